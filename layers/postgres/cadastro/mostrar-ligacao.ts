import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import type { Executor } from '../conexao.ts';
import { avisosDaLigacao, pagamentosDaFatura } from '../razao/documentos.ts';
import { ENDERECO } from './endereco.ts';

/** All that is known of a ligação, as the query gives it: centavos, m³, AAAA-MM-DD, ISO instants. Lists have the most recent first. */
export interface LigacaoInteira {
  readonly cdc: number;
  readonly inscricao: string;
  readonly nome: string;
  readonly documentoMascarado: string;
  /** Masks, as the document's: the values are encrypted. */
  readonly telefone: string | null;
  readonly email: string | null;
  readonly endereco: string;
  readonly cep: string;
  readonly situacao: 'ATIVA' | 'CORTADA' | 'INATIVA' | 'PROVISORIA';
  readonly tipoLigacao: 'HIDROMETRADA' | 'CONSUMO_FIXO';
  readonly tipoFaturamento: number;
  readonly grupo: number;
  readonly rota: { readonly id: number; readonly numero: number; readonly sequencia: number };
  readonly economias: { readonly categoria: string; readonly subcategoria: string; readonly quantidade: number }[];
  readonly hidrometro: { readonly numero: string; readonly desde: string } | null;
  readonly master: number | null;
  readonly dependentes: number[];
  readonly leituras: {
    readonly referencia: string;
    readonly medicao: 'REDE' | 'POCO';
    readonly data: string;
    readonly lidaEm: string;
    readonly valor: number | null;
    readonly consumo: number | null;
    readonly ocorrencia: { readonly codigo: number; readonly descricao: string };
    readonly versao: number;
  }[];
  readonly faturas: {
    readonly aviso: number;
    readonly nota: number;
    readonly referencia: string;
    readonly emissao: string;
    readonly vencimento: string;
    readonly valor: number;
    readonly situacao: 'EM_DEBITO' | 'PAGA' | 'CANCELADA';
    readonly volumeAgua: number;
  }[];
  readonly pagamentos: {
    readonly data: string;
    readonly dataCredito: string | null;
    readonly valor: number;
    readonly quitado: number;
    /** Number of `arrecadacao.pagamento.destino`. */
    readonly destino: number;
    readonly banco: string;
    readonly arquivo: number;
    readonly linha: number;
    readonly aviso: number | null;
  }[];
  readonly abertas: readonly { readonly vencimento: DataCivil; readonly valor: number }[];
  /** Days without work, by the table, of the last weeks. */
  readonly feriados: readonly DataCivil[];
  readonly creditos: number;
  readonly encargosPendentes: number;
}

const AAAA_MM = (coluna: string): string => `left(${coluna}::text, 4) || '-' || right(${coluna}::text, 2)`;

/**
 * The consumption of a reading is what was billed by it; of a month that was not billed here, the difference to the reading before it on the same
 * meter, unknown when the dial went back. Two more readings than are shown give the oldest ones what to be compared with; a longer history costs nothing.
 */
const LEITURAS = `
SELECT json_agg(x ORDER BY x.referencia DESC, x.medicao DESC) FROM (
  SELECT ${AAAA_MM('v.referencia')} AS referencia, CASE v.medicao WHEN 1 THEN 'REDE' ELSE 'POCO' END AS medicao, v.data, v.lida_em AS "lidaEm", v.valor,
         CASE WHEN f.aviso IS NOT NULL THEN CASE v.medicao WHEN 1 THEN f.consumo_medido ELSE f.consumo_poco END WHEN v.valor >= v.anterior THEN v.valor - v.anterior END AS consumo,
         json_build_object('codigo', v.ocorrencia, 'descricao', o.descricao) AS ocorrencia, v.versao
    FROM (SELECT u.*, lag(u.valor) OVER (PARTITION BY u.medicao, u.hidrometro ORDER BY u.referencia) AS anterior
            FROM (SELECT * FROM leitura.leitura WHERE cdc = $1 ORDER BY referencia DESC, medicao DESC LIMIT 26) u) v
    JOIN leitura.ocorrencia o ON o.codigo = v.ocorrencia
    LEFT JOIN faturamento.fatura f ON f.cdc = $1 AND f.referencia = v.referencia AND f.cancelada_em IS NULL
   ORDER BY v.referencia DESC, v.medicao LIMIT 24) x`;

/** Live bills by their unique index, cancelled ones by theirs. */
const FATURAS = `
SELECT json_agg(to_jsonb(x) - 'ordem' ORDER BY x.ordem DESC, x.aviso DESC) FROM (
  SELECT f.aviso, f.nota, ${AAAA_MM('f.referencia')} AS referencia, f.emissao, f.vencimento, f.valor, f.volume_agua AS "volumeAgua", f.referencia AS ordem,
         CASE WHEN f.cancelada_em IS NOT NULL THEN 'CANCELADA' WHEN f.aviso = ANY (ARRAY(SELECT a.aviso FROM faturamento.fatura_aberta a WHERE a.cdc = $1)) THEN 'EM_DEBITO' ELSE 'PAGA' END AS situacao
    FROM ((SELECT * FROM faturamento.fatura WHERE cdc = $1 AND cancelada_em IS NULL ORDER BY referencia DESC LIMIT 24) UNION ALL
          SELECT * FROM faturamento.fatura WHERE cdc = $1 AND cancelada_em IS NOT NULL) f
   ORDER BY f.referencia DESC, f.aviso DESC LIMIT 24) x`;

