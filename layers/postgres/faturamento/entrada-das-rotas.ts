import type pg from 'pg';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import type { AcaoDaCritica, EntradaDaLigacao, LeituraLida, MedidorLido } from '../../../domain/faturamento/previa/entrada.ts';
import type { TipoFaturamento } from '../../../domain/faturamento/tipo-faturamento.ts';

/** Columns in the order in which {@link lerLinha} takes them. */
const CONSULTA = `
SELECT r.rota, o.ordem, l.cdc, l.situacao = 'CORTADA', l.tipo_ligacao = 'HIDROMETRADA', l.tipo_faturamento, l.consumo_fixo_m3, l.tee_volume_m3,
       l.economias, l.localidade, l.setor, d.master, k.leitura, k.data, k.leitura_poco, k.data_poco, k.consumos, k.consumos_poco, k.valores,
       coalesce(k.saldo_transportado, 0), a.valor, a.ocorrencia, a.data, p.valor, p.ocorrencia, p.data,
       ia.hidrometro, ha.digitos, ia.leitura_instalacao, lower(ia.periodo), ir.hidrometro, hr.digitos, ir.leitura_instalacao, lower(ir.periodo), ir.leitura_retirada,
       ip.hidrometro, hp.digitos, ip.leitura_instalacao, lower(ip.periodo), e.avisos, e.multa, e.correcao, z.acao, a.cdc IS NOT NULL, p.cdc IS NOT NULL, k.estimada, k.estimada_poco,
       EXISTS (SELECT FROM faturamento.fatura f WHERE f.cdc = l.cdc AND f.referencia = $4 AND f.cancelada_em IS NULL)
  FROM faturamento.ciclo c
  JOIN faturamento.ciclo_rota r ON r.ciclo = c.id
 CROSS JOIN LATERAL unnest(r.lote) WITH ORDINALITY o(cdc, ordem)
  JOIN cadastro.ligacao l ON l.cdc = o.cdc
  LEFT JOIN leitura.consumo_ligacao k ON k.cdc = l.cdc
  LEFT JOIN leitura.leitura a ON a.cdc = l.cdc AND a.referencia = $4 AND a.medicao = 1
  LEFT JOIN leitura.leitura p ON p.cdc = l.cdc AND p.referencia = $4 AND p.medicao = 2 AND l.tipo_faturamento >= 3
  LEFT JOIN hidrometria.instalacao ia ON ia.cdc = l.cdc AND ia.medicao = 1 AND ia.periodo @> coalesce(a.data, c.leitura_limite)
  LEFT JOIN hidrometria.hidrometro ha ON ha.id = ia.hidrometro
  LEFT JOIN hidrometria.instalacao ir ON ir.cdc = l.cdc AND ir.medicao = 1 AND k.data IS NOT NULL AND lower(ia.periodo) > k.data
        AND ir.periodo @> k.data AND ir.leitura_retirada IS NOT NULL
  LEFT JOIN hidrometria.hidrometro hr ON hr.id = ir.hidrometro
  LEFT JOIN hidrometria.instalacao ip ON l.tipo_faturamento >= 3 AND ip.cdc = l.cdc AND ip.medicao = 2 AND ip.periodo @> coalesce(p.data, c.leitura_limite)
  LEFT JOIN hidrometria.hidrometro hp ON hp.id = ip.hidrometro
  LEFT JOIN cadastro.dependente d ON d.dependente = l.cdc AND d.periodo @> c.leitura_limite
  LEFT JOIN faturamento.decisao z ON z.ciclo = c.id AND z.cdc = l.cdc
  LEFT JOIN LATERAL (SELECT array_agg(x.aviso ORDER BY x.aviso) AS avisos, sum(x.multa)::bigint AS multa, sum(x.correcao)::bigint AS correcao
                       FROM faturamento.encargo_pendente x WHERE x.cdc = l.cdc AND x.faturado_em IS NULL) e ON true
 WHERE c.id = $1 AND r.rota = ANY ($2::integer[]) AND ($3::integer[] IS NULL OR o.cdc = ANY ($3))
 ORDER BY r.rota, o.ordem`;

type Celula = unknown;

function medidor(c: readonly Celula[], de: number, retirada: number | null): MedidorLido | null {
  if (c[de] === null) return null;
  return {
    id: c[de] as number,
    digitos: c[de + 1] as number,
    leituraInstalacao: c[de + 2] as number,
    instaladoEm: c[de + 3] as DataCivil,
    leituraRetirada: retirada === null ? null : (c[retirada] as number | null),
  };
}

function leitura(c: readonly Celula[], de: number, existe: number): LeituraLida | null {
  if (c[existe] !== true) return null;
  return { valor: c[de] as number | null, ocorrencia: c[de + 1] as number, data: c[de + 2] as DataCivil };
}

function lerLinha(c: readonly Celula[]): EntradaDaLigacao {
  return {
    rota: c[0] as number,
    ordem: c[1] as number,
    cdc: c[2] as number,
    cortada: c[3] as boolean,
    jaFaturada: c[47] as boolean,
    hidrometrada: c[4] as boolean,
    tipoFaturamento: c[5] as TipoFaturamento,
    consumoFixo: c[6] as number | null,
    volumeTee: c[7] as number | null,
    economias: c[8] as number[],
    localidade: c[9] as number,
    setor: c[10] as number,
    master: c[11] as number | null,
    anterior: { leitura: c[12] as number | null, data: c[13] as DataCivil | null, estimada: c[45] === true },
    anteriorPoco: { leitura: c[14] as number | null, data: c[15] as DataCivil | null, estimada: c[46] === true },
    consumos: (c[16] as number[] | null) ?? [],
    consumosPoco: (c[17] as number[] | null) ?? [],
    valores: (c[18] as number[] | null) ?? [],
    saldoTransportado: c[19] as number,
    agua: leitura(c, 20, 43),
    poco: leitura(c, 23, 44),
    medidor: medidor(c, 26, null),
    medidorRetirado: medidor(c, 30, 34),
    medidorPoco: medidor(c, 35, null),
    encargos: {
      avisos: (c[39] as number[] | null) ?? [],
      multa: (c[40] as number | null) ?? 0,
      correcao: (c[41] as number | null) ?? 0,
    },
    decisao: c[42] as AcaoDaCritica | null,
  };
}

/** Reads the frozen lots of some rotas, in reading order; of `cdcs` only, where given. */
export async function entradaDasRotas(
  cliente: pg.ClientBase,
  ciclo: number,
  rotas: readonly number[],
  cdcs: readonly number[] | null = null,
): Promise<readonly EntradaDaLigacao[]> {
  // as a parameter, the referência is a key of the index of readings
  const { rows: ciclos } = await cliente.query<{ referencia: number }>('SELECT referencia FROM faturamento.ciclo WHERE id = $1', [ciclo]);
  const { rows } = await cliente.query<Celula[]>({ name: 'entrada-das-rotas', text: CONSULTA, values: [ciclo, rotas, cdcs, ciclos[0]?.referencia], rowMode: 'array' });
  return rows.map(lerLinha);
}
