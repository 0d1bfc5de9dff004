import contrato from '../../../events/http/acesso/alterar-perfil.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { alterarPerfil } from '../../../layers/acesso/perfis.ts';
import { documentoDoCorpo } from '../../../layers/acesso/documento-do-perfil.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, corpo: { versao, motivo, ...corpo }, quem }, { pool, relogio }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  const mudanca = { codigo: params.codigo, documento: documentoDoCorpo(corpo), versao, motivo, por: pessoa.valor, hoje: relogio.hoje() };
  return emTransacao(pool, (cliente) => alterarPerfil(cliente, quem, mudanca));
});
