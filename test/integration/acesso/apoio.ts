import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import { afterAll, beforeAll } from 'vitest';
import type { Operacao } from '../../../layers/http/operacao.ts';
import { contextoDoAutorizador, type ContextoDoAutorizador } from '../../../layers/http/quem.ts';
import { criarCodigoDeEntrada } from '../../../layers/postgres/acesso/sessao.ts';
import type { RespostaDoAutorizador } from '../../../layers/acesso/autorizador.ts';
import { clienteDe, CONTEXTO, DA_PLATAFORMA, evento, OPERADOR, type Chamada } from '../../contract/http-apoio.ts';
import { darAlgoAFazer } from '../../fixture/algo-a-fazer.ts';
import { bancoDeTeste, type BancoDeTeste } from '../../fixture/banco.ts';
import { servirAws, type ServidorAws } from '../../fixture/servidor-aws.ts';

export const TOKEN = 'token-de-teste-com-mais-de-32-caracteres';
export const CHAVE_DE_SESSAO = 'chave-de-sessao-de-teste-com-64-caracteres-ou-quase-isso-mesmo';
export const CHAVES_DE_ANTES = ['chave-de-sessao-do-ano-passado-com-mais-de-32-letras'] as const;
export const SEGREDO_DE_ORIGEM = 'segredo-da-origem-de-teste-com-mais-de-32-letras';
/** Of the work of the month only to send and look, and of another that is over. */
export const TOKEN_DE_LEITURA = 'token-de-teste-de-quem-so-envia-leituras';
export const TOKEN_VENCIDO = 'token-de-teste-que-valia-ate-o-ano-passado';
export const TOKEN_MAQUINA = 'outro-token-de-teste-para-uma-maquina-xx';

export interface Acesso {
  readonly banco: BancoDeTeste;
  /** Calls the operations of `acesso`, as the gateway would. */
  readonly chamar: ReturnType<typeof clienteDe>;
  /** Asks the authorizer about a call. `entra`: whether the door will take what it says for a credential. */
  readonly autorizar: (de: Pick<Chamada, 'cabecalhos' | 'cookies'>) => Promise<RespostaDoAutorizador & { readonly entra: boolean }>;
}

/** What the authorizer says of whoever is nobody, whatever was wrong. */
export const DE_NINGUEM = { isAuthorized: true, context: { recusa: 'NAO_IDENTIFICADO' }, entra: false } as const;

