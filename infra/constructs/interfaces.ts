/**
 * CDK's classes declare some members as `T | undefined` where its own interfaces declare them optional. Under exactOptionalPropertyTypes the
 * two differ, so a class is not its own interface. Said once, here.
 */
import type { ITableV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IVpc, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import type { ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';

export const comoVpc = (v: Vpc): IVpc => v as IVpc;
export const comoBalde = (b: Bucket): IBucket => b as IBucket;
export const comoSegredo = (s: Secret): ISecret => s as ISecret;
export const comoTabela = (t: TableV2): ITableV2 => t as ITableV2;
