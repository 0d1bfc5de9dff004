import { dataCivil, type DataCivil } from '../../domain/comum/data-civil.ts';
import type { Executor } from '../../layers/postgres/conexao.ts';
import type { PontoALer } from './simular-leituras.ts';

interface Linha {
  readonly rota: number;
  readonly cdc: number;
  readonly medicao: number;
  readonly medidor: string;
  readonly digitos: number;
  readonly anterior: number;
  readonly desde: string;
  readonly consumos: number[];
  readonly cortada: boolean;
  readonly master: number | null;
}

/** A meter changed since the last billed reading starts from its installation. */
const CONSULTA = `
SELECT l.rota, l.cdc, i.medicao, h.numero AS medidor, h.digitos,
       CASE WHEN u.data >= lower(i.periodo) THEN u.leitura ELSE i.leitura_instalacao END AS anterior,
       greatest(u.data, lower(i.periodo)) AS desde, u.consumos, l.situacao = 'CORTADA' AS cortada, d.master
  FROM cadastro.ligacao l
  JOIN cadastro.rota r ON r.id = l.rota
  JOIN hidrometria.instalacao i ON i.cdc = l.cdc AND i.periodo @> $2::date
  JOIN hidrometria.hidrometro h ON h.id = i.hidrometro
  LEFT JOIN leitura.consumo_ligacao k ON k.cdc = l.cdc
 CROSS JOIN LATERAL (SELECT CASE i.medicao WHEN 1 THEN k.leitura ELSE k.leitura_poco END AS leitura,
                            CASE i.medicao WHEN 1 THEN k.data ELSE k.data_poco END AS data,
                            coalesce(CASE i.medicao WHEN 1 THEN k.consumos ELSE k.consumos_poco END, '{}') AS consumos) u
  LEFT JOIN cadastro.dependente d ON d.dependente = l.cdc AND d.periodo @> $2::date AND i.medicao = 1
 WHERE r.grupo = $1 AND l.situacao IN ('ATIVA', 'CORTADA')
 ORDER BY r.numero, l.sequencia, i.medicao`;

/** The meters of a grupo as they stand on `data`, in reading order. */
export async function pontosDoGrupo(banco: Executor, grupo: number, data: DataCivil): Promise<readonly PontoALer[]> {
  const { rows } = await banco.query<Linha>(CONSULTA, [grupo, data]);
  return rows.map((linha) => ({ ...linha, desde: dataCivil(linha.desde) }));
}
