import { beforeEach, describe, expect, test } from 'vitest';
import { exigir } from '../../../domain/comum/resultado.ts';
import { receber } from '../../../functions/leitura/receber-leituras/receber.ts';
import { aprovarCiclo } from '../../../layers/postgres/faturamento/aprovar-ciclo.ts';
import { calcularRotas } from '../../../layers/postgres/faturamento/calcular-rotas.ts';
import { decidirLigacao } from '../../../layers/postgres/faturamento/decidir-ligacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { CIDADE, DE_ONDE, manhaDe } from '../../fixture/cidade.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { arquivoDeLeituras, ler, lidasDoGrupo, type Detalhe, type Lida } from './apoio.ts';

const casa = comFuncoes('nascente_lote');
const { ciclo } = CIDADE.emCritica;
const agora = manhaDe(CIDADE.hoje);
const motivo = 'A foto mostra outro número';

/** A ligação of the cycle in crítica, with the line that brought its reading. */
interface Caso extends Lida {
  readonly valor: number;
  readonly original: Detalhe;
}
let livres: Lida[] = [];
async function linhas<T>(sql: string, ...valores: unknown[]): Promise<T[]> {
  return (await casa().lote.query(sql, valores)).rows as T[];
}
async function um(): Promise<Caso> {
  const l = livres.shift() ?? expect.fail('acabaram as ligações');
  const [x] = await linhas<{ data: string; hora: string; ocorrencia: number }>(
    `SELECT data, ocorrencia, to_char(lida_em AT TIME ZONE INTERVAL '-03:00', 'HH24:MI:SS') AS hora FROM leitura.leitura WHERE cdc = $1 AND referencia = 202611 AND medicao = 1`, l.cdc,
  );
  const valor = l.valor ?? expect.fail('ligação sem leitura');
  return { ...l, valor, original: ler(l, valor, { ...x }) };
}
let vez = 0;
/** The file is received and the rotas that it sends back are computed. */
async function chegar(...detalhes: Detalhe[]): Promise<void> {
  const nome = `c${++vez}.txt`;
  await receber({ pool: casa().lote, relogio: casa().relogio }, arquivoDeLeituras(1, detalhes), { nome, chave: `leituras/${nome}`, versao: String(vez) });
  const pendentes = (await linhas<{ rota: number }>(`SELECT rota FROM faturamento.ciclo_rota WHERE ciclo = $1 AND situacao = 'PENDENTE'`, ciclo)).map((r) => r.rota);
  await emTransacao(casa().lote, (c) => calcularRotas(c, ciclo, pendentes, agora));
}
const decidir = async (cdc: number, acao: 'CORRIGIR_LEITURA' | 'PEDIR_RELEITURA' | 'ACEITAR', leitura: number | null = null, nome = 'Marina') =>
  exigir(await emTransacao(casa().lote, (c) => decidirLigacao(c, { ciclo, cdc, acao, leitura, medicao: null, motivo, autor: { nome, ...DE_ONDE }, agora })));
const relatorio = async () => (await linhas<{ linha: number; codigo: string; mensagem: string }>(`SELECT linha, codigo, mensagem FROM leitura.arquivo_linha WHERE arquivo = (SELECT max(id) FROM leitura.arquivo) ORDER BY linha, codigo`)).map((r) => [r.linha, r.codigo]);
const emVigor = async (cdc: number) => (await linhas(`SELECT valor, por, versao FROM leitura.leitura WHERE cdc = $1 AND referencia = 202611 AND medicao = 1`, cdc))[0];
const faturada = async (cdc: number) => (await linhas<{ leitura_atual: number | null }>('SELECT leitura_atual FROM faturamento.previa WHERE ciclo = $1 AND cdc = $2', ciclo, cdc))[0]?.leitura_atual;
const conflito = async (cdc: number) => (await linhas<{ situacao: string; bloqueia: boolean; detalhe: string }>(`SELECT situacao, bloqueia, detalhe FROM faturamento.apontamento WHERE ciclo = $1 AND cdc = $2 AND regra = 'LEITURA_EM_CONFLITO'`, ciclo, cdc))[0];

beforeEach(async () => {
  casa().relogio.mudar(CIDADE.hoje);
  if (livres.length === 0) livres = [...(await lidasDoGrupo(casa().lote, 1))];
});

