import { beforeEach, expect, test } from 'vitest';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFaturamento, OUTRA_PESSOA } from './apoio.ts';

const f = comFaturamento(() => [import('../../../functions/faturamento/aprovar-ciclo/handler.ts'), import('../../../functions/faturamento/decidir-apontamento/handler.ts')]);
const ciclo: number = CIDADE.emCritica.ciclo;
const aprovar = (corpo: object = {}, em = ciclo, mais = {}) => f().agir(`/ciclos/${em}/aprovacao`, corpo, mais);
beforeEach(() => void f().efeitos.splice(0));

test('waits for the findings that block', async () => {
  const r = await aprovar();
  expect([r.statusCode, r.json['codigo']]).toEqual([409, 'ciclo/apontamentos-pendentes']);
});

test('waits for a rota that is being computed again', async () => {
  await f().sql(`UPDATE faturamento.ciclo_rota SET situacao = 'PENDENTE' WHERE ciclo = $1 AND rota = 1`, [ciclo]);
  const r = await aprovar();
  expect([r.statusCode, r.json['codigo']]).toEqual([409, 'ciclo/rota-em-calculo']);
  await f().sql(`UPDATE faturamento.ciclo_rota SET situacao = 'CALCULADA' WHERE ciclo = $1 AND rota = 1`, [ciclo]);
});

test('who made a reading of the lot does not approve without saying why, whatever was decided of it later', async () => {
  const cdcs = await f().sql<{ cdc: number }>(`SELECT DISTINCT cdc FROM faturamento.apontamento WHERE ciclo = $1 AND situacao = 'PENDENTE' AND bloqueia`, [ciclo]);
  for (const { cdc } of cdcs) await f().agir(`/ciclos/${ciclo}/ligacoes/${cdc}/decisao`, { acao: 'ACEITAR', motivo: 'conferido na rua' });
  const [lida] = await f().sql<{ cdc: number; atual: number }>('SELECT cdc, leitura_atual AS atual FROM faturamento.previa WHERE ciclo = $1 AND tipo_consumo = 1 AND consumo_medido > 9 AND situacao = 1 LIMIT 1', [ciclo]);
  const decidir = (corpo: object) => f().agir(`/ciclos/${ciclo}/ligacoes/${lida!.cdc}/decisao`, { motivo: 'dígito trocado', ...corpo });
  await decidir({ acao: 'CORRIGIR_LEITURA', leitura: lida!.atual - 1 });
  await decidir({ acao: 'ESTACIONAR' });
  await decidir({ acao: 'LIBERAR' });
  const r = await aprovar();
  expect([r.statusCode, r.json['codigo']]).toEqual([409, 'ciclo/aprovador-corrigiu-leitura']);
});

test('another person approves: the name, the time and the address stay, the machine goes on, and nobody approves twice', async () => {
  await f().sql(`UPDATE faturamento.ciclo SET token_critica = 'token-da-critica' WHERE id = $1`, [ciclo]);
  const r = await aprovar({ observacao: 'Conferido por amostragem' }, ciclo, { quem: OUTRA_PESSOA });
  expect(r.json).toMatchObject({ ciclo, situacao: 'APROVADO', aprovadoPor: OUTRA_PESSOA.nome });
  expect(f().efeitos).toEqual([{ acao: 'SendTaskSuccess', corpo: { taskToken: 'token-da-critica', output: JSON.stringify({ ciclo, aprovado: true }) } }]);
  const [c] = await f().sql<{ por: string }>('SELECT situacao, critica_por AS por, critica_observacao AS observacao, emissao FROM faturamento.ciclo WHERE id = $1', [ciclo]);
  expect(c).toEqual({ situacao: 'APROVADO', por: OUTRA_PESSOA.nome, observacao: 'Conferido por amostragem', emissao: CIDADE.hoje });
  const [ato] = await f().sql(`SELECT usuario, host(ip) AS ip, dispositivo, motivo FROM comum.auditoria WHERE funcao = 'faturamento/aprovar-ciclo' AND objeto = $1`, [`ciclo:${ciclo}`]);
  expect(ato).toEqual({ usuario: OUTRA_PESSOA.nome, ip: '203.0.113.7', dispositivo: 'teste', motivo: 'Conferido por amostragem' });
  expect(await f().sql(`SELECT FROM faturamento.apontamento WHERE ciclo = $1 AND situacao = 'PENDENTE'`, [ciclo])).toEqual([]);
  const outra = await aprovar();
  expect([outra.statusCode, outra.json['codigo']]).toEqual([409, 'ciclo/fora-da-critica']);
  expect(outra.json['detail']).toMatch(/não há o que aprovar/);
});

test('an unknown cycle is not approved', async () => {
  expect((await aprovar({}, 99)).json).toMatchObject({ codigo: 'ciclo/nao-encontrado', detail: expect.stringContaining('Confira o número') as string });
});
