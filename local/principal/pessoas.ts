import { randomBytes } from 'node:crypto';
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { somarDias, type DataCivil } from '../../domain/comum/data-civil.ts';
import { segredoDeTokens } from '../../layers/acesso/tokens.ts';
import { excetuarAcessoTotal } from '../../layers/postgres/acesso/excecoes-de-segregacao.ts';
import { darPerfil } from '../../layers/postgres/acesso/pedidos.ts';
import { incluirPerfisModelo } from '../../layers/postgres/acesso/perfis-modelo.ts';
import { incluirUsuario } from '../../layers/postgres/acesso/usuarios.ts';
import type { Executor } from '../../layers/postgres/conexao.ts';
import type { Plataforma } from '../plataforma/plataforma.ts';

/** Who acts in the demonstration. Invented, and their names say so wherever an act is shown. */
export const MARINA = 'Marina Duarte (demonstração)';
/** Corrects readings, so that who approves the cycle is another person (TR 14.4). */
export const CELIO = 'Célio Brandão (demonstração)';
/** What the commands of other terminals act as, and who enters where there is no demonstration. */
export const OPERADOR = 'Operador desta máquina';

/** Who enters by the link that `npm start` prints. */
export const LOGIN_DA_MARINA = 'marina';

/**
 * The people of the demonstration as users, without password: only a link of this terminal lets them in; and the profiles that come with the product.
 * Marina shows every screen, so she has full access and its exceptions; Célio has the profile of what he does. What is there stays as it is.
 */
export async function garantirPessoas(banco: Executor, hoje: DataCivil): Promise<void> {
  await incluirPerfisModelo(banco);
  const marina = await incluirUsuario(banco, { login: LOGIN_DA_MARINA, nome: MARINA, email: null, administrador: true, senha: null });
  const excecao = { de: hoje, ate: somarDias(hoje, 365), motivo: 'Demonstração: uma pessoa mostra todas as telas' };
  if (marina !== undefined) await excetuarAcessoTotal(banco, { ...excecao, usuario: marina, por: null });
  const celio = await incluirUsuario(banco, { login: 'celio', nome: CELIO, email: null, administrador: false, senha: null });
  if (celio !== undefined) await darPerfil(banco, celio, 'critica');
}

/** By name. */
export type Tokens = ReadonlyMap<string, string>;

/**
 * A token for each of `nomes`, in the secret that the authorizer reads. Tokens that are there stay, whoever made them. Must run before the first
 * call: the authorizer keeps what it has read for a minute.
 */
export async function garantirTokens(plataforma: Plataforma, nomes: readonly string[]): Promise<Tokens> {
  const arn = plataforma.template.doTipo('AWS::SecretsManager::Secret').find((r) => /TokenOperador/.test(r.idLogico))?.ref;
  if (arn === undefined) throw new Error('O template não tem o segredo token-operador.');
  const cliente = new SecretsManagerClient({ endpoint: plataforma.urlAws, region: 'sa-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
  try {
    const { SecretString = '{}' } = await cliente.send(new GetSecretValueCommand({ SecretId: arn }));
    const { tokens } = segredoDeTokens.parse(JSON.parse(SecretString));
    const faltam = nomes.filter((nome) => !tokens.some((t) => t.nome === nome));
    const todos = [...tokens, ...faltam.map((nome) => ({ nome, confianca: 'operador' as const, token: randomBytes(36).toString('base64url') }))];
    if (faltam.length > 0) await cliente.send(new PutSecretValueCommand({ SecretId: arn, SecretString: JSON.stringify({ tokens: todos }) }));
    return new Map(todos.map((t) => [t.nome, t.token]));
  } finally {
    cliente.destroy();
  }
}
