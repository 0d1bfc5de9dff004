import type { z } from 'zod';
import type { lancamento } from '../../../../../events/http/esquemas-razao.ts';
import type { Coluna } from '../tabela/colunas.ts';
import { nomeDaConta } from './contas-do-razao.ts';

type Lancamento = z.output<typeof lancamento>;

/** What tells one transfer from another in a list. */
export function chaveDoLancamento(l: Lancamento): string {
  return [l.data, l.evento, l.rubrica, l.documento, l.aviso, l.debito, l.credito, l.valor].join('|');
}

/** Columns of the ledger. */
export const COLUNAS_DE_LANCAMENTO: readonly Coluna<Lancamento>[] = [
  { chave: 'data', titulo: 'Data contábil', tipo: 'data', valor: (l) => l.data },
  { chave: 'fato', titulo: 'Data do fato', tipo: 'data', valor: (l) => l.dataFato, desde: 'lg' },
  { chave: 'evento', titulo: 'Evento', valor: (l) => l.evento },
  { chave: 'rubrica', titulo: 'Rubrica', valor: (l) => l.rubrica },
  { chave: 'aviso', titulo: 'Aviso', tipo: 'codigo', valor: (l) => l.aviso },
  { chave: 'debito', titulo: 'Débito', valor: (l) => nomeDaConta(l.debito), desde: 'lg' },
  { chave: 'credito', titulo: 'Crédito', valor: (l) => nomeDaConta(l.credito), desde: 'lg' },
  { chave: 'valor', titulo: 'Valor', tipo: 'reais', valor: (l) => l.valor },
  { chave: 'efeito', titulo: 'Efeito na dívida', tipo: 'reais', valor: (l) => l.efeito },
];
