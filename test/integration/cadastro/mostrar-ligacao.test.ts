import { beforeAll, expect, test } from 'vitest';
import { somarDias, type DataCivil } from '../../../domain/comum/data-civil.ts';
import { centavos } from '../../../domain/comum/dinheiro.ts';
import { receber } from '../../../functions/arrecadacao/receber-retorno/receber.ts';
import { saldo } from '../../../functions/cadastro/mostrar-ligacao/saldo.ts';
import { mostrarLigacao } from '../../../layers/postgres/cadastro/mostrar-ligacao.ts';
import { clienteDe } from '../../contract/http-apoio.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { arquivoDe, contasAbertas, pagar, type ContaAberta } from '../arrecadacao/apoio.ts';

const casa = comFuncoes('nascente_app');
let chamar: ReturnType<typeof clienteDe>;
let contas: readonly ContaAberta[];

interface Ligacao {
  readonly cdc: number;
  readonly nome: string;
  readonly endereco: string;
  readonly hidrometro: { readonly numero: string; readonly desde: string } | null;
  readonly master: number | null;
  readonly dependentes: number[];
  readonly economias: { readonly categoria: string; readonly subcategoria: string; readonly quantidade: number }[];
  readonly leituras: { readonly referencia: string; readonly medicao: string; readonly valor: number | null; readonly consumo: number | null }[];
  readonly faturas: { readonly aviso: number; readonly situacao: string; readonly valor: number }[];
  readonly pagamentos: { readonly destino: string; readonly valor: number; readonly quitado: number; readonly aviso: number | null; readonly banco: string }[];
  readonly saldo: { readonly emAberto: number; readonly vencido: number; readonly creditos: number; readonly encargosPendentes: number };
}
const ver = (cdc: number) => chamar({ metodo: 'GET', caminho: `/ligacoes/${cdc}` });
async function ligacao(cdc: number): Promise<Ligacao> {
  const resposta = await ver(cdc);
  expect(resposta.statusCode).toBe(200);
  return resposta.json as never;
}
async function cdcs(sql: string): Promise<number[]> {
  return (await casa().lote.query<{ cdc: number }>(sql)).rows.map((r) => r.cdc);
}
async function um(sql: string): Promise<number> {
  return (await cdcs(`${sql} LIMIT 1`))[0] ?? expect.fail(`a cidade não tem: ${sql}`);
}
const pagarHoje = (...pagamentos: Parameters<typeof arquivoDe>[0]) =>
  receber({ pool: casa().lote, relogio: casa().relogio, guarda: 'guarda' }, { nome: 'dia.ret', entrada: { chave: 'retornos/dia.ret', versao: null }, bytes: arquivoDe(pagamentos) });

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/cadastro/mostrar-ligacao/handler.ts')).handler]);
  contas = await contasAbertas(casa().lote);
});

test('every ligação of the town can be shown', async () => {
  const todas = await cdcs('SELECT cdc FROM cadastro.ligacao ORDER BY cdc');
  expect(todas).toHaveLength(720);
  for (const cdc of todas) expect((await ver(cdc)).statusCode).toBe(200);
}, 60_000);

test('who, where, with which meter, and billed as what', async () => {
  const cdc = contas[0]?.cdc ?? 0;
  const { rows } = await casa().lote.query<{ nome: string; rua: string; bairro: string; numero: string; medidor: string }>(
    `SELECT p.nome, g.tipo || ' ' || g.nome AS rua, b.nome AS bairro, l.numero, h.numero AS medidor FROM cadastro.ligacao l JOIN cadastro.pessoa p ON p.id = l.pessoa
       JOIN cadastro.logradouro g ON g.id = l.logradouro JOIN cadastro.bairro b ON b.id = g.bairro
       JOIN hidrometria.instalacao i ON i.cdc = l.cdc AND i.medicao = 1 AND upper_inf(i.periodo) JOIN hidrometria.hidrometro h ON h.id = i.hidrometro WHERE l.cdc = $1`,
    [cdc],
  );
  const l = await ligacao(cdc);
  expect(l).toMatchObject({ cdc, nome: rows[0]?.nome, hidrometro: { numero: rows[0]?.medidor }, grupo: CIDADE.emitido.grupo, documentoMascarado: expect.stringContaining('*') as string });
  expect(l.endereco).toMatch(new RegExp(`^${rows[0]?.rua}, ${rows[0]?.numero},.* ${rows[0]?.bairro}$`));
  expect(l.economias.length).toBeGreaterThan(0);
});

test('a master knows its dependents, and each of them its master', async () => {
  const master = await um('SELECT master AS cdc FROM cadastro.dependente');
  const { dependentes } = await ligacao(master);
  expect(dependentes).toEqual(await cdcs(`SELECT dependente AS cdc FROM cadastro.dependente WHERE master = ${master} ORDER BY 1`));
  expect((await ligacao(dependentes[0] ?? 0)).master).toBe(master);
});

