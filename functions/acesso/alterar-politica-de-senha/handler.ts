import { conferirPoliticaDeSenha } from '../../../domain/acesso/conferir-politica-de-senha.ts';
import { recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/alterar-politica-de-senha.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { alterarRegrasDeAcesso } from '../../../layers/acesso/alterar-regras.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem }, { pool }) => {
  const { motivo, versao, ...regras } = corpo;
  const recusas = conferirPoliticaDeSenha(regras.senha);
  if (recusas.length === 0) return alterarRegrasDeAcesso(pool, regras, { autor: quem, motivo, versao });
  const erros = recusas.map(({ campo, mensagem }) => ({ campo: `corpo.senha.${campo}`, mensagem }));
  const { erro } = recusa('politica-de-senha/fora-do-limite', recusas.map(({ mensagem }) => mensagem).join(' '), erros[0]?.campo);
  return { ok: false, erro: { ...erro, erros } } as const;
});
