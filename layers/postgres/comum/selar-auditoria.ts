import type { Executor } from '../conexao.ts';

/** Rows of a block, and blocks of a transaction: a second or two of work, and less memory than a page of bills. */
const POR_BLOCO = 10_000;
const POR_TRANSACAO = 10;

export interface Selados {
  readonly blocos: number;
  readonly linhas: number;
}

/** Seals what the transactions that are over left in `comum.auditoria`, for as long as `continuar` lets it. Each step is a transaction of its own. */
export async function selarAuditoria(banco: Executor, continuar: () => boolean = () => true, porBloco = POR_BLOCO): Promise<Selados> {
  const total = { blocos: 0, linhas: 0 };
  for (;;) {
    const { rows } = await banco.query<Selados & { readonly resta: boolean }>('SELECT blocos, linhas, resta FROM comum.selar_auditoria($1, $2)', [POR_TRANSACAO, porBloco]);
    const [feito] = rows;
    total.blocos += feito?.blocos ?? 0;
    total.linhas += feito?.linhas ?? 0;
    if (feito?.resta !== true || !continuar()) return total;
  }
}

/** What an anchor says of the block that it holds, whose digest answers for all blocks before it. */
export interface Ancora {
  readonly numero: number;
  /** SHA-256 in hexadecimal. */
  readonly resumo: string;
  /** Instant of the seal, in UTC with microseconds. */
  readonly seladoEm: string;
  readonly ano: string;
}

/** The block that is to be anchored now: the last one, when an hour has passed since an anchor was made; undefined when there is nothing to do. */
export async function ancoraDevida(banco: Executor): Promise<Ancora | undefined> {
  const { rows } = await banco.query<Ancora>(
    `SELECT s.numero, encode(s.resumo, 'hex') AS resumo, to_char(s.em AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "seladoEm",
            to_char(s.em AT TIME ZONE 'America/Sao_Paulo', 'YYYY') AS ano
       FROM comum.selo_auditoria s
      WHERE s.numero = (SELECT max(numero) FROM comum.selo_auditoria)
        AND NOT EXISTS (SELECT FROM comum.ancora_auditoria a WHERE a.numero = s.numero OR a.em > clock_timestamp() - interval '1 hour')`,
  );
  return rows[0];
}

/** Says that the anchor is in the bucket; again is the same. */
export async function registrarAncora(banco: Executor, { numero, resumo }: Ancora, chave: string, versao: string | null): Promise<void> {
  await banco.query(`INSERT INTO comum.ancora_auditoria (numero, resumo, chave, versao) VALUES ($1, decode($2, 'hex'), $3, $4) ON CONFLICT DO NOTHING`, [numero, resumo, chave, versao]);
}