describe('a file after a person corrected the reading', () => {
  test('sent again with another line corrected, it keeps what the person set, says who did, and the person does not approve alone', async () => {
    const [x, y] = [await um(), await um()];
    await decidir(x.cdc, 'CORRIGIR_LEITURA', x.valor - 4);
    await chegar(x.original, { ...y.original, leitura: y.valor + 1 });
    expect(await relatorio()).toEqual([[2, 'leitura/ja-corrigida'], [3, 'leitura/corrigida']]);
    expect(await emVigor(x.cdc)).toEqual({ valor: x.valor - 4, por: 'Marina', versao: 2 });
    expect([await faturada(x.cdc), await faturada(y.cdc)]).toEqual([x.valor - 4, y.valor + 1]);
    expect(await conflito(x.cdc)).toBeUndefined();
    expect((await linhas('SELECT aceitas, sinalizadas, recusadas FROM leitura.arquivo ORDER BY id DESC LIMIT 1'))[0]).toEqual({ aceitas: 2, sinalizadas: 2, recusadas: 0 });
    await casa().banco.pool().query(`UPDATE faturamento.apontamento SET situacao = 'ACEITO', decidido_por = 'x', decidido_em = now() WHERE ciclo = $1 AND situacao = 'PENDENTE' AND bloqueia`, [ciclo]);
    const aprovacao = await emTransacao(casa().lote, (c) => aprovarCiclo(c, { ciclo, autor: { nome: 'Marina', ...DE_ONDE }, observacao: null, agora, hoje: CIDADE.hoje }));
    expect(aprovacao).toMatchObject({ ok: false, erro: { codigo: 'ciclo/aprovador-corrigiu-leitura' } });
  });

  test('that brings the same number as the person is a confirmation, and the name stays', async () => {
    const x = await um();
    await decidir(x.cdc, 'CORRIGIR_LEITURA', x.valor - 3);
    await chegar({ ...x.original, leitura: x.valor - 3 });
    expect(await relatorio()).toEqual([]);
    expect(await emVigor(x.cdc)).toEqual({ valor: x.valor - 3, por: 'Marina', versao: 2 });
  });

  test('that brings a third number is never taken in silence: it stands in the crítica and blocks until a person keeps theirs', async () => {
    const x = await um();
    await decidir(x.cdc, 'CORRIGIR_LEITURA', x.valor - 5);
    await chegar({ ...x.original, leitura: x.valor + 9 });
    expect(await relatorio()).toEqual([[2, 'leitura/conflito']]);
    expect(await emVigor(x.cdc)).toEqual({ valor: x.valor - 5, por: 'Marina', versao: 2 });
    expect(await faturada(x.cdc)).toBe(x.valor - 5);
    const achado = await conflito(x.cdc);
    expect(achado).toMatchObject({ situacao: 'PENDENTE', bloqueia: true });
    expect(achado?.detalhe).toContain(`leitura ${x.valor + 9}`);
    expect(achado?.detalhe).toContain(`vale ${x.valor - 5}, registrada por Marina`);
    await decidir(x.cdc, 'ACEITAR', null, 'Célio');
    // sent once more it is the same conflict, decided already
    await chegar({ ...x.original, leitura: x.valor + 9, leiturista: 'L1' });
    expect(await relatorio()).toEqual([[2, 'leitura/conflito']]);
    expect(await conflito(x.cdc)).toMatchObject({ situacao: 'ACEITO' });
    // a fourth number is another matter
    await chegar({ ...x.original, leitura: x.valor + 8 });
    expect(await conflito(x.cdc)).toMatchObject({ situacao: 'PENDENTE' });
    expect(await linhas('SELECT count(*)::integer AS n FROM leitura.conflito WHERE cdc = $1', x.cdc)).toEqual([{ n: 2 }]);
  });

  test('a conflict is answered by taking the number of the file, under the name of who took it, and the history keeps all', async () => {
    const x = await um();
    await decidir(x.cdc, 'CORRIGIR_LEITURA', x.valor - 5);
    await chegar({ ...x.original, leitura: x.valor + 2 });
    await decidir(x.cdc, 'CORRIGIR_LEITURA', x.valor + 2, 'Célio');
    expect(await conflito(x.cdc)).toBeUndefined();
    expect(await emVigor(x.cdc)).toEqual({ valor: x.valor + 2, por: 'Célio', versao: 3 });
    // whatever people replaced, and what they set before, is passed over
    await chegar(x.original);
    expect(await relatorio()).toEqual([[2, 'leitura/ja-corrigida']]);
    await chegar({ ...x.original, leitura: x.valor - 5 });
    expect(await relatorio()).toEqual([[2, 'leitura/ja-corrigida']]);
    expect(await linhas('SELECT versao, valor, por FROM leitura.leitura_historico WHERE cdc = $1 AND referencia = 202611 ORDER BY versao', x.cdc)).toEqual([
      { versao: 1, valor: x.valor, por: null }, { versao: 2, valor: x.valor - 5, por: 'Marina' },
    ]);
  });

  test('a number below the last one, which a person said that the dial does show, is theirs too', async () => {
    const x = await um();
    const baixa = { ...x.original, leitura: x.anterior - 5 };
    await chegar(baixa);
    expect(await relatorio()).toEqual([[2, 'leitura/corrigida'], [2, 'leitura/menor-que-a-anterior']]);
    await decidir(x.cdc, 'CORRIGIR_LEITURA', x.anterior - 5);
    expect(await emVigor(x.cdc)).toEqual({ valor: x.anterior - 5, por: 'Marina', versao: 3 });
    await chegar({ ...baixa, foto: 'f' });
    expect(await relatorio()).toEqual([]);
    // another number is not what was said of that one
    await chegar(x.original);
    expect(await relatorio()).toEqual([[2, 'leitura/conflito']]);
    expect(await emVigor(x.cdc)).toEqual({ valor: x.anterior - 5, por: 'Marina', versao: 3 });
    expect(await conflito(x.cdc)).toMatchObject({ situacao: 'PENDENTE', bloqueia: true });
  });

  test('a person may correct what a second file brought', async () => {
    const x = await um();
    await chegar({ ...x.original, leitura: x.valor + 3 });
    await decidir(x.cdc, 'CORRIGIR_LEITURA', x.valor + 1);
    // what the contractor itself had corrected is not what the person saw
    await chegar(x.original);
    expect(await relatorio()).toEqual([[2, 'leitura/conflito']]);
    await chegar({ ...x.original, leitura: x.valor + 3, foto: 'f' });
    expect(await relatorio()).toEqual([[2, 'leitura/ja-corrigida']]);
    expect(await emVigor(x.cdc)).toEqual({ valor: x.valor + 1, por: 'Marina', versao: 3 });
  });
});

