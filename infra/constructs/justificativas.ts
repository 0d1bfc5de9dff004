import { Stack, Validations } from 'aws-cdk-lib';
import { CfnPolicy, CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';

/**
 * Every wildcard that our policies carry, by how the Sid of its statement begins, with its reason. A wildcard under any other Sid is a
 * finding of cdk-nag and a failure of `test/infra`.
 */
export const CURINGAS: Readonly<Record<string, string>> = {
  Rastreamento: 'X-Ray não tem recursos: a ação só existe sobre *.',
  RedeDaFuncao: 'O serviço Lambda cria e apaga as interfaces de rede da função; essas ações não aceitam recurso.',
  LerObjetos: 'Todos os objetos de um balde nosso, e só dele: as chaves nascem em execução.',
  EscreverObjetos: 'Todos os objetos de um balde nosso, e só dele: as chaves nascem em execução.',
  EntregaDeRegistros: 'A entrega de registros do Step Functions ao CloudWatch só existe sobre *.',
  ExecucoesDaMaquina: 'As execuções de uma máquina nossa, e só dela: seus nomes nascem em execução.',
};

/** Why a statement with this Sid may hold a wildcard; undefined when it may not. */
export function motivoDoCuringa(sid: string | undefined): string | undefined {
  return Object.entries(CURINGAS).find(([inicio]) => sid?.startsWith(inicio) === true)?.[1];
}

/** CDK's own functions, which run only during a deploy, by how their ids begin. Their permissions and runtime are the library's. */
const AJUDANTES: Readonly<Record<string, string>> = {
  BucketNotificationsHandler: 'Função do próprio CDK, que na implantação diz ao balde quais são as suas filas.',
  'Custom::CDKBucketDeployment': 'Função do próprio CDK, que na implantação copia as páginas para o balde delas.',
};

/** Why a finding under this construct is the library's to answer; undefined when it is ours. */
export function motivoDoAjudante(caminho: string): string | undefined {
  return Object.entries(AJUDANTES).find(([inicio]) => caminho.split('/').some((parte) => parte.startsWith(inicio)))?.[1];
}

interface Declaracao {
  readonly Effect?: string;
  readonly Sid?: string;
  readonly Action?: string | readonly string[];
  readonly Resource?: unknown;
}

function achatar(v: unknown): string {
  if (typeof v === 'string') return v.replaceAll('${', '<').replaceAll('}', '>');
  if (typeof v !== 'object' || v === null) return '';
  const [chave, argumento] = Object.entries(v)[0] ?? ['', undefined];
  const itens: readonly unknown[] = Array.isArray(argumento) ? argumento : [];
  switch (chave) {
    case 'Fn::Join':
      return (Array.isArray(itens[1]) ? itens[1] : []).map(achatar).join(String(itens[0]));
    case 'Fn::GetAtt':
      return `<${itens.map(achatar).join('.')}>`;
    case 'Ref':
      return `<${achatar(argumento)}>`;
    case 'Fn::ImportValue':
    case 'Fn::Sub':
      return achatar(argumento);
    default:
      return JSON.stringify(v);
  }
}

/**
 * cdk-nag, told of the wildcards that carry a reason. A finding is named after the resolved resource (`Resource::<Balde.Arn>/*`), which is
 * only known once references between stacks are settled: so they are acknowledged when validation begins, not where they are written.
 */
export class RegrasAws extends AwsSolutionsChecks {
  override validateScope(escopo: IConstruct): ReturnType<AwsSolutionsChecks['validateScope']> {
    for (const no of escopo.node.findAll()) {
      if (no instanceof CfnPolicy) justificar(no);
      const ajudante = motivoDoAjudante(no.node.path);
      if (ajudante === undefined) continue;
      if (no instanceof CfnRole) aceitar(no, { [`IAM4[Policy::${EXECUCAO_BASICA}]`]: ajudante });
      if (no instanceof CfnFunction) aceitar(no, { L1: ajudante });
    }
    return super.validateScope(escopo);
  }
}

const EXECUCAO_BASICA = 'arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

function justificar(politica: CfnPolicy): void {
  const documento = Stack.of(politica).resolve(politica.policyDocument) as { Statement?: readonly Declaracao[] };
  const ajudante = motivoDoAjudante(politica.node.path);
  for (const { Sid, Action, Resource } of documento.Statement ?? []) {
    const motivo = ajudante ?? motivoDoCuringa(Sid);
    if (motivo === undefined) continue;
    const achados = [...[Resource].flat().map((r) => `Resource::${achatar(r)}`), ...(ajudante === undefined ? [] : [Action ?? []].flat().map((a) => `Action::${a}`))];
    for (const achado of achados) if (achado.includes('*')) aceitar(politica, { [`IAM5[${achado}]`]: motivo });
  }
}

/** Accepts findings of a rule under `escopo`, each with its reason. */
export function aceitar(escopo: IConstruct, achados: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(achados)) Validations.of(escopo).acknowledge({ id: `AwsSolutions-${id}`, reason });
}
