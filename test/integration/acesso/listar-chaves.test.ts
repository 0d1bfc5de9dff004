import { beforeAll, expect, test } from 'vitest';
import { comGente, dia, RECUSADO } from './gente.ts';

const gente = comGente(async () => [
  (await import('../../../functions/acesso/criar-chave/handler.ts')).handler,
  (await import('../../../functions/acesso/listar-chaves/handler.ts')).handler,
]);
const CHAVES = { funcao: 'chave-de-api', acoes: ['consultar', 'incluir'] };
const listar = async (consulta = '') => (await gente().como('ines', { metodo: 'GET', caminho: '/chaves-de-api', consulta })).json as { itens: { nome: string; situacao: string }[]; total: number };

beforeAll(async () => {
  await gente().pessoa('ines', [CHAVES]);
  await gente().pessoa('saiu', [CHAVES]);
  for (const [nome, login] of [['Ativa', 'ines'], ['Revogada', 'ines'], ['Vencida', 'ines'], ['Trocada', 'ines'], ['Parada', 'saiu']] as const) {
    await gente().como(login, { metodo: 'POST', caminho: '/chaves-de-api', corpo: { nome, validaAte: dia(30), redes: ['10.0.0.0/8'], concessoes: [{ funcao: 'chave-de-api', acoes: ['consultar'] }] } });
  }
  await gente().sql(`UPDATE acesso.chave_de_api SET revogada_em = clock_timestamp() WHERE nome = 'Revogada'`);
  await gente().sql(`UPDATE acesso.chave_de_api SET criada_em = criada_em - interval '9 days', expira_em = clock_timestamp() WHERE nome = 'Vencida'`);
  await gente().sql(`UPDATE acesso.chave_de_api SET sucessora = (SELECT id FROM acesso.chave_de_api WHERE nome = 'Ativa') WHERE nome = 'Trocada'`);
  await gente().sql(`UPDATE acesso.usuario SET ativo = false WHERE login = 'saiu'`);
});

test('each says how it stands, what it may, and never the key', async () => {
  const { itens, total } = await listar();
  expect(total).toBe(5);
  expect(Object.fromEntries(itens.map((k) => [k.nome, k.situacao]))).toEqual({ Ativa: 'ATIVA', Revogada: 'REVOGADA', Vencida: 'VENCIDA', Trocada: 'TROCADA', Parada: 'PARADA' });
  expect(itens.find((k) => k.nome === 'Ativa')).toMatchObject({ redes: ['10.0.0.0/8'], criadaPor: 'Pessoa ines', usadaEm: null, concessoes: [{ funcao: 'chave-de-api', acoes: ['consultar'], setores: null }] });
  expect(JSON.stringify(itens)).not.toContain('nsc_');
});

test('by situation and by page', async () => {
  expect((await listar('situacao=REVOGADA')).itens.map((k) => k.nome)).toEqual(['Revogada']);
  expect(await listar('porPagina=2&pagina=3')).toMatchObject({ total: 5, itens: [{}] });
});

test('whoever may not is refused', async () => {
  await gente().pessoa('semnada');
  expect(await gente().como('semnada', { metodo: 'GET', caminho: '/chaves-de-api' })).toMatchObject(RECUSADO);
});
