import type { z } from 'zod';
import { gravarParametro, lerParametro } from '../postgres/acesso/parametros.ts';
import { auditar, type Autor } from '../postgres/comum/auditoria.ts';
import type { Pool } from '../postgres/conexao.ts';
import { emTransacao } from '../postgres/transacao.ts';
import { relogio } from '../runtime/relogio.ts';

interface Parametro<E extends z.ZodType> {
  readonly chave: string;
  readonly esquema: E;
  /** As the audit names the act. */
  readonly funcao: string;
}

/** Puts a parameter in force, with who, why, before and after in the audit. Answers what is in force. */
export function alterarParametro<E extends z.ZodType>(pool: Pool, { chave, esquema, funcao }: Parametro<E>, depois: z.output<E>, { autor, motivo }: { readonly autor: Autor; readonly motivo: string }): Promise<z.output<E>> {
  const hoje = relogio.hoje();
  return emTransacao(pool, async (cliente) => {
    const antes = await lerParametro(cliente, chave, esquema, hoje);
    await gravarParametro(cliente, chave, depois, hoje);
    await auditar(cliente, { autor, funcao, objeto: `parametro:${chave}`, antes, depois, motivo });
    return lerParametro(cliente, chave, esquema, hoje);
  });
}
