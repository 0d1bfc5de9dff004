import { randomBytes } from 'node:crypto';
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { segredoDeTokens } from '../../layers/acesso/tokens.ts';
import type { Plataforma } from '../plataforma/plataforma.ts';

/** Who acts in the demonstration. Invented, and their names say so wherever an act is shown. */
export const MARINA = 'Marina Duarte (demonstração)';
/** Corrects readings, so that who approves the cycle is another person (TR 14.4). */
export const CELIO = 'Célio Brandão (demonstração)';
/** What other terminals act as. */
const COMANDO = 'Operador desta máquina';

export interface TokensDaDemonstracao {
  readonly marina: string;
  readonly celio: string;
  readonly comando: string;
}

/**
 * A token for each person of the demonstration, in the secret that the authorizer reads. Tokens that are there stay, whoever made them.
 * Must run before the first call: the authorizer keeps what it has read for a minute.
 */
export async function garantirTokens(plataforma: Plataforma): Promise<TokensDaDemonstracao> {
  const arn = plataforma.template.doTipo('AWS::SecretsManager::Secret').find((r) => /TokenOperador/.test(r.idLogico))?.ref;
  if (arn === undefined) throw new Error('O template não tem o segredo token-operador.');
  const cliente = new SecretsManagerClient({ endpoint: plataforma.urlAws, region: 'sa-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
  try {
    const { SecretString = '{}' } = await cliente.send(new GetSecretValueCommand({ SecretId: arn }));
    const { tokens } = segredoDeTokens.parse(JSON.parse(SecretString));
    const faltam = [MARINA, CELIO, COMANDO].filter((nome) => !tokens.some((t) => t.nome === nome));
    const todos = [...tokens, ...faltam.map((nome) => ({ nome, confianca: 'operador' as const, token: randomBytes(36).toString('base64url') }))];
    if (faltam.length > 0) await cliente.send(new PutSecretValueCommand({ SecretId: arn, SecretString: JSON.stringify({ tokens: todos }) }));
    const de = (nome: string): string => todos.find((t) => t.nome === nome)?.token ?? '';
    return { marina: de(MARINA), celio: de(CELIO), comando: de(COMANDO) };
  } finally {
    cliente.destroy();
  }
}
