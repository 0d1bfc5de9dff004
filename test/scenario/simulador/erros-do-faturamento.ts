/** Bugs that a billing system has had, or could have: each is planted in a run and must be caught. */
import type { Efeito } from '../../../layers/postgres/comum/caixa-saida.ts';
import type { Pool } from '../../../layers/postgres/conexao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { comCommitNoMeio } from './commit-no-meio.ts';
import type { Erro } from './erros.ts';
import { semEfeito } from './sem-efeito.ts';

/** The function that takes numbers, with another way of finding the last one. As the true one, it is its owner who moves the counter. */
function numerar(corpo: string): string {
  return `CREATE OR REPLACE FUNCTION comum.reservar_numeros(p_serie text, quantidade bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS $$
    DECLARE fim bigint; BEGIN ${corpo} UPDATE comum.contador SET ultimo = fim WHERE serie = p_serie; RETURN fim - quantidade + 1; END $$;`;
}
const SEQUENCIAS = `DO $$ DECLARE c record; BEGIN FOR c IN SELECT * FROM comum.contador LOOP EXECUTE format('CREATE SEQUENCE comum.%I', 'seq-' || c.serie);
  PERFORM setval(format('comum.%I', 'seq-' || c.serie), greatest(c.ultimo, 1), c.ultimo > 0); END LOOP; END $$; GRANT ALL ON ALL SEQUENCES IN SCHEMA comum TO nascente_migrador;`;

const SEM_ESGOTO = semEfeito('INSERT', 'razao.transferencia', 'NEW.evento = 1 AND NEW.rubrica = 2');
/** The proof compares the bills with themselves. */
const SEM_PROVA_DO_RAZAO = {
  de: /\(SELECT coalesce\(sum\(t\.valor\), 0\) FROM razao\.transferencia t WHERE[^)]*\)::bigint AS razao/,
  para: '(SELECT coalesce(sum(f.valor), 0) FROM faturamento.fatura f WHERE f.aviso BETWEEN c.de AND c.ate)::bigint AS razao',
};
const QUALQUER = '(SELECT min(aviso) FROM faturamento.fatura_aberta)';

