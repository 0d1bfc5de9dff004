import { Stack } from 'aws-cdk-lib';
import { CfnPolicy, CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { aceitar, motivoDoAjudante, motivoDoCuringa } from './justificativas.ts';

interface Declaracao {
  readonly Effect?: string;
  readonly Sid?: string;
  readonly Action?: string | readonly string[];
  readonly Resource?: unknown;
}

function achatar(v: unknown): string {
  if (typeof v === 'string') return v.replaceAll('${', '<').replaceAll('}', '>');
  if (typeof v !== 'object' || v === null) return '';
  const [chave, argumento] = Object.entries(v as Record<string, unknown>)[0] ?? ['', undefined];
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
