import { beforeAll, expect, test } from 'vitest';
import { receber } from '../../../functions/arrecadacao/receber-retorno/receber.ts';
import { clienteDe } from '../../contract/http-apoio.ts';
import { somarDias } from '../../../domain/comum/data-civil.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { arquivoDe, contasAbertas, pagar } from './apoio.ts';

const casa = comFuncoes('nascente_app');
let chamar: ReturnType<typeof clienteDe>;
const listar = async (consulta = '') => (await chamar({ metodo: 'GET', caminho: '/retornos', consulta })).json as { itens: { nome: string; chave: string; situacao: string; banco: { nome: string } | null; recebidoEm: string }[]; total: number; pagina: number; porPagina: number };

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/arrecadacao/listar-retornos/handler.ts')).handler]);
  const contas = await contasAbertas(casa().lote);
  const chegar = (nome: string, bytes: Uint8Array) => receber({ pool: casa().lote, relogio: casa().relogio, guarda: 'guarda' }, { nome, entrada: { chave: `retornos/${nome}`, versao: null }, bytes });
  const bom = arquivoDe(contas.slice(0, 3).map((c) => pagar(c)));
  await chegar('um.ret', bom);
  await chegar('um-de-novo.ret', bom);
  casa().relogio.mudar(somarDias(CIDADE.hoje, 1));
  await chegar('dois.ret', arquivoDe(contas.slice(0, 3).map((c) => pagar(c))));
  await chegar('tres.ret', Buffer.from('não é retorno'));
});

test('lists what was received, the most recent first, a page at a time', async () => {
  const tudo = await listar();
  expect(tudo).toMatchObject({ total: 3, pagina: 1, porPagina: 50 });
  expect(tudo.itens.map((r) => [r.nome, r.situacao])).toEqual([['tres.ret', 'REJEITADO'], ['dois.ret', 'RETIDO'], ['um.ret', 'PROCESSADO']]);
  expect(tudo.itens.map((r) => r.banco?.nome ?? null)).toEqual([null, 'Caixa Econômica Federal', 'Caixa Econômica Federal']);
  expect((await listar('pagina=2&porPagina=2')).itens.map((r) => r.nome)).toEqual(['um.ret']);
  expect(await listar('pagina=9&porPagina=2')).toMatchObject({ itens: [], total: 3 });
});

test('by situation, and by the days of São Paulo', async () => {
  expect((await listar('situacao=RETIDO')).itens.map((r) => r.nome)).toEqual(['dois.ret']);
  expect((await listar(`de=${CIDADE.hoje}&ate=${CIDADE.hoje}`)).itens.map((r) => r.nome)).toEqual(['um.ret']);
  expect((await listar(`de=${somarDias(CIDADE.hoje, 1)}`)).total).toBe(2);
  expect((await listar('situacao=RECUSADO')).total).toBe(0);
});

test('who sent a file finds it by the key, also when the same bytes had come before under another name', async () => {
  expect((await listar('chave=retornos/um.ret')).itens).toMatchObject([{ nome: 'um.ret', chave: 'retornos/um.ret' }]);
  expect((await listar('chave=retornos/um-de-novo.ret')).itens).toMatchObject([{ nome: 'um.ret', chave: 'retornos/um-de-novo.ret' }]);
  expect((await listar('chave=retornos/nunca')).total).toBe(0);
});
