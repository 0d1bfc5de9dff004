import { expect, test } from 'vitest';
import { A_MAIOR, A_MENOR, comRazao, HOJE } from './apoio.ts';

const razao = comRazao(() => import('../../../functions/razao/extrato-ligacao/handler.ts'));

interface Linha {
  readonly data: string;
  readonly evento: string;
  readonly rubrica: string | null;
  readonly aviso: number | null;
  readonly debito: string;
  readonly credito: string;
  readonly valor: number;
  readonly efeito: number;
  readonly emAberto: number;
  readonly creditos: number;
}
interface Extrato {
  readonly data: string;
  readonly emAberto: number;
  readonly creditos: number;
  readonly lancamentos: { readonly itens: Linha[]; readonly total: number };
}
async function extrato(cdc: number, consulta = ''): Promise<Extrato> {
  const resposta = await razao().ler(`/razao/ligacoes/${cdc}`, consulta);
  expect(resposta.statusCode).toBe(200);
  return resposta.json as never;
}

test('what is open and what is held as credit follow what was paid', async () => {
  const { exata, aMaior, aMenor, duasVezes, semPagamento } = razao().contas;
  expect(await extrato(semPagamento.cdc)).toMatchObject({ data: HOJE, emAberto: semPagamento.valor, creditos: 0 });
  expect(await extrato(exata.cdc)).toMatchObject({ emAberto: 0, creditos: 0 });
  expect(await extrato(aMaior.cdc)).toMatchObject({ emAberto: 0, creditos: A_MAIOR });
  expect(await extrato(aMenor.cdc)).toMatchObject({ emAberto: aMenor.valor, creditos: aMenor.valor - A_MENOR });
  expect(await extrato(duasVezes.cdc)).toMatchObject({ emAberto: 0, creditos: duasVezes.valor });
});

test('each line has names, its effect on the debt and how the ligação stood after it, the most recent first', async () => {
  const { cdc, aviso, valor } = razao().contas.duasVezes;
  const { lancamentos } = await extrato(cdc);
  const linhas = [...lancamentos.itens].reverse();
  let [emAberto, creditos] = [0, 0];
  for (const l of linhas) {
    emAberto += l.efeito;
    if (l.credito === 'CREDITO:DUPLICIDADE') creditos += l.valor;
    expect(l).toMatchObject({ aviso, emAberto, creditos });
  }
  const eventos = linhas.map((l) => ORDEM.indexOf(l.evento));
  expect(eventos).toEqual(eventos.toSorted((a, b) => a - b));
  const soma = (evento: string) => linhas.filter((l) => l.evento === evento).reduce((total, l) => total + l.efeito, 0);
  expect(ORDEM.map(soma)).toEqual([valor, -valor, 0]);
  expect(linhas.filter((l) => l.evento === ORDEM[0]).every((l) => l.rubrica !== null && l.debito.startsWith('RECEBER:') && l.credito.startsWith('RECEITA:'))).toBe(true);
  expect(linhas.at(-1)).toMatchObject({ rubrica: null, debito: 'TRANSITO:104', credito: 'CREDITO:DUPLICIDADE', valor, efeito: 0 });
});
const ORDEM = ['Emissão de fatura', 'Pagamento que quita a fatura', 'Pagamento que vira crédito do cliente'];

test('at a date it is as it was then', async () => {
  const { cdc, valor } = razao().contas.exata;
  expect(await extrato(cdc, 'data=2026-11-18')).toMatchObject({ data: '2026-11-18', emAberto: valor });
  expect(await extrato(cdc, 'data=2026-10-31')).toMatchObject({ emAberto: 0, creditos: 0, lancamentos: { itens: [], total: 0 } });
});

test('a page has its part, and the running balance of the whole', async () => {
  const { cdc } = razao().contas.duasVezes;
  const tudo = (await extrato(cdc)).lancamentos;
  const paginas = [];
  for (let pagina = 1; pagina <= tudo.total; pagina++) paginas.push(...(await extrato(cdc, `pagina=${pagina}&porPagina=1`)).lancamentos.itens);
  expect(paginas).toEqual(tudo.itens);
  expect((await extrato(cdc, 'pagina=99')).lancamentos).toMatchObject({ itens: [], total: tudo.total });
});

test('a ligação that has no bill has an empty statement; one that does not exist is refused', async () => {
  const { rows } = await razao().lote.query<{ cdc: number }>('SELECT cdc FROM cadastro.ligacao l WHERE NOT EXISTS (SELECT FROM razao.transferencia t WHERE t.cdc = l.cdc) LIMIT 1');
  expect(await extrato(rows[0]?.cdc ?? 0)).toMatchObject({ emAberto: 0, creditos: 0, lancamentos: { itens: [], total: 0 } });
  expect((await razao().ler('/razao/ligacoes/999999999')).json).toMatchObject({ status: 404, codigo: 'ligacao/nao-encontrada' });
});

test('what is open is what the table of open bills says, ligação by ligação', async () => {
  const { rows } = await razao().lote.query<{ cdc: number; valor: number }>('SELECT cdc, sum(valor)::bigint AS valor FROM faturamento.fatura_aberta GROUP BY cdc ORDER BY cdc LIMIT 40');
  expect(rows).toHaveLength(40);
  for (const { cdc, valor } of rows) expect((await extrato(cdc)).emAberto).toBe(valor);
});