export const ERROS_DO_FATURAMENTO: readonly Erro[] = [
  { nome: 'the worker of a rota answers before it computes', por: /vivacidade/, planta: { transporte: { respondeAntes: 'calcular' } } },
  { nome: 'the worker of a rota answers before it issues', por: /vivacidade/, aPartirDe: 5, planta: { transporte: { respondeAntes: 'emitir' } } },
  {
    nome: 'a cycle is closed without looking whether every rota was issued',
    por: /invariante (29|30)/,
    planta: {
      transporte: { respondeAntes: 'emitir' },
      casos: () => ({ concluir: (pool, ciclo, { agora }) => emTransacao(pool, (c) => c.query(`UPDATE faturamento.ciclo SET situacao = 'EMITIDO', emitido_em = $2 WHERE id = $1`, [ciclo, agora])) }),
    },
  },
  {
    nome: 'the lot that freezes leaves a ligação out',
    por: /vivacidade/,
    planta: { trocas: [{ de: /WHERE c\.id = \$1 AND l\.situacao IN \('ATIVA', 'CORTADA'\) GROUP BY c\.id, r\.id/, para: `WHERE c.id = $1 AND l.situacao IN ('ATIVA', 'CORTADA') AND l.sequencia > 10 GROUP BY c.id, r.id` }] },
  },
  {
    nome: 'late charges are taken as billed by who has no bill of theirs',
    por: /invariante 23/,
    planta: {
      casos: (certos) => ({ concluir: (pool, ...resto) => certos.concluir(pool, ...resto).then(() => pool.query(`UPDATE faturamento.encargo_pendente SET faturado_em = ${QUALQUER} WHERE faturado_em IS NULL`)) }),
    },
  },
  {
    nome: 'the issuing of a rota is committed in two parts',
    por: /vivacidade/,
    aPartirDe: 2,
    planta: { casos: (certos) => ({ emitirRotas: (pool, ...resto) => certos.emitirRotas(comCommitNoMeio(pool, /INSERT INTO faturamento\.(nao_faturada|resumo_rota)/), ...resto) }) },
  },
  { nome: 'a rota is taken for calculation without a lock', por: /vivacidade/, aPartirDe: 18, planta: { trocas: [{ de: /FOR UPDATE OF r/, para: '' }] } },
  {
    nome: 'numbers are the largest one in use plus one',
    por: /vivacidade|invariante 26/,
    aPartirDe: 8,
    planta: { sql: numerar(`SELECT coalesce(max(CASE p_serie WHEN 'aviso' THEN aviso ELSE nota END), 0) + quantidade INTO fim FROM faturamento.fatura;`) },
  },
  {
    nome: 'numbers come from a sequence',
    por: /invariante 26/,
    planta: { raio: /^numerar ciclo/, sql: SEQUENCIAS + numerar(`fim := setval(format('comum.%I', 'seq-' || p_serie), nextval(format('comum.%I', 'seq-' || p_serie)) + quantidade - 1);`) },
  },
  { nome: 'sewage never reaches the ledger', por: /vivacidade: .*não fecha/, planta: { sql: SEM_ESGOTO } },
  { nome: 'sewage never reaches the ledger, and nobody looks when the cycle closes', por: /invariante 14/, planta: { sql: SEM_ESGOTO, trocas: [SEM_PROVA_DO_RAZAO] } },
  {
    nome: 'sewage is truncated on the total instead of on each band',
    por: /invariante 15/,
    // rules are kept while the digest of their tables is the same: these must be taken for others
    planta: { trocas: [{ de: /a\.arredondamento_onde AS onde/, para: `'NO_TOTAL' AS onde` }, { de: /md5\(concat_ws\('\|'/, para: `md5(concat_ws('|', 'truncado no total'` }] },
  },
  {
    nome: 'nobody approves: the machine does',
    por: /invariante 28/,
    aPartirDe: 2,
    planta: {
      casos: () => ({
        aguardarCritica: async (pool, ciclo) => {
          await emTransacao(pool, (c) => c.query(`UPDATE faturamento.ciclo SET situacao = 'APROVADO', critica_por = 'sistema', critica_em = now() WHERE id = $1 AND situacao = 'EM_CRITICA'`, [ciclo]));
          return true;
        },
      }),
    },
  },
  { nome: 'a message is lost', por: /vivacidade/, planta: { transporte: { perde: ({ tipo }, enviadas) => tipo === 'emitir' && enviadas % 3 === 0 } } },
  {
    nome: 'an effect is marked as published before it happens',
    por: /vivacidade/,
    planta: {
      raio: /^publicar a caixa de saída/,
      casos: () => ({
        publicar: async (pool, publicar) => {
          for (let efeito = await marcarUm(pool); efeito !== undefined; efeito = await marcarUm(pool)) await publicar(efeito);
        },
      }),
    },
  },
  {
    nome: 'a correction of readings does not send its rota back',
    por: /invariante 17/,
    planta: { sql: semEfeito('UPDATE', 'faturamento.ciclo_rota', `OLD.situacao = 'CALCULADA' AND NEW.situacao = 'PENDENTE'`) },
  },
  {
    nome: 'a rota is sent back in one transaction and its message left in another',
    por: /vivacidade/,
    planta: { raio: /^pessoa na crítica/, casos: (certos) => ({ devolverRota: (pool, ...resto) => certos.devolverRota(comCommitNoMeio(pool, /SET situacao = 'PENDENTE'/), ...resto) }) },
  },
  { nome: 'the charges of a late payment are billed and stay due', por: /vivacidade/, planta: { sql: semEfeito('UPDATE', 'faturamento.encargo_pendente', 'NEW.faturado_em IS NOT NULL') } },
  {
    nome: 'an open bill is closed without payment',
    por: /invariante (6|40)/,
    planta: { casos: (certos) => ({ concluir: (pool, ...resto) => certos.concluir(pool, ...resto).then(() => pool.query(`DELETE FROM faturamento.fatura_aberta WHERE aviso = ${QUALQUER}`)) }) },
  },
  {
    nome: 'an issued bill is changed, by who took its guard away',
    por: /invariante 14/,
    planta: {
      sql: 'DROP TRIGGER proteger_fatura ON faturamento.fatura; GRANT UPDATE ON faturamento.fatura TO nascente_lote',
      casos: (certos) => ({ concluir: (pool, ...resto) => certos.concluir(pool, ...resto).then(() => pool.query(`UPDATE faturamento.fatura SET valor = valor + 1 WHERE aviso = ${QUALQUER}`)) }),
    },
  },
  { nome: 'the month is billed and not closed', por: /vivacidade/, planta: { sql: semEfeito('UPDATE', 'leitura.consumo_ligacao', 'true') } },
  {
    nome: 'the month that follows does not start where this one ended',
    por: /invariante 34/,
    planta: {
      casos: (certos) => ({
        concluir: (pool, ...resto) =>
          certos.concluir(pool, ...resto).then(() => pool.query(`UPDATE leitura.consumo_ligacao SET leitura = leitura + 1 WHERE cdc = (SELECT cdc FROM faturamento.fatura_aberta WHERE aviso = ${QUALQUER})`)),
      }),
    },
  },
];

async function marcarUm(pool: Pool): Promise<Efeito | undefined> {
  return emTransacao(pool, async (c) => {
    const { rows } = await c.query<Efeito>(
      'UPDATE comum.caixa_saida SET publicado_em = now() WHERE id = (SELECT min(id) FROM comum.caixa_saida WHERE publicado_em IS NULL) RETURNING tipo, chave, conteudo',
    );
    return rows[0];
  });
}
