import { Stack, Validations } from 'aws-cdk-lib';
import { CfnPolicy } from 'aws-cdk-lib/aws-iam';
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

interface Declaracao {
  readonly Effect?: string;
  readonly Sid?: string;
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
    for (const no of escopo.node.findAll()) if (no instanceof CfnPolicy) justificar(no);
    return super.validateScope(escopo);
  }
}

function justificar(politica: CfnPolicy): void {
  const documento = Stack.of(politica).resolve(politica.policyDocument) as { Statement?: readonly Declaracao[] };
  for (const { Sid, Resource } of documento.Statement ?? []) {
    const motivo = motivoDoCuringa(Sid);
    if (motivo === undefined) continue;
    for (const recurso of [Resource].flat()) {
      const nome = achatar(recurso);
      if (nome.includes('*')) Validations.of(politica).acknowledge({ id: `AwsSolutions-IAM5[Resource::${nome}]`, reason: motivo });
    }
  }
}

/** Accepts findings of a rule under `escopo`, each with its reason. */
export function aceitar(escopo: IConstruct, achados: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(achados)) Validations.of(escopo).acknowledge({ id: `AwsSolutions-${id}`, reason });
}
