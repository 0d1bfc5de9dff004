import { ok } from '../../domain/comum/resultado.ts';
import type { RegrasDeAcesso } from '../../events/http/esquemas-acesso.ts';
import { gravarRegrasDeAcesso, lerRegrasDeAcesso, travarRegrasDeAcesso } from '../postgres/acesso/regras.ts';
import { refazerVencimentos } from '../postgres/acesso/senhas.ts';
import { auditar, type Autor } from '../postgres/comum/auditoria.ts';
import { comVersao, recusaDeMudou, versaoDe } from '../postgres/comum/versao.ts';
import type { Pool } from '../postgres/conexao.ts';
import { emTransacao } from '../postgres/transacao.ts';
import { relogio } from '../runtime/relogio.ts';

/** Puts the rules in force, with who, why, before and after in the audit, if they still are what their author had read. Answers those in force. */
export function alterarRegrasDeAcesso(pool: Pool, regras: RegrasDeAcesso, { autor, motivo, versao }: { readonly autor: Autor; readonly motivo: string; readonly versao: string }) {
  const hoje = relogio.hoje();
  return emTransacao(pool, async (cliente) => {
    await travarRegrasDeAcesso(cliente);
    const antes = await lerRegrasDeAcesso(cliente, hoje);
    if (versaoDe(antes) !== versao) return recusaDeMudou('politica-de-senha/mudou', 'estas regras');
    await gravarRegrasDeAcesso(cliente, antes, regras, hoje);
    if (antes.senha.validadeEmDias !== regras.senha.validadeEmDias || antes.senha.validadeEmMeses !== regras.senha.validadeEmMeses) await refazerVencimentos(cliente, regras.senha);
    await auditar(cliente, { autor, funcao: 'acesso/alterar-politica-de-senha', objeto: 'politica-de-senha', antes, depois: regras, motivo });
    return ok(comVersao(await lerRegrasDeAcesso(cliente, hoje)));
  });
}
