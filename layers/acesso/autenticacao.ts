/**
 * better-auth as a library behind our own routes (ADR 0017): passwords, sessions and second factor. No endpoint of its own is exposed; it only
 * runs inside a transaction of ours (`comCliente`), and its tables have our names (migrations/0026_usuarios.sql).
 */
import { betterAuth } from 'better-auth';
import { twoFactor, username } from 'better-auth/plugins';
import { kyselyDoAcesso } from '../postgres/acesso/kysely-da-transacao.ts';
import { DURACAO_DA_SESSAO_S } from '../postgres/acesso/sessao.ts';
import { conferirSenhaGuardada, guardarSenha } from './senha-guardada.ts';

/** Where the handler puts the address that the gateway saw; nobody outside can write it (ASVS 4.1.3). */
export const CABECALHO_DO_IP = 'x-nascente-ip';

/** Between the password and the code of the telephone. */
export const VALIDADE_DO_PASSO_S = 5 * 60;

const LOGIN = { minUsernameLength: 3, maxUsernameLength: 40 } as const;
/** As the CHECK of acesso.usuario. */
const FORMATO_DO_LOGIN = /^[a-z0-9][a-z0-9._-]{2,39}$/;

/** Lengths are a rule of the utility, checked where a password is chosen; where it is given it only must not be endless. */
const SENHA_MAXIMA = 1_000;

export function loginValido(login: string): boolean {
  return FORMATO_DO_LOGIN.test(login);
}

/** @param chave signs the cookies and encrypts the second factors; it is in Secrets Manager and not in the database */
export function criarAutenticacao(chave: string) {
  return betterAuth({
    database: { db: kyselyDoAcesso(), type: 'postgres' },
    secret: chave,
    baseURL: 'https://nascente.invalid',
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: SENHA_MAXIMA,
      password: { hash: guardarSenha, verify: ({ hash, password }) => conferirSenhaGuardada(hash, password) },
    },
    user: { modelName: 'usuario', fields: { name: 'nome', emailVerified: 'email_conferido', image: 'imagem', createdAt: 'criado_em', updatedAt: 'alterado_em' } },
    session: {
      modelName: 'sessao_de_usuario',
      fields: { userId: 'usuario', expiresAt: 'expira_em', ipAddress: 'ip', userAgent: 'dispositivo', createdAt: 'criada_em', updatedAt: 'alterada_em' },
      expiresIn: DURACAO_DA_SESSAO_S,
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'credencial',
      fields: {
        userId: 'usuario',
        accountId: 'conta',
        providerId: 'provedor',
        accessToken: 'acesso_externo',
        refreshToken: 'renovacao_externa',
        idToken: 'identidade_externa',
        accessTokenExpiresAt: 'acesso_vence_em',
        refreshTokenExpiresAt: 'renovacao_vence_em',
        scope: 'escopo',
        password: 'senha',
        createdAt: 'criada_em',
        updatedAt: 'alterada_em',
      },
    },
    verification: { modelName: 'verificacao', fields: { identifier: 'identificador', value: 'valor', expiresAt: 'expira_em', createdAt: 'criada_em', updatedAt: 'alterada_em' } },
    advanced: { database: { generateId: 'uuid' }, ipAddress: { ipAddressHeaders: [CABECALHO_DO_IP] } },
    plugins: [
      username({ ...LOGIN, usernameValidator: loginValido, schema: { user: { fields: { username: 'login', displayUsername: 'login_mostrado' } } } }),
      twoFactor({
        issuer: 'Nascente',
        twoFactorCookieMaxAge: VALIDADE_DO_PASSO_S,
        schema: {
          user: { fields: { twoFactorEnabled: 'dois_fatores' } },
          twoFactor: { modelName: 'segundo_fator', fields: { userId: 'usuario', secret: 'segredo', backupCodes: 'codigos', verified: 'verificado', failedVerificationCount: 'falhas', lockedUntil: 'travado_ate' } },
        },
      }),
    ],
  });
}

export type Autenticacao = ReturnType<typeof criarAutenticacao>;