describe('a file after another reading was asked for', () => {
  test('brings what was asked, also over what a person had set; the first file sent again does not answer', async () => {
    const x = await um();
    await decidir(x.cdc, 'CORRIGIR_LEITURA', x.valor - 2);
    await decidir(x.cdc, 'PEDIR_RELEITURA');
    await chegar(x.original);
    expect(await relatorio()).toEqual([[2, 'leitura/releitura-pendente']]);
    expect(await linhas('SELECT acao FROM faturamento.decisao WHERE ciclo = $1 AND cdc = $2', ciclo, x.cdc)).toEqual([{ acao: 'PEDIR_RELEITURA' }]);
    await chegar({ ...x.original, leitura: x.valor + 1, hora: '16:40:00' });
    expect(await relatorio()).toEqual([[2, 'leitura/corrigida']]);
    expect(await emVigor(x.cdc)).toEqual({ valor: x.valor + 1, por: null, versao: 3 });
    expect(await linhas('SELECT FROM faturamento.decisao WHERE ciclo = $1 AND cdc = $2', ciclo, x.cdc)).toEqual([]);
    expect(await faturada(x.cdc)).toBe(x.valor + 1);
    // the first file once more, corrected in another line, is still the first visit
    await chegar({ ...x.original, foto: 'f' });
    expect(await relatorio()).toEqual([[2, 'leitura/visita-anterior']]);
    expect(await emVigor(x.cdc)).toEqual({ valor: x.valor + 1, por: null, versao: 3 });
    // and what was asked again is not answered by any visit that was made before
    await decidir(x.cdc, 'PEDIR_RELEITURA');
    await chegar({ ...x.original, foto: 'g' });
    expect(await relatorio()).toEqual([[2, 'leitura/releitura-pendente']]);
    expect(await linhas('SELECT acao FROM faturamento.decisao WHERE ciclo = $1 AND cdc = $2', ciclo, x.cdc)).toEqual([{ acao: 'PEDIR_RELEITURA' }]);
  });

  test('that confirms answers too', async () => {
    const x = await um();
    await decidir(x.cdc, 'PEDIR_RELEITURA');
    await chegar(x.original);
    expect(await relatorio()).toEqual([[2, 'leitura/releitura-pendente']]);
    await chegar({ ...x.original, hora: '16:41:00' });
    expect(await relatorio()).toEqual([[2, 'leitura/confirmada']]);
    expect(await faturada(x.cdc)).toBe(x.valor);
  });
});
