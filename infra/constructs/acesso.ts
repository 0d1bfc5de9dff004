import { ArnFormat } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Balde, Maquina, PapelBanco, Recurso, Segredo } from '../../events/contrato.ts';
import { SUFIXO_DLQ } from './fila.ts';
import type { Plataforma } from './plataforma.ts';

/** What one resource of `usa` gives to a function: its variables and its statements, and nothing more. */
export interface Acesso {
  readonly variaveis: Readonly<Record<string, string>>;
  readonly declaracoes: readonly PolicyStatement[];
}

/** `calcular-rota` → `CALCULAR_ROTA`. The reader of these names is `layers/runtime/ambiente.ts`. */
export function maiusculas(nome: string): string {
  return nome.toUpperCase().replaceAll('-', '_');
}

/** Composed, not referenced: a task of the machine may know the machine that runs it. */
export function arnDaMaquina(pilha: Stack, maquina: Maquina): string {
  return pilha.formatArn({ service: 'states', resource: 'stateMachine', resourceName: maquina, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
}

function permitir(actions: readonly string[], resources: readonly string[], sid?: string): PolicyStatement {
  return new PolicyStatement({ actions: [...actions], resources: [...resources], ...(sid === undefined ? {} : { sid }) });
}

function lerSegredo(segredo: ISecret): PolicyStatement {
  return permitir(['secretsmanager:GetSecretValue'], [segredo.secretArn]);
}

function doBanco(papel: PapelBanco, p: Plataforma): Acesso {
  const { banco } = p;
  const comum = { BANCO_PORTA: banco.porta, BANCO_NOME: banco.nome, BANCO_TLS: '1', BANCO_SEGREDO_ARN: banco.segredos[papel].secretArn };
  if (papel !== 'migrador') return { variaveis: { ...comum, BANCO_HOST: banco.hostProxy }, declaracoes: [lerSegredo(banco.segredos[papel])] };
  // The migrator makes the other roles, so it reads the passwords they will have; the certificate of the writer is signed by the RDS authority.
  const { app, lote, leitura, migrador } = banco.segredos;
  return {
    variaveis: {
      ...comum,
      BANCO_HOST: banco.hostEscritor,
      BANCO_SEGREDO_APP_ARN: app.secretArn,
      BANCO_SEGREDO_LOTE_ARN: lote.secretArn,
      BANCO_SEGREDO_LEITURA_ARN: leitura.secretArn,
      NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
    },
    declaracoes: [app, lote, leitura, migrador].map(lerSegredo),
  };
}

function doBalde(nome: Balde, acesso: 'ler' | 'escrever' | 'ler-escrever', p: Plataforma): Acesso {
  const balde = p.baldes.get(nome);
  if (balde === undefined) throw new Error(`O balde ${nome} não pode ser usado por esta função: a pilha que o tem vem depois.`);
  const objetos = balde.arnForObjects('*');
  const sufixo = nome.charAt(0).toUpperCase() + nome.slice(1);
  const ler = [permitir(['s3:GetObject', 's3:GetObjectVersion'], [objetos], `LerObjetos${sufixo}`), permitir(['s3:ListBucket'], [balde.bucketArn])];
  // A file that was processed moves to another prefix, and a version of it stays; what is kept as evidence does not move.
  const mover = nome === 'guarda' ? [] : ['s3:DeleteObject'];
  const escrever = [permitir(['s3:PutObject', 's3:AbortMultipartUpload', ...mover], [objetos], `EscreverObjetos${sufixo}`)];
  return {
    variaveis: { [`BALDE_${maiusculas(nome)}`]: balde.bucketName },
    declaracoes: [...(acesso === 'escrever' ? [] : ler), ...(acesso === 'ler' ? [] : escrever)],
  };
}

/**
 * A queue by its name: sends to it and looks at it. `<nome>-dlq`: looks at its dead messages and sends them back, which SQS allows to whom
 * may read and delete them.
 */
function daFila(nome: string, p: Plataforma): Acesso {
  const fila = p.filas.get(nome);
  if (fila === undefined) throw new Error(`A fila ${nome} não existe.`);
  const { queueArn, queueUrl } = fila;
  const olhar = permitir(['sqs:GetQueueAttributes'], [queueArn]);
  const agir = nome.endsWith(SUFIXO_DLQ)
    ? permitir(['sqs:StartMessageMoveTask', 'sqs:ListMessageMoveTasks', 'sqs:ReceiveMessage', 'sqs:DeleteMessage'], [queueArn])
    : permitir(['sqs:SendMessage'], [queueArn]);
  return { variaveis: { [`FILA_${maiusculas(nome)}_URL`]: queueUrl }, declaracoes: [olhar, agir] };
}

function daMaquina(maquina: Maquina, acesso: 'iniciar' | 'responder', pilha: Stack): Acesso {
  const arn = arnDaMaquina(pilha, maquina);
  const execucoes = arn.replace(':stateMachine:', ':execution:');
  return {
    variaveis: { [`MAQUINA_${maiusculas(maquina)}_ARN`]: arn },
    declaracoes:
      acesso === 'responder'
        ? [permitir(['states:SendTaskSuccess', 'states:SendTaskFailure', 'states:SendTaskHeartbeat'], [arn])]
        : [permitir(['states:StartExecution'], [arn]), permitir(['states:DescribeExecution'], [`${execucoes}:*`], 'ExecucoesDaMaquina')],
  };
}

function doSegredo(nome: Segredo, p: Plataforma): Acesso {
  const segredo = p.segredos[nome];
  return { variaveis: { [`SEGREDO_${maiusculas(nome)}_ARN`]: segredo.secretArn }, declaracoes: [lerSegredo(segredo)] };
}

function daTabela(p: Plataforma): Acesso {
  const tabela = p.tabelas.idempotencia;
  return {
    variaveis: { TABELA_IDEMPOTENCIA: tabela.tableName },
    declaracoes: [permitir(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'], [tabela.tableArn])],
  };
}

/** Turns one line of `execucao.usa` into variables and permissions. Throws when the platform does not have it. */
export function acessoA(recurso: Recurso, p: Plataforma, pilha: Stack): Acesso {
  if ('banco' in recurso) return doBanco(recurso.banco, p);
  if ('balde' in recurso) return doBalde(recurso.balde, recurso.acesso, p);
  if ('fila' in recurso) return daFila(recurso.fila, p);
  if ('maquina' in recurso) return daMaquina(recurso.maquina, recurso.acesso, pilha);
  if ('segredo' in recurso) return doSegredo(recurso.segredo, p);
  return daTabela(p);
}
