import type { Recusa } from '../../domain/comum/resultado.ts';
import { auditar, type Ato } from '../postgres/comum/auditoria.ts';
import type { Executor } from '../postgres/conexao.ts';

/** Of who tried to give, take or decide what is not his to. What is wrong in a form, or changed meanwhile, is no attempt. */
const DE_QUEM_NAO_PODE: ReadonlySet<string> = new Set([
  'acesso/alem-dos-direitos',
  'acesso/par-segregado',
  'ato/do-proprio',
  'ato/so-administrador',
  'delegacao/a-si-mesmo',
  'pedido/do-proprio',
  'privilegio/a-si-mesmo',
  'privilegio/conceder-e-usar',
  'segregacao/a-si-mesmo',
  'usuario/de-administrador',
  'usuario/proprio',
  'usuario/quem-age',
  'usuario/so-administrador',
]);

type Feito = { readonly ok: true } | { readonly ok: false; readonly erro: Recusa };

/**
 * The door audits who lacks the right to an act. Whoever has it and tries to go beyond what it lets him do (rights that he has not, his own, those of an
 * administrador) is kept here, as an act refused in the words that he heard (ASVS 16.3.2). In the transaction of the act, which by then has written nothing.
 */
export async function comTentativa<F extends Feito>(cliente: Executor, ato: Omit<Ato, 'resultado'>, agir: () => Promise<F>): Promise<F> {
  const feito = await agir();
  if (!feito.ok && DE_QUEM_NAO_PODE.has(feito.erro.codigo)) await auditar(cliente, { ...ato, motivo: feito.erro.mensagem.slice(0, 500), resultado: 'RECUSADO' });
  return feito;
}
