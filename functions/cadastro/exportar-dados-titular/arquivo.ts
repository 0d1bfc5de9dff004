import type { DadosAbertos } from '../../../layers/pessoais/dados-abertos.ts';
import { MAXIMO_POR_LISTA, type ListaGuardada } from '../../../layers/postgres/cadastro/dados-do-titular.ts';

const lista = (l: ListaGuardada<unknown>) => ({ total: l.total, ...(l.total > MAXIMO_POR_LISTA ? { aviso: `Estão aqui os ${MAXIMO_POR_LISTA} mais recentes.` } : {}), itens: l.itens });

/** The file that the person receives: whole, in words that a person reads and a program too. */
export function arquivoDoTitular(d: DadosAbertos, { protocolo, geradoEm }: { readonly protocolo: number; readonly geradoEm: string }): Uint8Array<ArrayBuffer> {
  const conteudo = {
    protocolo,
    geradoEm,
    ...d,
    faturas: lista(d.faturas),
    pagamentos: lista(d.pagamentos),
    creditos: lista(d.creditos),
    leituras: lista(d.leituras),
    consultasAosDados: lista(d.consultasAosDados),
  };
  return new TextEncoder().encode(JSON.stringify(conteudo, null, 2));
}