/** The real functions of `acesso` with their real environment: a migrated database and a Secrets Manager on 127.0.0.1. */
export function comAcesso(): () => Acesso {
  let banco: BancoDeTeste | undefined;
  let servidor: ServidorAws | undefined;
  let acesso: Acesso | undefined;
  beforeAll(async () => {
    banco = await bancoDeTeste();
    await darAlgoAFazer(banco.pool());
    await banco.pool().query(`INSERT INTO acesso.usuario (login, nome, email, administrador, troca_senha) VALUES ('marina', $1, 'marina@saae.example', true, false)`, [OPERADOR.nome]);
    const { host, porta, nome, usuario, senha } = banco.acesso('nascente_app');
    const segredos: Readonly<Record<string, unknown>> = {
      'arn:banco': { username: usuario, password: senha },
      'arn:origem': { chave: SEGREDO_DE_ORIGEM },
      'arn:sessao': { chave: CHAVE_DE_SESSAO, anteriores: CHAVES_DE_ANTES },
      'arn:tokens': { tokens: [{ token: TOKEN, nome: DA_PLATAFORMA.nome, confianca: 'operador' },
        { token: TOKEN_DE_LEITURA, nome: 'Leituras', confianca: 'operador', funcoes: ['leitura-arquivo'], ate: '2999-12-31' }, { token: TOKEN_VENCIDO, nome: 'Antigo', confianca: 'operador', ate: '2025-12-31' }, { token: TOKEN_MAQUINA, nome: 'Banco', confianca: 'maquina' }] },
    };
    servidor = await servirAws({
      secretsmanager: ({ corpo }) => {
        const { SecretId } = JSON.parse(corpo.toString()) as { SecretId: string };
        return Promise.resolve({ status: 200, cabecalhos: { 'content-type': 'application/x-amz-json-1.1' }, corpo: JSON.stringify({ SecretString: JSON.stringify(segredos[SecretId]) }) });
      },
    });
    Object.assign(process.env, {
      BANCO_HOST: host,
      BANCO_PORTA: String(porta),
      BANCO_NOME: nome,
      BANCO_TLS: '0',
      BANCO_SEGREDO_ARN: 'arn:banco',
      SEGREDO_CHAVE_DE_SESSAO_ARN: 'arn:sessao',
      SEGREDO_CHAVE_DE_ORIGEM_ARN: 'arn:origem',
      SEGREDO_TOKEN_OPERADOR_ARN: 'arn:tokens',
      AWS_ENDPOINT_URL: servidor.url,
      AWS_REGION: 'sa-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    });
    const operacoes: Operacao[] = [
      (await import('../../../functions/acesso/entrar/handler.ts')).handler,
      (await import('../../../functions/acesso/sair/handler.ts')).handler,
      (await import('../../../functions/acesso/sessao/handler.ts')).handler,
      (await import('../../../functions/acesso/entrar-com-senha/handler.ts')).handler,
      (await import('../../../functions/acesso/trocar-senha/handler.ts')).handler,
      (await import('../../../functions/acesso/mostrar-politica-de-senha/handler.ts')).handler,
      (await import('../../../functions/acesso/alterar-politica-de-senha/handler.ts')).handler,
      (await import('../../../functions/acesso/desafio-da-entrada/handler.ts')).handler,
      (await import('../../../functions/acesso/listar-bloqueios/handler.ts')).handler,
      (await import('../../../functions/acesso/bloquear/handler.ts')).handler,
      (await import('../../../functions/acesso/liberar-bloqueio/handler.ts')).handler,
      (await import('../../../functions/acesso/mostrar-parametros-de-bloqueio/handler.ts')).handler,
      (await import('../../../functions/acesso/alterar-parametros-de-bloqueio/handler.ts')).handler,
      (await import('../../../functions/acesso/listar-redes/handler.ts')).handler,
      (await import('../../../functions/acesso/incluir-rede/handler.ts')).handler,
      (await import('../../../functions/acesso/alterar-rede/handler.ts')).handler,
      (await import('../../../functions/acesso/mostrar-segundo-fator/handler.ts')).handler,
      (await import('../../../functions/acesso/cadastrar-segundo-fator/handler.ts')).handler,
      (await import('../../../functions/acesso/confirmar-segundo-fator/handler.ts')).handler,
      (await import('../../../functions/acesso/desligar-segundo-fator/handler.ts')).handler,
      (await import('../../../functions/acesso/entrar-com-segundo-fator/handler.ts')).handler,
      (await import('../../../functions/acesso/retirar-segundo-fator/handler.ts')).handler,
      (await import('../../../functions/acesso/gerar-codigos-de-reserva/handler.ts')).handler,
      (await import('../../../functions/acesso/minhas-sessoes/handler.ts')).handler,
      (await import('../../../functions/acesso/encerrar-minha-sessao/handler.ts')).handler,
      (await import('../../../functions/acesso/encerrar-minhas-outras-sessoes/handler.ts')).handler,
      (await import('../../../functions/acesso/mostrar-obrigatoriedade/handler.ts')).handler,
      (await import('../../../functions/acesso/alterar-obrigatoriedade/handler.ts')).handler,
    ];
    const { handler } = await import('../../../functions/acesso/autorizar/handler.ts');
    acesso = {
      banco,
      chamar: clienteDe(operacoes),
      autorizar: async (de) => {
        const resposta = await handler(evento({ metodo: 'GET', caminho: '/sessao', ...de }) as unknown as APIGatewayRequestAuthorizerEventV2, CONTEXTO);
        return { ...resposta, entra: contextoDoAutorizador.safeParse(resposta.context).success };
      },
    };
  });
  afterAll(async () => {
    await banco?.fechar();
    await servidor?.fechar();
  });
  return () => {
    if (!acesso) throw new Error('o acesso só existe dentro dos testes');
    return acesso;
  };
}

/** The context of a person in a new session, by a one-use link. */
export async function naSessao({ banco, chamar, autorizar }: Acesso, login = 'marina'): Promise<{ readonly cookies: string[]; readonly quem: ContextoDoAutorizador }> {
  const codigo = await criarCodigoDeEntrada(banco.pool('nascente_app'), login);
  const cookies = [`__Host-nascente_sessao=${cookieDe(await chamar({ metodo: 'GET', caminho: '/entrar', consulta: `codigo=${codigo}`, quem: undefined }))}`];
  return { cookies, quem: contextoDoAutorizador.parse((await autorizar({ cookies })).context) };
}

/** Of tests about something else, which fail often and on purpose. */
export async function semBloqueio({ banco }: Acesso): Promise<void> {
  await banco.pool().query(`UPDATE comum.parametro SET valor = valor || '{"falhasDoUsuario": 100, "falhasDoIp": 10000, "falhasAteProva": null}' WHERE chave = 'acesso.bloqueio'`);
}

/** The value of the session cookie that an answer sets. */
export function cookieDe(resposta: { readonly cookies?: string[] | undefined }): string {
  return /^__Host-nascente_sessao=([^;]*)/.exec(resposta.cookies?.[0] ?? '')?.[1] ?? '';
}

/** What a page of ours sends beside the cookie. */
export const DAQUI = { 'sec-fetch-site': 'same-origin' };

/** Posts a login; answers what came, and the cookies of the session when there is one. */
export async function entrarCom({ chamar }: Acesso, login: string, senha: string, extra: Partial<Chamada> = {}) {
  const resposta = await chamar({ metodo: 'POST', caminho: '/entrar', corpo: { login, senha }, cabecalhos: DAQUI, quem: undefined, ...extra });
  return { ...resposta, sessao: [`__Host-nascente_sessao=${cookieDe(resposta)}`] };
}

/** Who the authorizer says that these cookies are of. */
export async function quemE({ autorizar }: Acesso, cookies: string[]): Promise<ContextoDoAutorizador> {
  return contextoDoAutorizador.parse((await autorizar({ cookies })).context);
}

/** Everything that the database has, as text: what must be nowhere is looked for here. */
export async function tudoOQueHa({ banco }: Acesso): Promise<string> {
  const { rows: tabelas } = await banco.pool().query<{ nome: string }>(`SELECT format('%I.%I', schemaname, tablename) AS nome FROM pg_tables WHERE schemaname IN ('acesso', 'comum')`);
  const textos = [];
  for (const { nome } of tabelas) {
    const { rows } = await banco.pool().query<{ tudo: string | null }>(`SELECT string_agg(t::text, chr(10)) AS tudo FROM ${nome} t`);
    textos.push(rows[0]?.tudo ?? '');
  }
  return textos.join('\n');
}
