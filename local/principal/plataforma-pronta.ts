/** The whole platform with a small town whose month was billed and paid, and people who come in without a screen. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { segredoDaSessao } from '../../layers/acesso/chave-de-sessao.ts';
import { assinarSessao } from '../../layers/acesso/cookie-assinado.ts';
import type { Pool } from '../../layers/postgres/conexao.ts';
import { iniciarPlataforma } from '../plataforma/iniciar.ts';
import type { Plataforma } from '../plataforma/plataforma.ts';
import { montarCenario, poolDoPapel } from './cenario.ts';
import { demonstracaoDe } from './demonstracao.ts';
import { fundarCidade } from './fundar-cidade.ts';
import { CELIO, garantirTokens, MARINA } from './pessoas.ts';
import type { Tela } from './tela.ts';
import { fazerTrabalho } from './trabalho.ts';
import { lugarRapido } from '../banco/lugar-rapido.ts';

export interface PlataformaPronta {
  readonly url: string;
  readonly plataforma: Plataforma;
  /** Directory of its data. */
  readonly dados: string;
  /** As the owner of the tables, whom nothing restricts. */
  readonly dono: Pool;
  /** Opens so many sessions of a person, each the value of a `Cookie` header. */
  readonly sessoes: (login: string, quantas: number) => Promise<readonly string[]>;
  readonly fechar: () => Promise<void>;
}

const mudo: Tela = { escrever: () => undefined, passo: (_titulo, agir) => agir(() => undefined), tempos: [] };

async function chaveDe(plataforma: Plataforma): Promise<string> {
  const arn = plataforma.template.doTipo('AWS::SecretsManager::Secret').find((r) => /ChaveDeSessao/.test(r.idLogico))?.ref;
  const cliente = new SecretsManagerClient({ endpoint: plataforma.urlAws, region: 'sa-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
  try {
    const { SecretString = '' } = await cliente.send(new GetSecretValueCommand({ SecretId: arn }));
    return segredoDaSessao.parse(JSON.parse(SecretString));
  } finally {
    cliente.destroy();
  }
}

export async function abrirPlataformaPronta(ligacoes: number): Promise<PlataformaPronta> {
  const dados = mkdtempSync(join(lugarRapido(), 'pronta-'));
  // The database runs as another user when whoever tests is root.
  chmodSync(dados, 0o755);
  const plataforma = await iniciarPlataforma({ diretorioDados: dados, portas: { publica: 0, aws: 0, banco: 0 }, silencioso: true });
  const tokens = await garantirTokens(plataforma, [MARINA, CELIO]);
  const demonstracao = demonstracaoDe(dados, plataforma.hoje(), ligacoes);
  await fundarCidade(plataforma, dados, demonstracao, mudo);
  const cenario = montarCenario(plataforma, dados, demonstracao, tokens, mudo);
  await fazerTrabalho(cenario);
  const dono = poolDoPapel(plataforma, dados, 'nascente_migrador');
  const chave = await chaveDe(plataforma);
  return {
    url: plataforma.urlApi,
    plataforma,
    dados,
    dono,
    sessoes: async (login, quantas) => {
      const fichas = Array.from({ length: quantas }, () => randomBytes(24).toString('base64url'));
      await dono.query(
        `INSERT INTO acesso.sessao_de_usuario (usuario, token, ip, dispositivo, expira_em)
         SELECT u.id, f, '127.0.0.1', 'teste', clock_timestamp() + interval '1 hour' FROM acesso.usuario u, unnest($2::text[]) AS f WHERE u.login = $1`,
        [login, fichas],
      );
      return fichas.map((ficha) => `nascente_sessao=${assinarSessao(ficha, chave)}`);
    },
    fechar: async () => {
      await Promise.all([dono.end(), cenario.leitura.end()]);
      await plataforma.parar();
      rmSync(dados, { recursive: true, force: true });
    },
  };
}
