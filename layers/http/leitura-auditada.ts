/** What a reading of protected data leaves in the audit (`events/contrato.ts`, LeituraAuditada). */
import type { Resultado } from '../../domain/comum/resultado.ts';
import type { ContratoRota } from '../../events/contrato.ts';
import { comLugares } from '../postgres/lugares.ts';
import type { FonteDeDireitos } from './direitos.ts';
import type { Quem } from './pedido.ts';

/** Why the door, or row-level security, kept something from who asked for it. */
export const FORA_DO_LUGAR = 'fora dos lugares de quem pediu';

/** The ids of a page, at most. */
const MAIS_VISTAS = 200;

export interface LeituraFeita {
  readonly contrato: ContratoRota;
  readonly params: unknown;
  readonly quem: Quem;
  readonly resultado: Resultado<unknown>;
}

/**
 * One statement more, in the connection that has just read: what cannot be written is not answered. Runs as who sees his places. Of what was not found only what is
 * there, in a place that is not his, is written: a wrong number is nobody's intrusion.
 */
export async function auditarLeitura({ contrato, params, quem, resultado }: LeituraFeita, fonte: FonteDeDireitos): Promise<void> {
  const { auditada } = contrato;
  if (auditada === undefined) return;
  const ato = { autor: quem, funcao: `${contrato.contexto}/${contrato.nome}`, objeto: objetoDe(auditada.objeto, params) };
  if (resultado.ok) return fonte.auditar({ ...ato, semEspera: true, ...(auditada.cada === undefined ? {} : { depois: vistas(resultado.valor, auditada.cada) }) });
  if (contrato.erros[resultado.erro.codigo]?.status !== 404 || !(await existeForaDoLugar(ato.objeto, fonte))) return;
  return fonte.auditar({ ...ato, resultado: 'RECUSADO', motivo: FORA_DO_LUGAR });
}

/** Whether it is there, and who acts does not see it. */
async function existeForaDoLugar(objeto: string, fonte: FonteDeDireitos): Promise<boolean> {
  const [, tipo, codigo] = /(?:^|\/)(ligacao|fatura):(\d+)$/.exec(objeto) ?? [];
  if ((tipo !== 'ligacao' && tipo !== 'fatura') || codigo === undefined) return false;
  const id = Number(codigo);
  return !(await fonte.visivel(tipo, id)) && comLugares('TODOS', () => fonte.visivel(tipo, id));
}

function objetoDe(modelo: string, params: unknown): string {
  const lidos = new Map(Object.entries(params ?? {}));
  return modelo.replace(/\{(\w+)\}/g, (_, nome: string) => String(lidos.get(nome)));
}

/** How many there are, and which of them came. */
function vistas(valor: unknown, cada: string): { readonly encontradas: unknown; readonly vistas: readonly unknown[] } {
  const { itens, total } = valor as { readonly itens: readonly Readonly<Record<string, unknown>>[]; readonly total: number };
  return { encontradas: total, vistas: [...new Set(itens.map((i) => i[cada]))].slice(0, MAIS_VISTAS) };
}
