import type { Cliente } from '../conexao.ts';

/** A key that nothing is under any more is refused from now on; throws when something is (migrations/0048). `prefixos`: how what is under each begins. */
export async function retirarChaves(cliente: Cliente, prefixos: readonly Buffer[]): Promise<void> {
  await cliente.query('SELECT cadastro.retirar_chaves_pessoais($1::bytea[])', [prefixos]);
}
