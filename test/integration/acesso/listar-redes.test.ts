import { expect, test } from 'vitest';
import { comAcesso } from './apoio.ts';

const acesso = comAcesso();

test('all of them, in force or not, and from where the caller is', async () => {
  await acesso().banco.pool().query(`INSERT INTO acesso.rede (tipo, faixa, descricao, ativa, por) VALUES ('PERMITE', '2001:db8::/32', 'Sede', false, 'teste'), ('PERMITE', '203.0.113.0/24', 'Sede', true, 'teste'), ('NEGA', '10.0.0.0/8', 'Fora', true, 'teste')`);
  const r = await acesso().chamar({ metodo: 'GET', caminho: '/redes-de-acesso' });
  expect(r.json['seuEndereco']).toBe('203.0.113.7');
  expect((r.json['itens'] as { tipo: string; faixa: string; ativa: boolean }[]).map((x) => [x.tipo, x.faixa, x.ativa])).toEqual([['NEGA', '10.0.0.0/8', true], ['PERMITE', '203.0.113.0/24', true], ['PERMITE', '2001:db8::/32', false]]);
});
