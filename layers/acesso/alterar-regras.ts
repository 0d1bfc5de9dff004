import type { RegrasDeAcesso } from '../../events/http/esquemas-acesso.ts';
import { gravarRegrasDeAcesso, lerRegrasDeAcesso } from '../postgres/acesso/regras.ts';
import { refazerVencimentos } from '../postgres/acesso/senhas.ts';
import { auditar, type Autor } from '../postgres/comum/auditoria.ts';
import type { Pool } from '../postgres/conexao.ts';
import { emTransacao } from '../postgres/transacao.ts';
import { relogio } from '../runtime/relogio.ts';

/** Puts the rules in force, with who, why, before and after in the audit. Answers those in force. */
export function alterarRegrasDeAcesso(pool: Pool, regras: RegrasDeAcesso, { autor, motivo }: { readonly autor: Autor; readonly motivo: string }): Promise<RegrasDeAcesso> {
  const hoje = relogio.hoje();
  return emTransacao(pool, async (cliente) => {
    const antes = await lerRegrasDeAcesso(cliente, hoje);
    await gravarRegrasDeAcesso(cliente, antes, regras, hoje);
    if (antes.senha.validadeEmDias !== regras.senha.validadeEmDias || antes.senha.validadeEmMeses !== regras.senha.validadeEmMeses) await refazerVencimentos(cliente, regras.senha);
    await auditar(cliente, { autor, funcao: 'acesso/alterar-politica-de-senha', objeto: 'politica-de-senha', antes, depois: regras, motivo });
    return lerRegrasDeAcesso(cliente, hoje);
  });
}
