import { z } from 'zod';
import { parametroEm } from '../postgres/comum/parametros.ts';
import type { Executor } from '../postgres/conexao.ts';
import { tabelasDaConta } from '../postgres/faturamento/tabelas-da-memoria.ts';
import type { ContextoDaFatura } from './da-fatura.ts';

/** The parameter `autarquia`: who issues the bills. */
const Autarquia = z.object({
  nome: z.string(),
  /** How people call it: a bill has no room for the name of the law. */
  sigla: z.string().optional(),
  cnpj: z.string(),
  endereco: z.string(),
  site: z.string(),
  telefones: z.array(z.object({ rotulo: z.string(), numero: z.string() })),
  ouvidoria: z.string(),
});

/** A bill printed again may be of any date. */
const SEMPRE = ['1900-01-01', '2199-12-31'] as const;

function cnpjFormatado(c: string): string {
  return `${c.slice(0, 2)}.${c.slice(2, 5)}.${c.slice(5, 8)}/${c.slice(8, 12)}-${c.slice(12)}`;
}

/** What every bill printed on `data` (AAAA-MM-DD) shares. */
export async function contextoDaFatura(banco: Executor, data: string, segundaVia: boolean): Promise<ContextoDaFatura> {
  const { sigla, ...autarquia } = Autarquia.parse(await parametroEm(banco, 'autarquia', data));
  return { ...(await tabelasDaConta(banco, ...SEMPRE)), concessionaria: { ...autarquia, nome: sigla ?? autarquia.nome, cnpj: cnpjFormatado(autarquia.cnpj) }, segundaVia };
}
