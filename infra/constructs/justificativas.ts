import { Validations } from 'aws-cdk-lib';
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
  'Custom::CrossRegionExport': 'Função do próprio CDK, que na implantação leva de us-east-1 o nome da web ACL.',
  'Custom::CDKBucketDeployment': 'Função do próprio CDK, que na implantação copia as páginas para o balde delas.',
};

/** Why a finding under this construct is the library's to answer; undefined when it is ours. */
export function motivoDoAjudante(caminho: string): string | undefined {
  return Object.entries(AJUDANTES).find(([inicio]) => caminho.split('/').some((parte) => parte.startsWith(inicio)))?.[1];
}

/** Accepts findings of a rule under `escopo`, each with its reason. */
export function aceitar(escopo: IConstruct, achados: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(achados)) Validations.of(escopo).acknowledge({ id: `AwsSolutions-${id}`, reason });
}
