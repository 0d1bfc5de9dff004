import { beforeAll, expect, test } from 'vitest';
import { receber } from '../../../functions/leitura/receber-leituras/receber.ts';
import { clienteDe } from '../../contract/http-apoio.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { arquivoDeLeituras, ler, lidasDoGrupo, type Lida } from './apoio.ts';

const casa = comFuncoes('nascente_app');
let chamar: ReturnType<typeof clienteDe>;
let id: number;
const mostrar = async (numero: number, consulta = '') => chamar({ metodo: 'GET', caminho: `/leituras/arquivos/${numero}`, consulta });
interface Relatorio {
  readonly arquivo: { readonly id: number; readonly aceitas: number; readonly sinalizadas: number; readonly recusadas: number };
  readonly linhas: { readonly itens: { readonly linha: number; readonly resultado: string; readonly codigo: string; readonly mensagem: string; readonly conteudo: string }[]; readonly total: number };
}
async function relatorio(consulta = ''): Promise<Relatorio> {
  const resposta = await mostrar(id, consulta);
  expect(resposta.statusCode).toBe(200);
  return resposta.json as never;
}

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/leitura/mostrar-arquivo-leitura/handler.ts')).handler]);
  const [boa, menor, outra] = (await lidasDoGrupo(casa().lote, 4)) as [Lida, Lida, Lida];
  const bytes = arquivoDeLeituras(4, [ler(boa, boa.anterior + 10), ler({ cdc: 999_999_998, medidor: 'X' }, 5), ler(menor, menor.anterior - 1), ler(outra, null, { ocorrencia: 998 })]);
  await receber({ pool: casa().lote, relogio: casa().relogio }, bytes, { nome: 'quatro.txt', chave: 'leituras/quatro.txt', versao: null });
  const { rows } = await casa().lote.query<{ id: number }>(`SELECT id FROM leitura.arquivo WHERE nome = 'quatro.txt'`);
  id = rows[0]?.id ?? 0;
});

test('the file with its counts, and each line that somebody must look at, in the order of the file', async () => {
  const r = await relatorio();
  expect(r.arquivo).toMatchObject({ id, nome: 'quatro.txt', chave: 'leituras/quatro.txt', layout: 'NASCENTE-1', grupo: 4, referencia: CIDADE.referencia, situacao: 'PROCESSADO', aceitas: 2, sinalizadas: 1, recusadas: 2, motivo: null });
  expect(r.linhas.itens.map((l) => [l.linha, l.resultado, l.codigo])).toEqual([
    [3, 'RECUSADA', 'leitura/ligacao-desconhecida'],
    [4, 'SINALIZADA', 'leitura/menor-que-a-anterior'],
    [5, 'RECUSADA', 'leitura/ocorrencia-desconhecida'],
  ]);
  expect(r.linhas.itens[0]?.mensagem).toContain('Linha 3');
  expect(r.linhas.itens[0]?.conteudo).toContain('999999998');
});

test('only the refused, or only the flagged, a page at a time', async () => {
  expect((await relatorio('resultado=RECUSADA')).linhas).toMatchObject({ total: 2, itens: [{ linha: 3 }, { linha: 5 }] });
  expect((await relatorio('resultado=SINALIZADA')).linhas).toMatchObject({ total: 1, itens: [{ linha: 4 }] });
  expect((await relatorio('porPagina=1&pagina=3')).linhas).toMatchObject({ total: 3, pagina: 3, itens: [{ linha: 5 }] });
  expect((await relatorio('pagina=9')).linhas).toMatchObject({ total: 3, itens: [] });
});

test('refuses a number that no file has', async () => {
  expect((await mostrar(999_999)).json).toMatchObject({ status: 404, codigo: 'arquivo/nao-encontrado' });
});
