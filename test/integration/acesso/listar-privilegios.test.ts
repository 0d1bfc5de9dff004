import { beforeAll, expect, test } from 'vitest';
import { comGente, dia, RECUSADO } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/listar-privilegios/handler.ts')).handler]);
let [davi, eva] = ['', ''];
const listar = async (consulta = '') =>
  ((await gente().como('ana', { metodo: 'GET', caminho: '/privilegios-concedidos', consulta })).json as { itens: { privilegio: string; situacao: string }[] }).itens.map((p) => `${p.privilegio} ${p.situacao}`);

beforeAll(async () => {
  const ana = await gente().pessoa('ana', [{ funcao: 'privilegio', acoes: ['consultar'] }]);
  [davi, eva] = [await gente().pessoa('davi'), await gente().pessoa('eva')];
  const dados = [[davi, 'taxa:isentar', -5, 30, false], [davi, 'critica:validar', 0, 31, false], [eva, 'taxa:isentar', 3, 9, false], [eva, 'critica:validar', -9, -1, false], [eva, 'taxa:isentar', 0, 2, true]] as const;
  for (const [quem, privilegio, de, ate, retirado] of dados) {
    await gente().sql(`INSERT INTO acesso.privilegio_concedido (usuario, privilegio, de, ate, motivo, concedido_por, retirado_em) VALUES ($1, $2, $3, $4, 'motivo', $5, CASE WHEN $6 THEN clock_timestamp() END)`, [quem, privilegio, dia(de), dia(ate), ana, retirado]);
  }
});

test('what ends first comes first, and what is over comes last', async () => {
  expect(await listar()).toEqual(['taxa:isentar FUTURO', 'taxa:isentar VIGENTE', 'critica:validar VIGENTE', 'critica:validar ENCERRADO', 'taxa:isentar RETIRADO']);
});

test.each([
  ['person', () => `pessoa=${davi}`, ['taxa:isentar VIGENTE', 'critica:validar VIGENTE']],
  ['privilege', () => 'privilegio=critica:validar', ['critica:validar VIGENTE', 'critica:validar ENCERRADO']],
  ['situation', () => 'situacao=FUTURO', ['taxa:isentar FUTURO']],
  ['what ends within 30 days, the thirtieth inside', () => 'venceEmDias=30', ['taxa:isentar VIGENTE']],
])('by %s', async (_, consulta, esperado) => {
  expect(await listar(consulta())).toEqual(esperado);
});

test('whoever may not is refused', async () => {
  expect(await gente().como('eva', { metodo: 'GET', caminho: '/privilegios-concedidos' })).toMatchObject(RECUSADO);
});
