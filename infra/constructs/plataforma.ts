import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { ILayerVersion } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Balde, PapelBanco, Segredo } from '../../events/contrato.ts';

/** How functions reach the database. */
export interface Banco {
  readonly nome: string;
  readonly porta: string;
  /** Through the proxy, which shares connections among Lambdas. */
  readonly hostProxy: string;
  /** The writer itself: migrations hold session locks, which a proxy would pin or lose. */
  readonly hostEscritor: string;
  readonly segredos: Readonly<Record<PapelBanco, ISecret>>;
}

/** Where functions that use the database live: subnets without a way out, and two doors to the database. */
export interface Rede {
  readonly vpc: IVpc;
  readonly grupoFuncoes: ISecurityGroup;
  readonly grupoMigrador: ISecurityGroup;
}

/** What the constructs hand to each other: made by the stack of data, filled with queues as contracts declare them. */
export interface Plataforma {
  readonly rede: Rede;
  readonly banco: Banco;
  readonly baldes: ReadonlyMap<Balde, IBucket>;
  readonly segredos: Readonly<Record<Segredo, ISecret>>;
  readonly tabelas: { readonly idempotencia: ITableV2 };
  readonly topicoAlarmes: ITopic;
  readonly camadaTypst: ILayerVersion;
  /** By the name of the contract. */
  readonly filas: Map<string, IQueue>;
  /** Folder of the bundle of each function, by its name. */
  readonly pacotes: ReadonlyMap<string, string>;
  /** Assets are named by where they lie, not hashed: see `OpcoesApp.local`. */
  readonly local: boolean;
}
