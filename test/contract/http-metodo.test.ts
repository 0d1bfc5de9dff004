/** The method is what the request line says: nothing written elsewhere makes a reading act, and what is not a method of ours reaches no operation. */
import { expect, test } from 'vitest';
import { carregarRotas } from '../../local/openapi/rotas.ts';
import { chamadaDoExemplo, clienteDe, operacaoFalsa } from './http-apoio.ts';

const operacoes = (await carregarRotas()).map(operacaoFalsa);
const chamar = clienteDe(operacoes);
const feitas = (): number => operacoes.reduce((soma, { vezes }) => soma + vezes, 0);
const atos = operacoes.filter(({ contrato }) => contrato.metodo !== 'GET');

test.each(['x-http-method-override', 'x-http-method', 'x-method-override', '_method'])('%s turns no reading into an act, on any route', async (cabecalho) => {
  const antes = atos.reduce((soma, { vezes }) => soma + vezes, 0);
  for (const { contrato } of atos) {
    const { caminho, corpo, quem } = { quem: undefined, ...chamadaDoExemplo(contrato) };
    const chamada = { metodo: 'GET', caminho, cabecalhos: { [cabecalho]: contrato.metodo }, ...(contrato.confianca === 'publico' ? { quem } : {}) };
    // in the header, with the body of the act, and in the address
    for (const tentativa of [chamada, { ...chamada, corpo }, { ...chamada, consulta: `_method=${contrato.metodo}` }]) expect((await chamar(tentativa)).statusCode).toBeLessThan(500);
  }
  expect(atos.reduce((soma, { vezes }) => soma + vezes, 0)).toBe(antes);
});

test.each(['TRACE', 'TRACK', 'CONNECT', 'OPTIONS', 'PROPFIND', 'HEAD', 'get', ' POST', ''])('%j is answered without any operation, and nothing that came is sent back', async (metodo) => {
  const antes = feitas();
  for (const { contrato } of operacoes) {
    const r = await chamar({ ...chamadaDoExemplo(contrato), metodo, cabecalhos: { 'x-segredo': 'eco-do-que-veio' } });
    expect([404, 405], `${metodo} ${contrato.caminho}`).toContain(r.statusCode);
    expect(JSON.stringify(r)).not.toContain('eco-do-que-veio');
  }
  expect(feitas()).toBe(antes);
});
