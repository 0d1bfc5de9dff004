import { ok, recusa, type Recusa } from '../../domain/comum/resultado.ts';
import type { Quem } from '../http/pedido.ts';

type Pessoa = { readonly ok: true; readonly valor: string } | { readonly ok: false; readonly erro: Recusa & { readonly codigo: 'acesso/so-pessoa' } };

/** The id of the person who acts. Keys and the token of the platform are nobody: they lend nothing, ask for nothing and give nothing. */
export function exigirPessoa({ usuario }: Quem): Pessoa {
  return usuario === null ? recusa('acesso/so-pessoa', 'Isto é feito por uma pessoa, e não por uma chave ou um token. Entre no sistema com o seu usuário e repita.') : ok(usuario);
}
