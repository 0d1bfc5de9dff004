import type { z } from 'zod';
import type { lancamento } from '../../../../../events/http/esquemas-razao.ts';
import type { Coluna } from '../tabela/colunas.ts';

/** Columns of the ledger, for a bill or for a ligação. */
export const COLUNAS_DE_LANCAMENTO: readonly Coluna<z.output<typeof lancamento>>[] = [
  { chave: 'data', titulo: 'Data contábil', tipo: 'data', valor: (l) => l.data },
  { chave: 'fato', titulo: 'Data do fato', tipo: 'data', valor: (l) => l.dataFato, soLarga: true },
  { chave: 'evento', titulo: 'Evento', valor: (l) => l.evento },
  { chave: 'rubrica', titulo: 'Rubrica', valor: (l) => l.rubrica },
  { chave: 'aviso', titulo: 'Aviso', tipo: 'codigo', valor: (l) => l.aviso },
  { chave: 'debito', titulo: 'Débito', valor: (l) => l.debito, soLarga: true },
  { chave: 'credito', titulo: 'Crédito', valor: (l) => l.credito, soLarga: true },
  { chave: 'valor', titulo: 'Valor', tipo: 'reais', valor: (l) => l.valor },
  { chave: 'efeito', titulo: 'Efeito na dívida', tipo: 'reais', valor: (l) => l.efeito },
];
