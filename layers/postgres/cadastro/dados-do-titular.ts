import type { Canal, DecisaoDeConsentimento, Finalidade } from '../../../domain/cadastro/consentimento.ts';
import type { Documento } from '../../../domain/cadastro/documento.ts';
import type { SituacaoDoPedido, TipoDePedido } from '../../../domain/cadastro/pedido-do-titular.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import type { Executor } from '../conexao.ts';
import { ENDERECO } from './endereco.ts';

/** Some of what there is, the most recent first, and how much there is. */
export interface ListaGuardada<T> {
  readonly total: number;
  readonly itens: readonly T[];
}

interface DaLigacao {
  readonly cdc: number;
}
export interface LigacaoGuardada extends DaLigacao {
  readonly inscricao: string;
  readonly endereco: string;
  readonly cep: string;
  readonly situacao: 'ATIVA' | 'CORTADA' | 'INATIVA' | 'PROVISORIA';
  readonly desde: DataCivil;
}
export interface FaturaGuardada extends DaLigacao {
  readonly aviso: number;
  readonly referencia: string;
  readonly emissao: DataCivil;
  readonly vencimento: DataCivil;
  readonly valorEmCentavos: number;
  readonly volumeAguaM3: number;
  readonly situacao: 'CANCELADA' | 'EM_DEBITO' | 'PAGA';
}
export interface PagamentoGuardado extends DaLigacao {
  readonly aviso: number | null;
  readonly pagoEm: DataCivil;
  readonly creditadoEm: DataCivil | null;
  readonly valorEmCentavos: number;
  readonly quitouEmCentavos: number;
}
export interface CreditoGuardado extends DaLigacao {
  readonly tipo: 'EXCEDENTE' | 'PARCIAL' | 'FORA_VALIDADE' | 'DUPLICIDADE';
  readonly valorEmCentavos: number;
  readonly usadoEmCentavos: number;
}
export interface LeituraGuardada extends DaLigacao {
  readonly referencia: string;
  readonly medicao: 'AGUA' | 'POCO';
  readonly data: DataCivil;
  readonly leitura: number | null;
  readonly ocorrencia: number;
  readonly ocorrenciaEmPalavras: string;
  readonly temFoto: boolean;
  readonly latitude: number | null;
  readonly longitude: number | null;
}
export interface ConsultaGuardada extends DaLigacao {
  readonly em: string;
  readonly campo: 'DOCUMENTO' | 'TELEFONE' | 'EMAIL';
  readonly motivo: string | null;
}
export interface ConsentimentoGuardado {
  readonly finalidade: Finalidade;
  readonly decisao: DecisaoDeConsentimento;
  readonly versao: number;
  readonly texto: string;
  readonly canal: Canal;
  readonly comprovacao: string;
  readonly em: string;
}
/** Encrypted texts in hexadecimal. */
export interface PedidoCifrado {
  readonly protocolo: number;
  readonly tipo: TipoDePedido;
  readonly canal: Canal;
  readonly abertoEm: DataCivil;
  readonly situacao: SituacaoDoPedido;
  readonly respondidoEm: string | null;
  readonly texto: string;
  readonly resposta: string | null;
}

/** All that is kept about a person, as the queries give it: what is encrypted is still so. Centavos, AAAA-MM-DD, AAAA-MM. */
export interface DadosGuardados {
  readonly nome: string;
  readonly documentoTipo: Documento['tipo'];
  readonly documentoCifrado: Buffer;
  readonly contatos: readonly { readonly tipo: 'EMAIL' | 'TELEFONE'; readonly cifrado: string }[];
  readonly ligacoes: readonly LigacaoGuardada[];
  readonly faturas: ListaGuardada<FaturaGuardada>;
  readonly pagamentos: ListaGuardada<PagamentoGuardado>;
  readonly creditos: ListaGuardada<CreditoGuardado>;
  readonly leituras: ListaGuardada<LeituraGuardada>;
  readonly consentimentos: readonly ConsentimentoGuardado[];
  readonly pedidos: readonly PedidoCifrado[];
  /** When somebody saw a datum of the person whole, which one, and why: not who, which is another person's. */
  readonly consultasAosDados: ListaGuardada<ConsultaGuardada>;
}

/** Bounded: an answer has at most 6 MB. 5,000 bills are four hundred years of one ligação, or half a year of a builder's. */
export const MAXIMO_POR_LISTA = 5_000;

const AAAA_MM = (coluna: string): string => `left(${coluna}::text, 4) || '-' || right(${coluna}::text, 2)`;

/** Rows `x` of `de`, those of the ligações of the person $1 (column `cdc` of `x`), in `ordem`. */
function lista(colunas: string, de: string, ordem: string): string {
  const das = `${de} JOIN cadastro.ligacao l ON l.cdc = x.cdc WHERE l.pessoa = $1`;
  return `json_build_object('total', (SELECT count(*) FROM ${das}), 'itens', coalesce((SELECT json_agg(to_jsonb(y) - 'ordem' ORDER BY y.ordem) FROM (
    SELECT ${colunas}, row_number() OVER (ORDER BY ${ordem}) AS ordem FROM ${das} ORDER BY ${ordem} LIMIT ${MAXIMO_POR_LISTA}) y), '[]'))`;
}

