import type pg from 'pg';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { chaveDoPonto } from '../../../domain/leitura/arquivo/conferir-arquivo.ts';
import type { PontoConhecido, Visita } from '../../../domain/leitura/arquivo/conferir-leitura.ts';
import type { LeituraInformada } from '../../../domain/leitura/arquivo/ler-arquivo.ts';

/** A known point with what is needed to write its reading. */
export interface Ponto extends PontoConhecido {
  readonly hidrometro: number | null;
  /** Of the referência, and the rota of it that bills the ligação: the one of its lot, which is frozen. */
  readonly ciclo: number | null;
  readonly rota: number;
  /** Of the reading in force; 0 when there is none. */
  readonly versao: number;
}

/** The time of a visit on the town's clock, as it was written (`gravar-leituras.ts`). */
const HORA = (coluna: string): string => `to_char(${coluna} AT TIME ZONE INTERVAL '-03:00', 'HH24:MI:SS')`;

/** Of a reading that a person set, what people replaced: the versions after which comes one with a name. Of one that came in a file, all of them. */
const SUBSTITUIDAS = `
SELECT json_agg(json_build_object('leitura', s.valor, 'ocorrencia', s.ocorrencia, 'data', s.data, 'hora', s.hora))
  FROM (SELECT y.valor, y.ocorrencia, y.data, ${HORA('y.lida_em')} AS hora, lead(y.por, 1, x.por) OVER (ORDER BY y.versao) AS quem
          FROM leitura.leitura_historico y WHERE y.cdc = x.cdc AND y.referencia = x.referencia AND y.medicao = x.medicao) s
 WHERE s.quem IS NOT NULL OR x.por IS NULL`;

/**
 * Who changed rota stays, until the next month, in the lot that it was frozen in. Of two lots of the referência: where it has its bill approved, then
 * where it still may have one.
 */
const LOTE_DE_QUEM_MUDOU = `
SELECT c.id, o.rota, c.critica_em, c.situacao
  FROM cadastro.mudanca_de_rota m JOIN faturamento.ciclo_rota o ON o.rota IN (m.de, m.para) AND m.cdc = ANY (o.lote) JOIN faturamento.ciclo c ON c.id = o.ciclo
 WHERE m.cdc = u.cdc AND c.referencia = $3
 ORDER BY c.critica_em IS NOT NULL AND EXISTS (SELECT FROM faturamento.previa p WHERE p.ciclo = c.id AND p.cdc = m.cdc AND p.situacao = 1) DESC, c.critica_em IS NOT NULL, c.id LIMIT 1`;

/** A meter put in after the last billed reading is compared with where it stood then. Closed: the cycle of the referência was approved (also one that failed after that), or, without cycle, a later one was billed. */
const CONSULTA = `
SELECT u.cdc, u.medicao, r.grupo, coalesce(c.rota, l.rota), h.id, h.numero, h.digitos,
       CASE WHEN lower(i.periodo) > CASE u.medicao WHEN 1 THEN k.data ELSE k.data_poco END THEN i.leitura_instalacao
            WHEN u.medicao = 1 THEN k.leitura ELSE k.leitura_poco END, CASE u.medicao WHEN 1 THEN k.data ELSE k.data_poco END,
       x.versao, x.valor, x.ocorrencia, x.data, ${HORA('x.lida_em')}, x.por, CASE WHEN x.versao > 1 THEN (${SUBSTITUIDAS}) END, c.id,
       coalesce(c.critica_em IS NOT NULL OR c.situacao NOT IN ('ABERTO', 'CALCULANDO', 'EM_CRITICA', 'FALHOU'), k.referencia >= $3, false),
       EXISTS (SELECT FROM faturamento.decisao d WHERE d.ciclo = c.id AND d.cdc = u.cdc AND d.acao = 'PEDIR_RELEITURA')
  FROM unnest($1::integer[], $2::smallint[]) u(cdc, medicao)
  JOIN cadastro.ligacao l ON l.cdc = u.cdc AND l.situacao IN ('ATIVA', 'CORTADA')
  JOIN cadastro.rota r ON r.id = l.rota
  LEFT JOIN hidrometria.instalacao i ON i.cdc = u.cdc AND i.medicao = u.medicao AND upper_inf(i.periodo)
  LEFT JOIN hidrometria.hidrometro h ON h.id = i.hidrometro
  LEFT JOIN leitura.consumo_ligacao k ON k.cdc = u.cdc
  LEFT JOIN leitura.leitura x ON x.cdc = u.cdc AND x.referencia = $3 AND x.medicao = u.medicao
  LEFT JOIN LATERAL (${LOTE_DE_QUEM_MUDOU}) v ON true
  LEFT JOIN faturamento.ciclo g ON g.grupo = r.grupo AND g.referencia = $3
 CROSS JOIN LATERAL (SELECT coalesce(v.id, g.id) AS id, v.rota, CASE WHEN v.id IS NULL THEN g.critica_em ELSE v.critica_em END AS critica_em, coalesce(v.situacao, g.situacao) AS situacao) c
 WHERE u.medicao = 1 OR i.cdc IS NOT NULL`;

type Linha = [
  cdc: number, medicao: number, grupo: number, rota: number, hidrometro: number | null, numero: string | null, digitos: number | null,
  leitura: number | null, data: string | null, versao: number | null, valor: number | null, ocorrencia: number, lida: string, hora: string, por: string | null,
  substituidas: readonly Visita[] | null, ciclo: number | null, fechado: boolean, releitura: boolean,
];

/** Looks up, in one query, every ligação and measurement that a file names. `referencia` is AAAAMM. */
export async function pontosConhecidos(cliente: pg.ClientBase, leituras: readonly LeituraInformada[], referencia: number): Promise<ReadonlyMap<string, Ponto>> {
  const { rows } = await cliente.query<Linha>({
    text: CONSULTA,
    values: [leituras.map((l) => l.cdc), leituras.map((l) => l.medicao), referencia],
    rowMode: 'array',
  });
  return new Map(
    rows.map(([cdc, medicao, grupo, rota, hidrometro, medidor, digitos, leitura, data, versao, valor, ocorrencia, lida, hora, por, substituidas, ciclo, cicloFechado, releituraPedida]) => [
      chaveDoPonto(cdc, medicao),
      {
        grupo, rota, hidrometro, medidor, digitos, ciclo, cicloFechado, releituraPedida, versao: versao ?? 0,
        ultimaLeitura: leitura,
        ultimaData: data as DataCivil | null,
        recebida: versao === null ? null : { leitura: valor, ocorrencia, data: lida as DataCivil, hora, por, substituidas: substituidas ?? [] },
      },
    ]),
  );
}