test('readings come with the consumption that was billed; those of before, with the difference of the dial; the most recent first', async () => {
  const { aviso, cdc } = contas[0] ?? expect.fail('sem contas');
  const { leituras } = await ligacao(cdc);
  const meses = leituras.map((l) => Number(l.referencia.replace('-', '')));
  expect(meses).toEqual(meses.toSorted((a, b) => b - a));
  const { rows } = await casa().lote.query<{ medido: number }>('SELECT consumo_medido AS medido FROM faturamento.fatura WHERE aviso = $1', [aviso]);
  const [atual, anterior, outra] = leituras.filter((l) => l.medicao === 'REDE');
  expect(atual).toMatchObject({ referencia: CIDADE.referencia, consumo: rows[0]?.medido });
  expect(anterior?.consumo).toBe((anterior?.valor ?? 0) - (outra?.valor ?? 0));
});

test('a well is read by a meter of its own', async () => {
  const cdc = await um('SELECT DISTINCT x.cdc FROM leitura.leitura x WHERE x.medicao = 2 AND EXISTS (SELECT FROM leitura.leitura y WHERE y.cdc = x.cdc AND y.medicao = 1)');
  const { leituras } = await ligacao(cdc);
  expect(new Set(leituras.map((l) => l.medicao))).toEqual(new Set(['REDE', 'POCO']));
});

test('what was paid, by which bank and to what end, and what is still owed or held', async () => {
  const [paga, aMenor] = contas.slice(1, 3) as [ContaAberta, ContaAberta];
  await pagarHoje(pagar(paga, { valor: centavos(paga.valor + 500) }), pagar(aMenor, { valor: centavos(aMenor.valor - 1) }));
  const quitada = await ligacao(paga.cdc);
  expect(quitada.faturas).toMatchObject([{ aviso: paga.aviso, situacao: 'PAGA', valor: paga.valor }]);
  expect(quitada.pagamentos).toMatchObject([{ destino: 'QUITACAO', valor: paga.valor + 500, quitado: paga.valor, aviso: paga.aviso, banco: 'Caixa Econômica Federal' }]);
  expect(quitada.saldo).toEqual({ emAberto: 0, vencido: 0, creditos: 500, encargosPendentes: 0 });
  const parcial = await ligacao(aMenor.cdc);
  expect(parcial.faturas).toMatchObject([{ situacao: 'EM_DEBITO' }]);
  expect(parcial.pagamentos).toMatchObject([{ destino: 'CREDITO_PARCIAL', quitado: 0 }]);
  expect(parcial.saldo).toEqual({ emAberto: aMenor.valor, vencido: 0, creditos: aMenor.valor - 1, encargosPendentes: 0 });
});

test('what was paid late leaves its charges pending', async () => {
  const conta = contas[3] ?? expect.fail('sem contas');
  const dia = somarDias(conta.vencimento, 10);
  casa().relogio.mudar(dia);
  await receber({ pool: casa().lote, relogio: casa().relogio, guarda: 'guarda' }, { nome: 'tarde.ret', entrada: { chave: 'retornos/tarde.ret', versao: null }, bytes: arquivoDe([pagar(conta, { dataPagamento: dia })], { dataGeracao: dia }) });
  casa().relogio.mudar(CIDADE.hoje);
  const { rows } = await casa().lote.query<{ devido: number }>('SELECT multa + correcao AS devido FROM faturamento.encargo_pendente WHERE aviso = $1', [conta.aviso]);
  expect((await ligacao(conta.cdc)).saldo).toMatchObject({ emAberto: 0, encargosPendentes: rows[0]?.devido });
  expect(rows[0]?.devido).toBeGreaterThan(0);
});

test('a cancelled bill is shown as such and is not owed', async () => {
  const conta = contas[4] ?? expect.fail('sem contas');
  const raiz = casa().banco.pool();
  await raiz.query('UPDATE faturamento.fatura SET cancelada_em = $2 WHERE aviso = $1', [conta.aviso, CIDADE.hoje]);
  await raiz.query('DELETE FROM faturamento.fatura_aberta WHERE aviso = $1', [conta.aviso]);
  const l = await ligacao(conta.cdc);
  expect(l.faturas).toMatchObject([{ aviso: conta.aviso, situacao: 'CANCELADA' }]);
  expect(l.saldo.emAberto).toBe(0);
});

test('a bill is overdue only after the first working day from its due date', () => {
  const abertas = [{ vencimento: '2026-11-15' as DataCivil, valor: 100 }, { vencimento: '2026-11-25' as DataCivil, valor: 7 }];
  // the 15th is a Sunday and a holiday; the 16th is local here
  const vencido = (hoje: string, locais: readonly string[] = []) => saldo(abertas, locais as DataCivil[], hoje as DataCivil).vencido;
  expect(['2026-11-15', '2026-11-16', '2026-11-17'].map((hoje) => vencido(hoje))).toEqual([0, 0, 100]);
  expect(['2026-11-17', '2026-11-18'].map((hoje) => vencido(hoje, ['2026-11-16']))).toEqual([0, 100]);
  expect(vencido('2026-11-26')).toBe(107);
});

test('the local holidays that matter come with the ligação', async () => {
  await casa().banco.pool().query(`INSERT INTO comum.feriado VALUES ('2026-11-18', 'Aniversário da cidade', 'MUNICIPAL') ON CONFLICT DO NOTHING`);
  expect((await mostrarLigacao(casa().app, contas[0]?.cdc ?? 0, CIDADE.hoje))?.feriados).toContain('2026-11-18');
});

test('refuses a CDC that nobody has', async () => {
  expect((await ver(999_999_999)).json).toMatchObject({ status: 404, codigo: 'ligacao/nao-encontrada', campo: 'cdc' });
});

