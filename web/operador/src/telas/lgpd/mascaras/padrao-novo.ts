/** A pattern of the utility's own while somebody writes it. */
import type { z } from 'zod';
import { compilarPadrao, type PadraoProprio } from '../../../../../../domain/cadastro/mascaras/padrao-proprio.ts';
import { conferirPolitica, mascaradorDe } from '../../../../../../domain/cadastro/mascaras/politica.ts';
import type mostrarPoliticaDados from '../../../../../../events/http/cadastro/mostrar-politica-dados.ts';

export type PoliticaLida = z.output<typeof mostrarPoliticaDados.resposta>;
export type Politica = Omit<PoliticaLida, 'versao'>;
type Erros = Readonly<Record<keyof PadraoProprio, string>>;

const MENOR_NOME = 2;

/** The mask that hides all that varies: where most people end, and from where the others give some of it back. */
export function ocultarTudo(padrao: string): string {
  return padrao.replace(/\\(.)|[#AX]\+?/gsu, (achado) => (achado.startsWith('\\') ? achado : '*'));
}

export function comPadrao<P extends Politica>(politica: P, novo: PadraoProprio): P {
  return { ...politica, padroes: [...politica.padroes, { ...novo, nome: novo.nome.trim() }] };
}

/** What is wrong in each field, in words; empty: nothing. */
export function errosDoPadrao(politica: Politica, novo: PadraoProprio): Erros {
  const nome = novo.nome.trim().length < MENOR_NOME ? `Escreva o nome com pelo menos ${MENOR_NOME} letras.` : '';
  const vazio = novo.padrao === '' ? 'Escreva como o dado aparece: # para cada algarismo, A para cada letra.' : '';
  const lido = compilarPadrao(novo);
  const doPadrao = lido.ok ? { campo: '', mensagem: '' } : lido.erro;
  // The name is compared only when the pattern itself is right: the domain stops at the first thing that is wrong.
  const daPolitica = lido.ok ? conferirPolitica(comPadrao(politica, novo)) : undefined;
  return {
    nome: nome !== '' ? nome : (daPolitica?.mensagem ?? ''),
    padrao: vazio !== '' ? vazio : doPadrao.campo === 'padrao' ? doPadrao.mensagem : '',
    mascara: vazio === '' && doPadrao.campo === 'mascara' ? doPadrao.mensagem : '',
  };
}

export interface Teste {
  readonly saida: string;
  /** Whether this pattern found something, and not only those that were there. */
  readonly achou: boolean;
}

/** How a text comes out with this pattern beside what is masked already; undefined while the pattern is not right. */
export function testarPadrao(politica: Politica, novo: PadraoProprio, texto: string): Teste | undefined {
  const lido = compilarPadrao(novo);
  if (!lido.ok) return undefined;
  return { saida: String(mascaradorDe(comPadrao(politica, novo))('TEXTO', texto)), achou: lido.valor(texto) !== texto };
}
