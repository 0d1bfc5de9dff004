import { DESTINO } from '../../nucleo/situacoes.ts';
import type { Coluna } from '../tabela/colunas.ts';
import type { Pagamento } from './tipos.ts';

/** Columns of payments, of a bill or of a ligação. */
export const COLUNAS_DE_PAGAMENTO: readonly Coluna<Pagamento>[] = [
  { chave: 'data', titulo: 'Pago em', tipo: 'data', valor: (p) => p.data },
  { chave: 'credito', titulo: 'Creditado em', tipo: 'data', valor: (p) => p.dataCredito },
  { chave: 'valor', titulo: 'Valor pago', tipo: 'reais', valor: (p) => p.valor },
  { chave: 'quitado', titulo: 'Quitou', tipo: 'reais', valor: (p) => p.quitado },
  { chave: 'destino', titulo: 'Destino', valor: (p) => DESTINO[p.destino].nome },
  { chave: 'banco', titulo: 'Banco', valor: (p) => p.banco },
];