const PAGAMENTOS = `
SELECT json_agg(x ORDER BY x.data DESC, x.arquivo DESC, x.linha DESC) FROM (
  SELECT p.data_pagamento AS data, p.data_credito AS "dataCredito", p.valor, p.quitado, p.destino, coalesce(b.nome, 'Banco ' || lpad(q.banco::text, 3, '0')) AS banco,
         p.arquivo, p.linha, p.aviso
    FROM ${avisosDaLigacao('$1')} f CROSS JOIN LATERAL ${pagamentosDaFatura('f.aviso')} p
    JOIN arrecadacao.arquivo q ON q.id = p.arquivo
    LEFT JOIN arrecadacao.banco b ON b.codigo = q.banco
   ORDER BY p.data_pagamento DESC, p.id DESC LIMIT 100) x`;

const LIGACAO = `
SELECT json_build_object(
  'cdc', l.cdc, 'inscricao', l.inscricao, 'nome', p.nome, 'documentoMascarado', p.documento_mascara,
  'telefone', (SELECT c.mascara FROM cadastro.contato c WHERE c.pessoa = p.id AND c.tipo = 'TELEFONE'), 'email', (SELECT c.mascara FROM cadastro.contato c WHERE c.pessoa = p.id AND c.tipo = 'EMAIL'),
  'endereco', ${ENDERECO}, 'cep', g.cep,
  'situacao', l.situacao, 'tipoLigacao', l.tipo_ligacao, 'tipoFaturamento', l.tipo_faturamento, 'grupo', r.grupo,
  'rota', json_build_object('id', r.id, 'numero', r.numero, 'sequencia', l.sequencia),
  'economias', coalesce((SELECT json_agg(json_build_object('categoria', k.nome, 'subcategoria', s.nome, 'quantidade', e.quantidade) ORDER BY s.id)
      FROM cadastro.economia e JOIN cadastro.subcategoria s ON s.id = e.subcategoria JOIN cadastro.categoria k ON k.id = s.categoria WHERE e.cdc = $1), '[]'),
  'hidrometro', (SELECT json_build_object('numero', h.numero, 'desde', lower(i.periodo)) FROM hidrometria.instalacao i JOIN hidrometria.hidrometro h ON h.id = i.hidrometro
      WHERE i.cdc = $1 AND i.medicao = 1 AND i.periodo @> $2::date),
  'master', (SELECT d.master FROM cadastro.dependente d WHERE d.dependente = $1 AND d.periodo @> $2::date),
  'dependentes', coalesce((SELECT json_agg(d.dependente ORDER BY d.dependente) FROM cadastro.dependente d WHERE d.master = $1 AND d.periodo @> $2::date), '[]'),
  'leituras', coalesce((${LEITURAS}), '[]'), 'faturas', coalesce((${FATURAS}), '[]'), 'pagamentos', coalesce((${PAGAMENTOS}), '[]'),
  'abertas', coalesce((SELECT json_agg(json_build_object('vencimento', a.vencimento, 'valor', a.valor)) FROM faturamento.fatura_aberta a WHERE a.cdc = $1), '[]'),
  'feriados', coalesce((SELECT json_agg(f.data) FROM comum.feriado f WHERE f.data BETWEEN $2::date - 30 AND $2::date), '[]'),
  'creditos', (SELECT coalesce(sum(c.valor - c.usado), 0) FROM arrecadacao.credito c WHERE c.cdc = $1),
  'encargosPendentes', (SELECT coalesce(sum(n.multa + n.correcao), 0) FROM faturamento.encargo_pendente n WHERE n.cdc = $1 AND n.faturado_em IS NULL)
) AS ligacao
  FROM cadastro.ligacao l
  JOIN cadastro.pessoa p ON p.id = l.pessoa
  JOIN cadastro.logradouro g ON g.id = l.logradouro
  JOIN cadastro.bairro b ON b.id = g.bairro
  JOIN cadastro.rota r ON r.id = l.rota
 WHERE l.cdc = $1`;

/**
 * Everything that an attendant is asked about a ligação, at one instant and in one prepared statement: a fraction of the time of asking part by part.
 * `hoje` says which meter, master and dependents are in force. Undefined when there is no such ligação.
 */
export async function mostrarLigacao(banco: Executor, cdc: number, hoje: DataCivil): Promise<LigacaoInteira | undefined> {
  const { rows } = await banco.query<{ ligacao: LigacaoInteira }>({ name: 'mostrar-ligacao', text: LIGACAO, values: [cdc, hoje] });
  return rows[0]?.ligacao;
}
