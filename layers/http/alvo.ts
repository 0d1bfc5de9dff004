import type { Lugares } from '../../domain/acesso/lugares.ts';
import type { ContratoRota } from '../../events/contrato.ts';
import { comLugares, type LugaresEmCurso } from '../postgres/lugares.ts';
import type { FonteDeDireitos } from './direitos.ts';
import { FORA_DO_LUGAR } from './leitura-auditada.ts';
import type { Quem } from './pedido.ts';
import type { RecusaDaPorta } from './problema.ts';

type Alcancado = { readonly ok: true; readonly lugares: LugaresEmCurso } | { readonly ok: false; readonly recusa: RecusaDaPorta };

const NOME = { ligacao: 'Esta ligação', rota: 'Esta rota' } as const;

/** An act on one thing: whether it is in the places of who acts. What it does then sees everything (events/contrato.ts). Reaching for what is elsewhere is audited. */
export async function alcancarAlvo({ permissao, contexto, nome }: ContratoRota, params: unknown, lugares: Lugares | 'NENHUM', quem: Quem, fonte: FonteDeDireitos): Promise<Alcancado> {
  if (permissao === undefined || permissao === 'PROPRIA' || permissao.alvo === undefined || lugares === 'TODOS') return { ok: true, lugares };
  const { alvo } = permissao;
  const [tipo, campo]: ['ligacao' | 'rota', string] = alvo.rota === undefined ? ['ligacao', alvo.ligacao] : ['rota', alvo.rota];
  const id: unknown = typeof params === 'object' && params !== null ? Object.getOwnPropertyDescriptor(params, campo)?.value : undefined;
  if (typeof id !== 'number') throw new Error(`o endereço não tem ${campo}, que diz sobre que ${tipo} é o ato`);
  if (await comLugares(lugares, () => fonte.visivel(tipo, id))) return { ok: true, lugares: 'TODOS' };
  if (await comLugares('TODOS', () => fonte.visivel(tipo, id))) {
    await fonte.auditar({ autor: quem, funcao: `${contexto}/${nome}`, objeto: `${tipo}:${id}`, resultado: 'RECUSADO', motivo: FORA_DO_LUGAR });
  }
  return { ok: false, recusa: { codigo: 'acesso/fora-do-lugar', mensagem: `${NOME[tipo]} não existe ou é de um setor que não está no seu acesso. Confira o número ou peça o acesso ao administrador.` } };
}
