import { expect, test } from 'vitest';
import { redeDaApi } from '../../../layers/acesso/redes.ts';
import { acharRede } from '../../../layers/postgres/acesso/redes.ts';
import { comAcesso } from './apoio.ts';

const acesso = comAcesso();
let n = 0;
const lida = async (id: number) => {
  const achada = await acharRede(acesso().banco.pool(), id);
  return achada === undefined ? 'x'.repeat(32) : redeDaApi(achada).versao;
};
const alterar = async (id: number, ativa: boolean, descricao = 'Sede nova', versao?: string) =>
  acesso().chamar({ metodo: 'PUT', caminho: `/redes-de-acesso/${id}`, corpo: { ativa, descricao, versao: versao ?? (await lida(id)), motivo: 'O enlace mudou' }, cabecalhos: { 'idempotency-key': `alterar-${++n}-xxxx` } });

test('a network is put out of force and in it again, with before and after in the audit', async () => {
  const { rows } = await acesso().banco.pool().query<{ id: number }>(`INSERT INTO acesso.rede (tipo, faixa, descricao, por) VALUES ('PERMITE', '203.0.113.0/24', 'Sede', 'teste'), ('NEGA', '203.0.113.7/32', 'Só desligada', 'teste') RETURNING id`);
  const [sede = 0, negada = 0] = rows.map((r) => r.id);
  expect((await alterar(sede, true)).json['codigo']).toBe('rede/fecharia-quem-altera');
  expect((await alterar(negada, false, 'Só desligada')).json).toMatchObject({ ativa: false, por: 'Marina Duarte (demonstração)' });
  expect((await alterar(sede, true)).json).toMatchObject({ ativa: true, descricao: 'Sede nova', faixa: '203.0.113.0/24' });
  expect((await alterar(negada, true)).json['codigo']).toBe('rede/fecharia-quem-altera');
  expect((await alterar(99_999, true)).json['codigo']).toBe('rede/inexistente');
  const { rows: atos } = await acesso().banco.pool().query(`SELECT objeto, antes->'ativa' AS antes, depois->'ativa' AS depois, motivo FROM comum.auditoria WHERE funcao = 'acesso/alterar-rede' ORDER BY id`);
  expect(atos).toEqual([{ objeto: `rede:${negada}`, antes: true, depois: false, motivo: 'O enlace mudou' }, { objeto: `rede:${sede}`, antes: true, depois: true, motivo: 'O enlace mudou' }]);
});

test('of two who change it at once, one is told that it changed', async () => {
  const { rows } = await acesso().banco.pool().query<{ id: number }>(`INSERT INTO acesso.rede (tipo, faixa, descricao, por, ativa) VALUES ('NEGA', '198.51.100.0/24', 'Obra', 'teste', false) RETURNING id`);
  const id = rows[0]?.id ?? 0;
  const versao = await lida(id);
  // one renames it, the other, who has the old name before him, turns it on
  const feitos = await Promise.all([alterar(id, false, 'Obra da adutora', versao), alterar(id, true, 'Obra', versao)]);
  expect(new Set(feitos.map((r) => r.statusCode))).toEqual(new Set([200, 409]));
  expect(feitos.find((r) => r.statusCode === 409)?.json).toMatchObject({ codigo: 'rede/mudou', campo: 'corpo.versao' });
});
