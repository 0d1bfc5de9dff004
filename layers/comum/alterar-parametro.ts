import type { z } from 'zod';
import { ok } from '../../domain/comum/resultado.ts';
import { gravarParametro, lerParametro, travarParametro } from '../postgres/comum/parametros.ts';
import { auditar, type Autor } from '../postgres/comum/auditoria.ts';
import { comVersao, recusaDeMudou, versaoDe } from '../postgres/comum/versao.ts';
import type { Pool } from '../postgres/conexao.ts';
import { emTransacao } from '../postgres/transacao.ts';
import { relogio } from '../runtime/relogio.ts';

interface Parametro<E extends z.ZodObject, C extends string> {
  readonly chave: string;
  readonly esquema: E;
  /** As the audit names the act. */
  readonly funcao: string;
  /** As the audit names what was changed; by its key, when not said. */
  readonly objeto?: string;
  /** The code of the refusal when it is no longer what its author had read. */
  readonly mudou: C;
}

interface Mudanca {
  readonly autor: Autor;
  readonly motivo: string;
  /** Of what the author had read. */
  readonly versao: string;
}

/** Puts a parameter in force, with who, why, before and after in the audit, if it still is what its author had read. Answers what is in force. */
export function alterarParametro<E extends z.ZodObject, C extends string>(pool: Pool, { chave, esquema, funcao, objeto = `parametro:${chave}`, mudou }: Parametro<E, C>, depois: z.output<E>, { autor, motivo, versao }: Mudanca) {
  const hoje = relogio.hoje();
  return emTransacao(pool, async (cliente) => {
    await travarParametro(cliente, chave);
    const antes = await lerParametro(cliente, chave, esquema, hoje);
    if (versaoDe(antes) !== versao) return recusaDeMudou(mudou, 'estas regras');
    await gravarParametro(cliente, chave, depois, hoje);
    await auditar(cliente, { autor, funcao, objeto, antes, depois, motivo });
    return ok(comVersao(await lerParametro(cliente, chave, esquema, hoje)));
  });
}
