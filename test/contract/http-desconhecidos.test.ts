/** What is no route: the answer of the Lambda of `$default`, on every address of the contracts and around it. */
import { expect, test } from 'vitest';
import { problema } from '../../events/http/problema.ts';
import { montarDesconhecidos } from '../../layers/http/endereco-desconhecido.ts';
import { carregarRotas } from '../../local/openapi/rotas.ts';
import { CONTEXTO, evento } from './http-apoio.ts';

const rotas = await carregarRotas();
const METODOS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'get'];
const handler = montarDesconhecidos(rotas.map(({ metodo, caminho }) => ({ metodo, caminho })));

async function chamar(metodo: string, caminho: string, cabecalhos = {}) {
  const { statusCode, headers, body } = await handler(evento({ metodo, caminho, quem: undefined, corpoBruto: 'eco-do-que-veio', cabecalhos }), CONTEXTO);
  return { statusCode, headers, body: body ?? '', json: problema.parse(JSON.parse(body ?? '')) };
}

test('an address that exists, by another method, says by which it is called', async () => {
  for (const modelo of new Set(rotas.map((r) => r.caminho))) {
    // `/usuarios/opcoes` is also called as `/usuarios/{usuario}`
    const aceitos = rotas.filter((r) => new RegExp(`^${r.caminho.replace(/\{\w+\}/g, '[^/]+')}$`).test(modelo)).map((r) => r.metodo);
    for (const metodo of METODOS.filter((m) => !aceitos.some((a) => a === m))) {
      const { statusCode, headers, json } = await chamar(metodo, `/api${modelo.replace(/\{\w+\}/g, '0')}`);
      expect([statusCode, json.codigo], `${metodo} ${modelo}`).toEqual([405, 'requisicao/metodo']);
      expect(headers?.['allow'], modelo).toBe([...new Set(aceitos)].sort().join(', '));
    }
  }
});

test.each(['/api/', '/api/nada', '/api/ciclos/', '/api//ciclos', '/api/ciclos/%', '/api/ciclos/../ciclos', '/api/__proto__', '/ciclos', '/', '', '/apiciclos', '/api/ciclos/1/nada/mais', `/api/${'a'.repeat(200)}`])('%s is no address, by any method', async (caminho) => {
  for (const metodo of METODOS) {
    const { statusCode, headers, json } = await chamar(metodo, caminho);
    expect([statusCode, json.codigo, headers?.['allow']]).toEqual([404, 'requisicao/rota-inexistente', undefined]);
    expect(json.detail).toContain('não existe');
  }
});

test('what the gateway did not match is not served, whatever we would have matched; and nothing of what came is sent back', async () => {
  const r = await chamar('GET', '/api/ciclos', { origin: 'https://mau.example', 'access-control-request-method': 'GET', 'x-segredo': 'eco-do-que-veio' });
  expect([r.statusCode, r.headers?.['content-type'], r.headers?.['cache-control']]).toEqual([404, 'application/problem+json; charset=utf-8', 'no-store']);
  expect(r.headers?.['x-correlacao']).toBe(r.json.correlacao);
  expect(JSON.stringify(r)).not.toMatch(/eco-do-que-veio|access-control|mau\.example/);
});
