import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/ver-usuario.ts';
import { verUsuario } from '../../../layers/acesso/ver-usuario.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { id } }, { pool, relogio }) => {
  const usuario = await verUsuario(pool, id, relogio.hoje());
  return usuario === undefined ? recusa('usuario/nao-encontrado', 'Não há pessoa com este identificador. Confira a lista de usuários.') : ok(usuario);
});
