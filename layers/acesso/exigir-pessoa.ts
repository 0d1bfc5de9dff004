import { ok, recusa, type Recusa } from '../../domain/comum/resultado.ts';
import type { Quem } from '../http/pedido.ts';

type SoPessoa = { readonly ok: false; readonly erro: Recusa & { readonly codigo: 'acesso/so-pessoa' } };
type Pessoa = { readonly ok: true; readonly valor: string } | SoPessoa;

const SO_PESSOA: SoPessoa = recusa('acesso/so-pessoa', 'Isto é feito por uma pessoa, e não por uma chave ou um token. Entre no sistema com o seu usuário e repita.');

/** The id of the person who acts. Keys and the token of the platform are nobody: they lend nothing, ask for nothing and give nothing. */
export function exigirPessoa({ usuario }: Quem): Pessoa {
  return usuario === null ? SO_PESSOA : ok(usuario);
}

/** The person and the session in which he acts. */
export function exigirSessao({ usuario, sessao }: Quem): { readonly ok: true; readonly valor: { readonly usuario: string; readonly sessao: string } } | SoPessoa {
  return usuario === null || sessao === null ? SO_PESSOA : ok({ usuario, sessao });
}
