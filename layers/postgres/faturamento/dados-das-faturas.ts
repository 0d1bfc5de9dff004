import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import type { MesDoHistorico } from '../../../domain/faturamento/historico.ts';
import type { ContaGuardada } from '../../../domain/faturamento/memoria-de-calculo.ts';
import { referenciaDoNumero } from '../comum/referencia.ts';
import type { Executor } from '../conexao.ts';
import { historicos } from './historicos.ts';

/** What the database knows of an issued bill and of who pays it, for the document. m³ and centavos; referência as AAAAMM. */
export interface FatosDaFatura {
  readonly aviso: number;
  readonly nota: number;
  readonly cdc: number;
  readonly valor: number;
  readonly referencia: number;
  readonly emissao: DataCivil;
  readonly vencimento: DataCivil;
  readonly validade: DataCivil;
  readonly cancelada: boolean;
  readonly conta: ContaGuardada;
  readonly convenio: { readonly empresa: string; readonly modulo: 10 | 11 };
  readonly leitura: {
    readonly anterior: number | null;
    readonly atual: number | null;
    /** The billing reading came from the dial. */
    readonly lida: boolean;
    readonly poco: number | null;
    readonly dataAnterior: DataCivil | null;
    readonly dataAtual: DataCivil | null;
    readonly proxima: DataCivil | null;
    readonly medido: number | null;
    readonly medidoPoco: number | null;
    readonly media: number | null;
    /** 1 leitura, 2 média, 3 mínimo, 4 consumo fixo, 5 não faturado */
    readonly tipoConsumo: number;
    readonly ocorrencia: { readonly codigo: number; readonly descricao: string };
  };
  /** Of a master: what its common part carries to the next month: negative is owed to it, positive was taken from it too early (TR 14.8); null where it is no master. */
  readonly saldoDoMaster: number | null;
  readonly pessoa: { readonly nome: string; readonly documento: string };
  readonly endereco: { readonly logradouro: string; readonly numero: string; readonly complemento: string | null; readonly bairro: string; readonly cep: string };
  readonly inscricao: string;
  readonly hidrometro: string | null;
  readonly roteiro: { readonly grupo: number; readonly rota: number; readonly sequencia: number };
  /** The twelve months before, oldest first. */
  readonly historico: readonly MesDoHistorico[];
  /** Bills of the ligação overdue and unpaid on the day this one was issued: a matter of what happened, not of when it is asked. */
  readonly vencidas: readonly { readonly referencia: number; readonly valor: number }[];
  /** Bills paid late whose charges are in this one. */
  readonly encargos: readonly { readonly referencia: number; readonly multa: number; readonly correcao: number }[];
}

const CONSULTA = `
SELECT f.aviso, f.nota, f.cdc, f.valor, f.referencia, f.emissao, f.vencimento, f.validade, f.cancelada_em IS NOT NULL AS cancelada,
       json_build_object('tipoFaturamento', f.tipo_faturamento, 'volumeAgua', f.volume_agua, 'volumeTee', f.volume_tee, 'economias', f.economias,
         'ato', f.ato, 'atoSeguinte', f.ato_seguinte, 'dias', f.dias, 'diasAto', f.dias_ato, 'rubricas', f.rubricas, 'valores', f.valores) AS conta,
       json_build_object('empresa', v.empresa, 'modulo', v.modulo) AS convenio,
       json_build_object('anterior', f.leitura_anterior, 'atual', f.leitura_atual, 'poco', f.leitura_poco, 'dataAnterior', f.data_anterior, 'dataAtual', f.data_atual,
         'lida', EXISTS (SELECT FROM leitura.leitura x WHERE x.cdc = f.cdc AND x.referencia = f.referencia
                            AND (x.medicao, x.valor) IN ((1, f.leitura_atual), (2, CASE f.tipo_faturamento WHEN 3 THEN f.leitura_poco END))),
         'proxima', (SELECT min(x.leitura_prevista) FROM faturamento.cronograma x WHERE x.grupo = r.grupo AND x.referencia > f.referencia AND x.leitura_prevista > f.emissao),
         'medido', f.consumo_medido, 'medidoPoco', f.consumo_poco, 'media', f.media, 'tipoConsumo', f.tipo_consumo,
         'ocorrencia', json_build_object('codigo', f.ocorrencia, 'descricao', coalesce(o.descricao, ''))) AS leitura,
       CASE WHEN EXISTS (SELECT FROM cadastro.dependente d WHERE d.master = f.cdc AND d.periodo @> f.data_atual) THEN f.saldo_transportado END AS "saldoDoMaster",
       json_build_object('nome', p.nome, 'documento', p.documento_mascara) AS pessoa,
       json_build_object('logradouro', g.tipo || ' ' || g.nome, 'numero', l.numero, 'complemento', l.complemento, 'bairro', b.nome, 'cep', g.cep) AS endereco,
       l.inscricao, h.numero AS hidrometro, json_build_object('grupo', r.grupo, 'rota', r.numero, 'sequencia', l.sequencia) AS roteiro,
       (SELECT coalesce(json_agg(json_build_object('referencia', v.referencia, 'valor', v.valor) ORDER BY v.referencia), '[]') FROM faturamento.fatura v
         WHERE v.cdc = f.cdc AND v.aviso <> f.aviso AND v.cancelada_em IS NULL AND v.emissao <= f.emissao AND v.vencimento < f.emissao
           AND (EXISTS (SELECT FROM faturamento.fatura_aberta a WHERE a.aviso = v.aviso)
                OR EXISTS (SELECT FROM arrecadacao.pagamento q WHERE q.aviso = v.aviso AND q.destino = 1 AND q.data_pagamento >= f.emissao))) AS vencidas,
       (SELECT coalesce(json_agg(json_build_object('referencia', v.referencia, 'multa', e.multa, 'correcao', e.correcao) ORDER BY v.referencia, e.aviso), '[]')
          FROM faturamento.encargo_pendente e JOIN faturamento.fatura v ON v.aviso = e.aviso WHERE e.cdc = f.cdc AND e.faturado_em = f.aviso) AS encargos
  FROM faturamento.fatura f
  JOIN cadastro.ligacao l ON l.cdc = f.cdc
  JOIN cadastro.rota r ON r.id = l.rota
  JOIN cadastro.pessoa p ON p.id = l.pessoa
  JOIN cadastro.logradouro g ON g.id = l.logradouro
  JOIN cadastro.bairro b ON b.id = g.bairro
  JOIN arrecadacao.convenio v ON v.id = f.convenio
  LEFT JOIN leitura.ocorrencia o ON o.codigo = f.ocorrencia
  LEFT JOIN hidrometria.hidrometro h ON h.id = f.hidrometro
 WHERE f.aviso BETWEEN $1 AND $2 ORDER BY f.aviso`;

const MESES_ANTES = 12;

/** The bills numbered from `de` to `ate`, both included, in reading order (which is the order of the avisos of a cycle). */
export async function dadosDasFaturas(banco: Executor, de: number, ate: number): Promise<readonly FatosDaFatura[]> {
  const { rows } = await banco.query<Omit<FatosDaFatura, 'historico'>>(CONSULTA, [de, ate]);
  const porMes = new Map<number, Awaited<ReturnType<typeof historicos>>>();
  for (const mes of new Set(rows.map((f) => f.referencia))) {
    porMes.set(mes, await historicos(banco, rows.filter((f) => f.referencia === mes).map((f) => f.cdc), referenciaDoNumero(mes), MESES_ANTES));
  }
  return rows.map((f) => ({ ...f, historico: porMes.get(f.referencia)?.get(f.cdc) ?? [] }));
}
