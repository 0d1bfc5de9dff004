/** Bugs in what is done with the bank's files, to be planted and caught. */
import { comCommitNoMeio } from './commit-no-meio.ts';
import type { Erro } from './erros.ts';
import { semEfeito } from './sem-efeito.ts';

const SO_SE_ABERTA = /(f\.cancelada_em IS NOT NULL,)\s+f\.aviso IN \(SELECT a\.aviso .*?::bigint\[\]\)\)/;
const METADE = semEfeito('INSERT', 'razao.transferencia', 'NEW.evento = 2 AND NEW.documento % 2 = 0');
const SEM_CONTA_DO_LANCADO = {
  de: /current_setting\('razao\.lancado'\)::bigint/,
  para: '(SELECT sum(valor)::bigint FROM arrecadacao.pagamento WHERE arquivo = (SELECT max(id) FROM arrecadacao.arquivo))',
};
const SEM_IMPEDIMENTO = { de: /WHERE situacao IN \('PROCESSADO', 'RETIDO'\) AND \(\(convenio/, para: `WHERE false AND ((convenio` };

export const ERROS_DA_ARRECADACAO: readonly Erro[] = [
  { nome: 'a bank file leaves the queue before it is read', por: /oráculo/, aPartirDe: 9, planta: { transporte: { respondeAntes: 'retorno' } } },
  { nome: 'settlement does not look at what is already paid', por: /vivacidade/, planta: { trocas: [{ de: SO_SE_ABERTA, para: '$1 true' }] } },
  {
    nome: 'settlement closes the bill that was paid and another one',
    por: /invariante (6|40)/,
    planta: {
      sql: `CREATE FUNCTION public.levar_outra() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              DELETE FROM faturamento.fatura_aberta WHERE aviso = (SELECT min(aviso) FROM faturamento.fatura_aberta); RETURN NULL; END $$;
            CREATE TRIGGER levar_outra AFTER DELETE ON faturamento.fatura_aberta FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION public.levar_outra();`,
    },
  },
  {
    nome: 'a file whose total is wrong is accepted with the total that it should have',
    por: /oráculo/,
    planta: { casos: (certos) => ({ receberRetorno: (pool, arquivo, m) => certos.receberRetorno(pool, { ...arquivo, bytes: comTotalCerto(arquivo.bytes) }, m) }) },
  },
  {
    nome: 'a file is known by its name: the same one under another name is another',
    por: /oráculo|invariante (35|36)/,
    planta: {
      sql: 'DROP INDEX arrecadacao.arquivo_nsa',
      trocas: [SEM_IMPEDIMENTO],
      casos: (certos) => ({
        receberRetorno: (pool, arquivo, m) => certos.receberRetorno(pool, arquivo.nome.includes('copia') ? { ...arquivo, bytes: comOutroFim(arquivo.bytes) } : arquivo, m),
      }),
    },
  },
  { nome: 'the same payments under a new number are settled again', por: /invariante 36/, planta: { trocas: [{ de: /OR digest_detalhes = decode/, para: 'OR false AND digest_detalhes = decode' }] } },
  { nome: 'half of the payments of a file reach the ledger', por: /vivacidade/, planta: { sql: METADE } },
  { nome: 'half of the payments of a file reach the ledger, and nobody counts them', por: /invariante 39/, planta: { sql: METADE, trocas: [SEM_CONTA_DO_LANCADO] } },
  {
    nome: 'a file is registered in one transaction and settled in another',
    por: /invariante 38/,
    planta: { casos: (certos) => ({ receberRetorno: (pool, ...resto) => certos.receberRetorno(comCommitNoMeio(pool, /INSERT INTO arrecadacao\.arquivo/), ...resto) }) },
  },
  { nome: 'what was paid above the bill is not credited', por: /invariante (9|42)/, planta: { sql: semEfeito('INSERT', 'arrecadacao.credito', `NEW.tipo = 'EXCEDENTE'`) } },
  { nome: 'who pays late owes no charges', por: /invariante 23/, planta: { sql: semEfeito('INSERT', 'faturamento.encargo_pendente', 'true') } },
  {
    nome: 'the balance of an account forgets what it was',
    por: /invariante (1|5)\b/,
    planta: { sql: `DO $$ BEGIN EXECUTE replace(pg_get_functiondef('razao.ao_lancar'::regproc), 's.debitos + excluded.debitos', 'excluded.debitos'); END $$` },
  },
];

const REGISTRO = 152;

/** The trailer says what the details sum. */
function comTotalCerto(bytes: Uint8Array): Uint8Array {
  const texto = Buffer.from(bytes).toString('latin1');
  const linhas = texto.match(new RegExp(`[^]{${REGISTRO}}`, 'g'));
  if (linhas === null || !(linhas.at(-1) ?? '').startsWith('Z') || linhas.some((l, i) => l.startsWith('Z') && i < linhas.length - 1)) return bytes;
  const soma = linhas.filter((l) => l.startsWith('G')).reduce((s, l) => s + Number(l.slice(81, 93)), 0);
  const fim = linhas.at(-1) ?? '';
  return Buffer.from([...linhas.slice(0, -1), fim.slice(0, 7) + String(soma).padStart(17, '0') + fim.slice(24)].join(''), 'latin1');
}

/** Other bytes, the same file: lines end in LF. */
function comOutroFim(bytes: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
