import type { RecursoBruto } from './montagem.ts';
import { arn, idEstavel, nomeDeBalde, CONTA } from './nomes.ts';
import type { Enderecos } from './nomes.ts';

/** Resolves a value that sits inside the properties of the same resource. */
export type ResolverPropriedade = (nome: string) => unknown;

interface Formula {
  /** What `Ref` answers. */
  readonly ref: (r: RecursoBruto, p: ResolverPropriedade, e: Enderecos) => string;
  /** What `Fn::GetAtt` answers, by attribute. */
  readonly att?: Readonly<Record<string, (r: RecursoBruto, p: ResolverPropriedade, e: Enderecos) => unknown>>;
}

function nomeOu(propriedade: string): Formula['ref'] {
  return (r, p) => {
    const nome = p(propriedade);
    return typeof nome === 'string' && nome !== '' ? nome : `${r.pilha}-${r.idLogico}`;
  };
}

const nomeFuncao = nomeOu('FunctionName');
const nomeTabela = nomeOu('TableName');
const nomeMaquina = nomeOu('StateMachineName');
const nomeAgenda = nomeOu('Name');
const nomeSegredo = nomeOu('Name');

function nomeFila(r: RecursoBruto, p: ResolverPropriedade, e: Enderecos): string {
  const nome = nomeOu('QueueName')(r, p, e);
  return p('FifoQueue') === true && !nome.endsWith('.fifo') ? `${nome}.fifo` : nome;
}

function nomeBalde(r: RecursoBruto, p: ResolverPropriedade): string {
  const nome = p('BucketName');
  return typeof nome === 'string' && nome !== '' ? nome : nomeDeBalde(r.idLogico);
}

function arnFuncao(r: RecursoBruto, p: ResolverPropriedade, e: Enderecos): string {
  return arn('lambda', `function:${nomeFuncao(r, p, e)}`);
}

const arnSegredo: Formula['ref'] = (r, p, e) => {
  const nome = nomeSegredo(r, p, e);
  return arn('secretsmanager', `secret:${nome}-${idEstavel(r.pilha, r.idLogico).slice(0, 6)}`);
};
const arnMaquina: Formula['ref'] = (r, p, e) => arn('states', `stateMachine:${nomeMaquina(r, p, e)}`);
const arnTabela: Formula['ref'] = (r, p, e) => arn('dynamodb', `table/${nomeTabela(r, p, e)}`);
const idDe = (r: RecursoBruto): string => idEstavel(r.pilha, r.idLogico);
const versao: Formula['ref'] = (_r, p) => `${String(p('FunctionName'))}:1`;
const hospedeiro: Formula['ref'] = (_r, _p, e) => e.bancoHost;

/** Types whose references are used by what runs here. Any other type answers by the general rule of `formulaDe`. */
const FORMULAS: Readonly<Record<string, Formula>> = {
  'AWS::Lambda::Function': { ref: nomeFuncao, att: { Arn: arnFuncao } },
  'AWS::Lambda::Version': { ref: versao, att: { Version: () => '1', FunctionArn: versao } },
  'AWS::Lambda::Alias': { ref: (_r, p) => `${String(p('FunctionName'))}:${String(p('Name'))}` },
  'AWS::Lambda::LayerVersion': { ref: (r) => arn('lambda', `layer:${r.pilha}-${r.idLogico}:1`) },
  'AWS::SQS::Queue': {
    ref: (r, p, e) => `${e.urlAws}/${CONTA}/${nomeFila(r, p, e)}`,
    att: {
      Arn: (r, p, e) => arn('sqs', nomeFila(r, p, e)),
      QueueName: nomeFila,
      QueueUrl: (r, p, e) => `${e.urlAws}/${CONTA}/${nomeFila(r, p, e)}`,
    },
  },
  'AWS::S3::Bucket': {
    ref: nomeBalde,
    att: {
      Arn: (r, p) => `arn:aws:s3:::${nomeBalde(r, p)}`,
      RegionalDomainName: (r, p) => `${nomeBalde(r, p)}.s3.local`,
      DomainName: (r, p) => `${nomeBalde(r, p)}.s3.local`,
      WebsiteURL: (_r, _p, e) => e.urlPublica,
    },
  },
  'AWS::DynamoDB::Table': { ref: nomeTabela, att: { Arn: arnTabela, StreamArn: arnTabela } },
  'AWS::DynamoDB::GlobalTable': { ref: nomeTabela, att: { Arn: arnTabela, StreamArn: arnTabela } },
  'AWS::SecretsManager::Secret': { ref: arnSegredo, att: { Id: arnSegredo } },
  'AWS::SecretsManager::SecretTargetAttachment': { ref: (_r, p) => String(p('SecretId')) },
  'AWS::StepFunctions::StateMachine': { ref: arnMaquina, att: { Arn: arnMaquina, Name: nomeMaquina } },
  'AWS::Scheduler::Schedule': { ref: nomeAgenda, att: { Arn: (r, p, e) => arn('scheduler', `schedule/default/${nomeAgenda(r, p, e)}`) } },
  'AWS::ApiGatewayV2::Api': { ref: idDe, att: { ApiId: idDe, ApiEndpoint: (r) => `https://${idDe(r)}.execute-api.local` } },
  'AWS::ApiGatewayV2::Stage': { ref: (_r, p) => String(p('StageName')) },
  'AWS::CloudFront::Distribution': {
    ref: idDe,
    att: { DomainName: (_r, _p, e) => e.urlPublica.replace(/^https?:\/\//, ''), Id: idDe },
  },
  'AWS::CloudFront::Function': { ref: idDe, att: { FunctionARN: (r) => `arn:aws:cloudfront::${CONTA}:function/${idDe(r)}` } },
  'AWS::RDS::DBCluster': {
    ref: idDe,
    att: {
      'Endpoint.Address': hospedeiro,
      'ReadEndpoint.Address': hospedeiro,
      'Endpoint.Port': (_r, _p, e) => String(e.bancoPorta),
      DBClusterArn: (r) => arn('rds', `cluster:${idDe(r)}`),
      DBClusterResourceId: (r) => `cluster-${idDe(r)}`,
    },
  },
  'AWS::RDS::DBProxy': { ref: idDe, att: { Endpoint: hospedeiro, DBProxyArn: (r) => arn('rds', `db-proxy:prx-${idDe(r)}`) } },
};

const GERAL: Formula = { ref: (r) => `${r.pilha}-${r.idLogico}` };

/** `Ref` of a resource. */
export function refDe(r: RecursoBruto, p: ResolverPropriedade, e: Enderecos): string {
  return (FORMULAS[r.tipo] ?? GERAL).ref(r, p, e);
}

/**
 * `Fn::GetAtt` of a resource. A type that runs here and is asked for an attribute nobody described is an error; an ignored type (role, key,
 * VPC) answers a stable made-up ARN, since only other ignored resources look at it.
 */
export function atributoDe(r: RecursoBruto, atributo: string, p: ResolverPropriedade, e: Enderecos): unknown {
  const formula = FORMULAS[r.tipo];
  const atender = formula?.att?.[atributo];
  if (atender !== undefined) return atender(r, p, e);
  if (formula !== undefined) throw new Error(`O atributo ${atributo} de ${r.idLogico} (${r.tipo}) não é conhecido pelo ambiente local.`);
  return `arn:aws:local:::${r.pilha}-${r.idLogico}/${atributo}`;
}
