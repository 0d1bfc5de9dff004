import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import type { ContaGuardada } from '../../../domain/faturamento/memoria-de-calculo.ts';
import type { Executor } from '../conexao.ts';

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
    readonly dataAnterior: DataCivil | null;
    readonly dataAtual: DataCivil | null;
    readonly proxima: DataCivil | null;
    readonly medido: number | null;
    readonly media: number | null;
    /** 1 leitura, 2 média, 3 mínimo, 4 consumo fixo, 5 não faturado */
    readonly tipoConsumo: number;
    readonly ocorrencia: { readonly codigo: number; readonly descricao: string };
  };
  readonly pessoa: { readonly nome: string; readonly documento: string };
  readonly endereco: { readonly logradouro: string; readonly numero: string; readonly complemento: string | null; readonly bairro: string; readonly cep: string };
  readonly inscricao: string;
  readonly hidrometro: string | null;
  readonly roteiro: { readonly grupo: number; readonly rota: number; readonly sequencia: number };
  /** Consumption of the months, the latest first; the first is of `historicoDesde`. */
  readonly historico: readonly number[];
  readonly historicoDesde: number | null;
  /** Other bills of the ligação overdue when this one was issued. */
  readonly vencidas: { readonly quantidade: number; readonly valor: number };
  /** Bills paid late whose charges are in this one. */
  readonly encargosDe: readonly number[];
}

const CONSULTA = `
SELECT f.aviso, f.nota, f.cdc, f.valor, f.referencia, f.emissao, f.vencimento, f.validade, f.cancelada_em IS NOT NULL AS cancelada,
       json_build_object('tipoFaturamento', f.tipo_faturamento, 'volumeAgua', f.volume_agua, 'volumeTee', f.volume_tee, 'economias', f.economias,
         'ato', f.ato, 'atoSeguinte', f.ato_seguinte, 'dias', f.dias, 'diasAto', f.dias_ato, 'rubricas', f.rubricas, 'valores', f.valores) AS conta,
       json_build_object('empresa', v.empresa, 'modulo', v.modulo) AS convenio,
       json_build_object('anterior', f.leitura_anterior, 'atual', f.leitura_atual, 'dataAnterior', f.data_anterior, 'dataAtual', f.data_atual,
         'proxima', (SELECT min(x.leitura_prevista) FROM faturamento.cronograma x WHERE x.grupo = r.grupo AND x.referencia > f.referencia),
         'medido', f.consumo_medido, 'media', f.media, 'tipoConsumo', f.tipo_consumo,
         'ocorrencia', json_build_object('codigo', f.ocorrencia, 'descricao', coalesce(o.descricao, ''))) AS leitura,
       json_build_object('nome', p.nome, 'documento', p.documento_mascara) AS pessoa,
       json_build_object('logradouro', g.tipo || ' ' || g.nome, 'numero', l.numero, 'complemento', l.complemento, 'bairro', b.nome, 'cep', g.cep) AS endereco,
       l.inscricao, h.numero AS hidrometro, json_build_object('grupo', r.grupo, 'rota', r.numero, 'sequencia', l.sequencia) AS roteiro,
       coalesce(k.consumos, '{}') AS historico, k.referencia AS "historicoDesde",
       (SELECT json_build_object('quantidade', count(*), 'valor', coalesce(sum(a.valor), 0)) FROM faturamento.fatura_aberta a
         WHERE a.cdc = f.cdc AND a.aviso <> f.aviso AND a.vencimento < f.emissao) AS vencidas,
       (SELECT coalesce(json_agg(e.aviso ORDER BY e.aviso), '[]') FROM faturamento.encargo_pendente e WHERE e.cdc = f.cdc AND e.faturado_em = f.aviso) AS "encargosDe"
  FROM faturamento.fatura f
  JOIN cadastro.ligacao l ON l.cdc = f.cdc
  JOIN cadastro.rota r ON r.id = l.rota
  JOIN cadastro.pessoa p ON p.id = l.pessoa
  JOIN cadastro.logradouro g ON g.id = l.logradouro
  JOIN cadastro.bairro b ON b.id = g.bairro
  JOIN arrecadacao.convenio v ON v.id = f.convenio
  LEFT JOIN leitura.ocorrencia o ON o.codigo = f.ocorrencia
  LEFT JOIN hidrometria.hidrometro h ON h.id = f.hidrometro
  LEFT JOIN leitura.consumo_ligacao k ON k.cdc = f.cdc
 WHERE f.aviso BETWEEN $1 AND $2 ORDER BY f.aviso`;

/** The bills numbered from `de` to `ate`, both included, in reading order (which is the order of the avisos of a cycle). */
export async function dadosDasFaturas(banco: Executor, de: number, ate: number): Promise<readonly FatosDaFatura[]> {
  const { rows } = await banco.query<FatosDaFatura>(CONSULTA, [de, ate]);
  return rows;
}
