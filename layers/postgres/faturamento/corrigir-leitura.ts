import type pg from 'pg';
import { ok, recusa, type Resultado } from '../../../domain/comum/resultado.ts';
import { MEDIDA_DA_DECISAO } from './particularidades.ts';

/** The meter that a correction is about, of those that billing reads. */
export interface MedidorDaLigacao {
  /** 1 water, 2 well. */
  readonly medicao: number;
  readonly hidrometro: number;
  readonly digitos: number;
  /** Null: not read, or visited and not read. */
  readonly leitura: number | null;
  /** Null when no reading arrived for the referência. */
  readonly ocorrencia: number | null;
  /** The reading does not decide the bill: it is below where the last one left this meter, or the média was put in its place. A person may say that it does. */
  readonly deixada: boolean;
}

const MEDIDOR = `
SELECT i.medicao, i.hidrometro, h.digitos, x.valor AS leitura, x.ocorrencia,
       coalesce(x.valor < CASE i.medicao WHEN 1 THEN k.leitura ELSE k.leitura_poco END, false)
         OR EXISTS (SELECT FROM faturamento.decisao d JOIN faturamento.ciclo c ON c.id = d.ciclo WHERE d.cdc = i.cdc AND c.referencia = $2 AND ${MEDIDA_DA_DECISAO('d')} = 'FATURAR_MEDIA') AS deixada
  FROM hidrometria.instalacao i
  JOIN hidrometria.hidrometro h ON h.id = i.hidrometro
  JOIN cadastro.ligacao l ON l.cdc = i.cdc
  LEFT JOIN leitura.consumo_ligacao k ON k.cdc = i.cdc
  LEFT JOIN leitura.leitura x ON x.cdc = i.cdc AND x.medicao = i.medicao AND x.referencia = $2
 WHERE i.cdc = $1 AND ($4::smallint IS NULL OR i.medicao = $4) AND i.periodo @> coalesce(x.data, $3::date)
   AND CASE i.medicao WHEN 1 THEN l.tipo_ligacao = 'HIDROMETRADA' AND l.tipo_faturamento <> 3 ELSE l.tipo_faturamento >= 3 AND l.tee_volume_m3 IS NULL END
 ORDER BY i.medicao LIMIT 1`;

/**
 * Null when the ligação has no meter on that day. `referencia` AAAAMM; `medicao` null: the water, or the well where there is no other.
 */
export async function medidorDaLigacao(cliente: pg.ClientBase, cdc: number, referencia: number, dia: string, medicao: number | null): Promise<MedidorDaLigacao | null> {
  const { rows } = await cliente.query<MedidorDaLigacao>(MEDIDOR, [cdc, referencia, dia, medicao]);
  return rows[0] ?? null;
}

/** An occurrence that says to bill the average gives way to the reading of a person; the others say how to bill a reading, and stay. */
const SUBSTITUIR = `
UPDATE leitura.leitura x SET valor = $4, por = $5, arquivo = NULL, linha = NULL,
       ocorrencia = CASE (SELECT o.acao FROM leitura.ocorrencia o WHERE o.codigo = x.ocorrencia) WHEN 'FATURAR_MEDIA' THEN 0 ELSE x.ocorrencia END
 WHERE cdc = $1 AND referencia = $2 AND medicao = $3`;

/** Who was not read has the date with which the cycle bills those. */
const INFORMAR = `
INSERT INTO leitura.leitura (cdc, referencia, medicao, hidrometro, valor, ocorrencia, lida_em, data, por) VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $8)`;

/**
 * Puts the reading that a person decided in the place of the one in force, which goes to the history with the reason.
 * The caller holds the cycle of the ligação.
 */
export async function corrigirLeitura(
  cliente: pg.ClientBase,
  m: MedidorDaLigacao,
  p: { readonly cdc: number; readonly referencia: number; readonly dia: string; readonly leitura: number; readonly por: string; readonly motivo: string; readonly agora: Date },
): Promise<Resultado<null, { readonly codigo: 'critica/leitura-recusada'; readonly mensagem: string; readonly campo?: string }>> {
  if (p.leitura >= 10 ** m.digitos) {
    return recusa('critica/leitura-recusada', `O hidrômetro da ligação tem ${m.digitos} dígitos: ${p.leitura} não cabe nele. Confira o número.`, 'leitura');
  }
  // to say that the dial does stand below the last reading, or where it was set aside, changes no number, and yet makes the reading theirs
  if (p.leitura === m.leitura && !m.deixada) {
    return recusa('critica/leitura-recusada', `A leitura registrada já é ${p.leitura}. Para mantê-la, aceite os apontamentos.`, 'leitura');
  }
  if (m.ocorrencia === null) {
    await cliente.query(INFORMAR, [p.cdc, p.referencia, m.medicao, m.hidrometro, p.leitura, p.agora, p.dia, p.por]);
    return ok(null);
  }
  await cliente.query(`SELECT set_config('nascente.motivo', $1, true)`, [p.motivo]);
  await cliente.query(SUBSTITUIR, [p.cdc, p.referencia, m.medicao, p.leitura, p.por]);
  return ok(null);
}
