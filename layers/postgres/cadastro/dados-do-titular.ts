import type { Documento } from '../../../domain/cadastro/documento.ts';
import type { Executor } from '../conexao.ts';
import { ENDERECO } from './endereco.ts';

/** All that is kept about a person, as the queries give it: what is encrypted is still so. Centavos, AAAA-MM-DD, AAAA-MM. */
export interface DadosGuardados {
  readonly nome: string;
  readonly documentoTipo: Documento['tipo'];
  readonly documentoCifrado: Buffer;
  readonly contatos: readonly { readonly tipo: 'EMAIL' | 'TELEFONE'; readonly cifrado: string }[];
  readonly ligacoes: readonly unknown[];
  readonly totalDeFaturas: number;
  readonly faturas: readonly unknown[];
  readonly consentimentos: readonly unknown[];
  readonly pedidos: readonly { readonly protocolo: number; readonly texto: string; readonly resposta: string | null }[];
}

/** Bounded: an answer has at most 6 MB. 10,000 bills are eight hundred years of one ligação, or a year of a builder's. */
export const MAXIMO_DE_FATURAS = 10_000;

const AAAA_MM = `left(f.referencia::text, 4) || '-' || right(f.referencia::text, 2)`;
const DAS_LIGACOES = 'faturamento.fatura f JOIN cadastro.ligacao l ON l.cdc = f.cdc WHERE l.pessoa = $1';

/** What is encrypted inside a list comes in hexadecimal. */
const DADOS = `
SELECT p.nome, p.documento_tipo AS "documentoTipo", p.documento_cifrado AS "documentoCifrado",
  coalesce((SELECT json_agg(json_build_object('tipo', c.tipo, 'cifrado', encode(c.valor_cifrado, 'hex')) ORDER BY c.tipo) FROM cadastro.contato c WHERE c.pessoa = $1), '[]') AS contatos,
  coalesce((SELECT json_agg(json_build_object('cdc', l.cdc, 'inscricao', l.inscricao, 'endereco', ${ENDERECO}, 'cep', g.cep, 'situacao', l.situacao, 'desde', l.desde) ORDER BY l.cdc)
     FROM cadastro.ligacao l JOIN cadastro.logradouro g ON g.id = l.logradouro JOIN cadastro.bairro b ON b.id = g.bairro WHERE l.pessoa = $1), '[]') AS ligacoes,
  (SELECT count(*)::integer FROM ${DAS_LIGACOES}) AS "totalDeFaturas",
  coalesce((SELECT json_agg(to_jsonb(x) - 'ordem' ORDER BY x.ordem DESC, x.cdc) FROM (
     SELECT f.cdc, f.aviso, ${AAAA_MM} AS referencia, f.referencia AS ordem, f.emissao, f.vencimento, f.valor AS "valorEmCentavos", f.volume_agua AS "volumeAguaM3",
            CASE WHEN f.cancelada_em IS NOT NULL THEN 'CANCELADA' WHEN a.aviso IS NOT NULL THEN 'EM_DEBITO' ELSE 'PAGA' END AS situacao
       FROM (SELECT f.* FROM ${DAS_LIGACOES} ORDER BY f.referencia DESC LIMIT ${MAXIMO_DE_FATURAS}) f LEFT JOIN faturamento.fatura_aberta a ON a.aviso = f.aviso AND a.cdc = f.cdc) x), '[]') AS faturas,
  coalesce((SELECT json_agg(json_build_object('finalidade', c.finalidade, 'decisao', c.decisao, 'versao', c.versao, 'canal', c.canal, 'em', c.em) ORDER BY c.id) FROM cadastro.consentimento c WHERE c.pessoa = $1), '[]') AS consentimentos,
  coalesce((SELECT json_agg(json_build_object('protocolo', d.protocolo, 'tipo', d.tipo, 'abertoEm', d.aberto_em, 'situacao', d.situacao, 'texto', encode(d.texto_cifrado, 'hex'), 'resposta', encode(d.resposta_cifrada, 'hex')) ORDER BY d.protocolo)
     FROM cadastro.pedido_do_titular d WHERE d.pessoa = $1), '[]') AS pedidos
  FROM cadastro.pessoa p WHERE p.id = $1`;

/** @throws when there is no such person: its request points to it. */
export async function dadosDoTitular(banco: Executor, pessoa: number): Promise<DadosGuardados> {
  const { rows } = await banco.query<DadosGuardados>(DADOS, [pessoa]);
  if (rows[0] === undefined) throw new Error(`não há a pessoa ${pessoa}`);
  return rows[0];
}
