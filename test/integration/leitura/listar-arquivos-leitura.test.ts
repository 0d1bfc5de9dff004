import { beforeAll, expect, test } from 'vitest';
import { somarDias } from '../../../domain/comum/data-civil.ts';
import { receber } from '../../../functions/leitura/receber-leituras/receber.ts';
import { clienteDe } from '../../contract/http-apoio.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { arquivoDeLeituras, ler, lidasDoGrupo, type Lida } from './apoio.ts';

const casa = comFuncoes('nascente_app');
let chamar: ReturnType<typeof clienteDe>;
interface Lista {
  readonly itens: { readonly nome: string; readonly chave: string; readonly situacao: string; readonly motivo: string | null; readonly grupo: number | null; readonly referencia: string | null }[];
  readonly total: number;
}
async function listar(consulta = ''): Promise<Lista> {
  const resposta = await chamar({ metodo: 'GET', caminho: '/leituras/arquivos', consulta });
  expect(resposta.statusCode).toBe(200);
  return resposta.json as never;
}
const nomes = async (consulta: string) => (await listar(consulta)).itens.map((a) => a.nome);

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/leitura/listar-arquivos-leitura/handler.ts')).handler]);
  const [uma] = (await lidasDoGrupo(casa().lote, 4)) as [Lida];
  const bytes = arquivoDeLeituras(4, [ler(uma, uma.anterior + 10)]);
  const chegar = (nome: string, conteudo: Uint8Array) => receber({ pool: casa().lote, relogio: casa().relogio }, conteudo, { nome, chave: `leituras/${nome}`, versao: null });
  await chegar('quatro.txt', bytes);
  await chegar('quatro-de-novo.txt', bytes);
  casa().relogio.mudar(somarDias(CIDADE.hoje, 1));
  await chegar('errado.txt', Buffer.from('não são leituras'));
});

test('the most recent first, what was refused whole with its reason', async () => {
  const { itens, total } = await listar();
  expect(total).toBe(5);
  expect(itens[0]).toMatchObject({ nome: 'errado.txt', situacao: 'REJEITADO', grupo: null, referencia: null });
  expect(itens[0]?.motivo).toMatch(/\w/);
  expect(itens.slice(1).map((a) => [a.nome.slice(0, 13), a.grupo, a.referencia])).toEqual([
    ['quatro.txt', 4, CIDADE.referencia],
    ['leituras-g003', 3, CIDADE.referencia],
    ['leituras-g002', 2, CIDADE.referencia],
    ['leituras-g001', 1, CIDADE.referencia],
  ]);
});

test('by grupo, by month, and a page at a time', async () => {
  expect(await nomes('grupo=4')).toEqual(['quatro.txt']);
  expect(await nomes('grupo=4&referencia=2026-10')).toEqual([]);
  expect((await listar(`referencia=${CIDADE.referencia}`)).total).toBe(4);
  expect(await listar('porPagina=2&pagina=3')).toMatchObject({ total: 5, itens: [{ grupo: 1 }] });
});

test('who sent a file finds it by the key, also when the same bytes had come before under another name', async () => {
  expect((await listar('chave=leituras/quatro.txt')).itens).toMatchObject([{ nome: 'quatro.txt', chave: 'leituras/quatro.txt' }]);
  expect((await listar('chave=leituras/quatro-de-novo.txt')).itens).toMatchObject([{ nome: 'quatro.txt', chave: 'leituras/quatro-de-novo.txt' }]);
  expect(await nomes('chave=leituras/errado.txt')).toEqual(['errado.txt']);
  expect((await listar('chave=leituras/nunca.txt')).total).toBe(0);
});