const FATURAS = lista(
  `x.cdc, x.aviso, ${AAAA_MM('x.referencia')} AS referencia, x.emissao, x.vencimento, x.valor AS "valorEmCentavos", x.volume_agua AS "volumeAguaM3",
   CASE WHEN x.cancelada_em IS NOT NULL THEN 'CANCELADA' WHEN EXISTS (SELECT FROM faturamento.fatura_aberta a WHERE a.aviso = x.aviso AND a.cdc = x.cdc) THEN 'EM_DEBITO' ELSE 'PAGA' END AS situacao`,
  'faturamento.fatura x', 'x.referencia DESC, x.cdc, x.aviso',
);
const PAGAMENTOS = lista(`x.cdc, x.aviso, x.data_pagamento AS "pagoEm", x.data_credito AS "creditadoEm", x.valor AS "valorEmCentavos", x.quitado AS "quitouEmCentavos"`, 'arrecadacao.pagamento x', 'x.data_pagamento DESC, x.id');
const CREDITOS = lista(`x.cdc, x.tipo, x.valor AS "valorEmCentavos", x.usado AS "usadoEmCentavos"`, 'arrecadacao.credito x', 'x.pagamento DESC');
const LEITURAS = lista(
  `x.cdc, ${AAAA_MM('x.referencia')} AS referencia, CASE x.medicao WHEN 1 THEN 'AGUA' ELSE 'POCO' END AS medicao, x.data, x.valor AS leitura, x.ocorrencia, coalesce((SELECT o.descricao FROM leitura.ocorrencia o WHERE o.codigo = x.ocorrencia), '') AS "ocorrenciaEmPalavras", x.foto IS NOT NULL AS "temFoto", x.latitude, x.longitude`,
  'leitura.leitura x', 'x.referencia DESC, x.cdc, x.medicao',
);
/** The index of the audit is by each part of its object; by an older owner of the ligação, the act says of whom. */
const CONSULTAS = lista(
  `x.cdc, x.em, x.campo, x.motivo`,
  `(SELECT a.id, a.em, a.depois->>'campo' AS campo, a.motivo, q.cdc FROM cadastro.ligacao q JOIN comum.auditoria a ON string_to_array(a.objeto, '/') && ARRAY['ligacao:' || q.cdc]
     WHERE q.pessoa = $1 AND a.funcao = 'cadastro/revelar-dado' AND a.depois->>'pessoa' = $1::text) x`,
  'x.id DESC',
);

/** What is encrypted inside a list comes in hexadecimal. */
const DADOS = `
SELECT p.nome, p.documento_tipo AS "documentoTipo", p.documento_cifrado AS "documentoCifrado",
  coalesce((SELECT json_agg(json_build_object('tipo', c.tipo, 'cifrado', encode(c.valor_cifrado, 'hex')) ORDER BY c.tipo) FROM cadastro.contato c WHERE c.pessoa = $1), '[]') AS contatos,
  coalesce((SELECT json_agg(json_build_object('cdc', l.cdc, 'inscricao', l.inscricao, 'endereco', ${ENDERECO}, 'cep', g.cep, 'situacao', l.situacao, 'desde', l.desde) ORDER BY l.cdc)
     FROM cadastro.ligacao l JOIN cadastro.logradouro g ON g.id = l.logradouro JOIN cadastro.bairro b ON b.id = g.bairro WHERE l.pessoa = $1), '[]') AS ligacoes,
  ${FATURAS} AS faturas, ${PAGAMENTOS} AS pagamentos, ${CREDITOS} AS creditos, ${LEITURAS} AS leituras, ${CONSULTAS} AS "consultasAosDados",
  coalesce((SELECT json_agg(json_build_object('finalidade', c.finalidade, 'decisao', c.decisao, 'versao', c.versao, 'texto', t.texto, 'canal', c.canal, 'comprovacao', c.comprovacao, 'em', c.em) ORDER BY c.id)
     FROM cadastro.consentimento c JOIN cadastro.texto_de_consentimento t USING (finalidade, versao) WHERE c.pessoa = $1), '[]') AS consentimentos,
  coalesce((SELECT json_agg(json_build_object('protocolo', d.protocolo, 'tipo', d.tipo, 'canal', d.canal, 'abertoEm', d.aberto_em, 'situacao', d.situacao, 'respondidoEm', d.respondido_em, 'texto', encode(d.texto_cifrado, 'hex'), 'resposta', encode(d.resposta_cifrada, 'hex')) ORDER BY d.protocolo)
     FROM cadastro.pedido_do_titular d WHERE d.pessoa = $1), '[]') AS pedidos
  FROM cadastro.pessoa p WHERE p.id = $1::integer`;

/** @throws when there is no such person: its request points to it. */
export async function dadosDoTitular(banco: Executor, pessoa: number): Promise<DadosGuardados> {
  const { rows } = await banco.query<DadosGuardados>(DADOS, [pessoa]);
  if (rows[0] === undefined) throw new Error(`não há a pessoa ${pessoa}`);
  return rows[0];
}
