import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pool } from '../../layers/postgres/conexao.ts';
import type { Agenda } from '../agenda/agenda.ts';
import { abrirBancoLocal } from '../banco/banco-local.ts';
import type { PostgresLocal } from '../banco/postgres.ts';
import { iniciarDynamoDb } from '../dynamodb/dynamodb.ts';
import { definirFuncoes } from '../lambda/definicao.ts';
import { criarLambdas } from '../lambda/lambdas.ts';
import type { Lambdas } from '../lambda/lambdas.ts';
import { lerMapeamentos } from '../lambda/mapeamento.ts';
import { lerBaldes } from '../s3/baldes.ts';
import { iniciarS3 } from '../s3/s3-local.ts';
import type { S3Local } from '../s3/s3-local.ts';
import { abrirSegredos } from '../segredos/segredos.ts';
import { criarSqs } from '../sqs/sqs.ts';
import type { Sqs } from '../sqs/sqs.ts';
import type { StepFunctions } from '../stepfunctions/stepfunctions.ts';
import type { Template } from '../template/carregar.ts';
import type { Enderecos } from '../template/nomes.ts';
import { erguerAgenda } from './agendas.ts';
import { prepararBanco } from './banco-da-aplicacao.ts';
import type { Desmontagem } from './desmontagem.ts';
import type { Diario } from './diario.ts';
import { registrarFilas } from './filas.ts';
import { dispararGatilhos } from './gatilhos.ts';
import { erguerMaquinas } from './maquinas.ts';
import type { InjecaoPlataforma, OpcoesPlataforma } from './opcoes.ts';
import type { ServicosAws } from './porta-aws.ts';
import type { RelogioMovel } from './relogio-movel.ts';
import { concorrenciaLocal, criarSondas, devolverAbandonadas } from './sondas.ts';

/** Where the project is: what bundles leave to `require` (the Typst compiler, the fonts) is in its node_modules. */
export const RAIZ_DO_PROJETO = fileURLToPath(new URL('../..', import.meta.url));

/** What the services are built from. */
export interface Alicerce {
  readonly opcoes: OpcoesPlataforma;
  readonly injecao: InjecaoPlataforma;
  readonly template: Template;
  readonly enderecos: Enderecos;
  readonly servidor: PostgresLocal;
  readonly relogio: RelogioMovel;
  readonly diario: Diario;
  readonly desmontagem: Desmontagem;
}

export interface Servicos {
  readonly aws: ServicosAws;
  readonly lambdas: Lambdas;
  readonly sqs: Sqs;
  readonly s3: S3Local;
  readonly maquinas: StepFunctions;
  readonly agenda: Agenda;
  readonly pool: Pool;
  /** Runs what the deploy runs, then lets messages, schedules and executions move. */
  readonly animar: () => Promise<void>;
}

/** On one machine the database has no TLS and its own port; the rest of the environment is the template's. */
function ajustarBanco({ bancoPorta }: Enderecos): (ambiente: Record<string, string>) => Record<string, string> {
  return (ambiente) => {
    const { NODE_EXTRA_CA_CERTS: _soNaAws, ...resto } = ambiente;
    return 'BANCO_HOST' in resto ? { ...resto, BANCO_PORTA: String(bancoPorta), BANCO_TLS: '0' } : resto;
  };
}

async function erguerLambdas({ opcoes, injecao, template, enderecos, relogio, desmontagem }: Alicerce): Promise<Lambdas> {
  const mapeamentos = lerMapeamentos(template);
  const lambdas = await criarLambdas({
    diretorioDados: opcoes.diretorioDados,
    injecao: () => injecao.lambda,
    concorrencia: (nome) => {
      const dele = mapeamentos.find((m) => m.funcao === nome);
      return dele === undefined ? opcoes.paralelismo : concorrenciaLocal(dele.concorrencia);
    },
    definicoes: definirFuncoes(template, {
      urlAws: enderecos.urlAws,
      ajustar: ajustarBanco(enderecos),
      extras: { NASCENTE_RELOGIO_ARQUIVO: relogio.arquivo, NODE_PATH: join(RAIZ_DO_PROJETO, 'node_modules') },
    }),
  });
  desmontagem.acrescentar(() => lambdas.encerrar());
  return lambdas;
}

/** Opens every service of the template. Nothing moves before `animar`. */
export async function erguerServicos(a: Alicerce): Promise<Servicos> {
  const { template, enderecos, servidor, diario, desmontagem, opcoes } = a;
  const dados = opcoes.diretorioDados;
  const segredos = await abrirSegredos(template, join(dados, 'segredos.json'));
  const [pool, dynamodb] = await Promise.all([
    abrirBancoLocal(servidor),
    iniciarDynamoDb(template, join(dados, 'dynamodb')),
    prepararBanco(template, segredos, servidor),
  ]);
  desmontagem.acrescentar(() => pool.end());
  desmontagem.acrescentar(() => dynamodb.parar());
  const sqs = await criarSqs(pool, { injecao: a.injecao.sqs, endereco: () => enderecos.urlAws, aoFalhar: diario.falhou });
  desmontagem.acrescentar(() => sqs.parar());
  await registrarFilas(template, sqs);
  const enviarParaFila = async (arn: string, corpo: string): Promise<void> => {
    await sqs.enviar(arn, [{ corpo }]);
  };
  const s3 = await iniciarS3({ pool, diretorio: join(dados, 's3'), baldes: lerBaldes(template), enviarParaFila, aoFalhar: diario.falhou });
  desmontagem.acrescentar(() => s3.parar());
  const lambdas = await erguerLambdas(a);
  const maquinas = await erguerMaquinas(a, { pool, sqs, lambdas });
  const agenda = await erguerAgenda(a, pool, lambdas);
  const porAlvo = { AmazonSQS: sqs.tratar, AWSStepFunctions: maquinas.tratar, secretsmanager: segredos.tratar, DynamoDB_20120810: dynamodb.tratar };
  return {
    aws: { porAlvo, lambdas, s3: (req, res) => s3.atender(req, res) },
    lambdas,
    sqs,
    s3,
    maquinas,
    agenda,
    pool,
    async animar() {
      await dispararGatilhos(template, lambdas);
      const mapeamentos = lerMapeamentos(template);
      await devolverAbandonadas(pool, mapeamentos);
      const sondas = criarSondas(mapeamentos, sqs, lambdas, diario.falhou);
      desmontagem.acrescentar(async () => {
        await Promise.all(sondas.map((s) => s.parar()));
      });
      for (const s of sondas) s.iniciar();
      await maquinas.retomar();
      agenda.iniciar();
    },
  };
}
