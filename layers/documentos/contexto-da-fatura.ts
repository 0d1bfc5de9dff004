import type { Executor } from '../postgres/conexao.ts';
import { tabelasDaConta } from '../postgres/faturamento/tabelas-da-memoria.ts';
import { autarquiaEm } from './autarquia.ts';
import type { ContextoDaFatura } from './da-fatura.ts';

/** A bill printed again may be of any date. */
const SEMPRE = ['1900-01-01', '2199-12-31'] as const;

/** What every bill printed on `data` (AAAA-MM-DD) shares. */
export async function contextoDaFatura(banco: Executor, data: string, segundaVia: boolean): Promise<ContextoDaFatura> {
  const { sigla, encarregado: _deDados, ...concessionaria } = await autarquiaEm(banco, data);
  return { ...(await tabelasDaConta(banco, ...SEMPRE)), concessionaria: { ...concessionaria, nome: sigla ?? concessionaria.nome }, segundaVia };
}
