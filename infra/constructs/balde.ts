import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { HttpMethods } from 'aws-cdk-lib/aws-s3';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention, ObjectOwnership, StorageClass } from 'aws-cdk-lib/aws-s3';
import type { BucketProps, IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { comoBalde } from './interfaces.ts';
import { aceitar } from './justificativas.ts';

const SEMPRE: BucketProps = {
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  versioned: true,
  removalPolicy: RemovalPolicy.RETAIN,
};
const SOBRAS = { abortIncompleteMultipartUploadAfter: Duration.days(7) };

/** Where the access logs of other buckets and of CloudFront go; itself without one. `id` names the construct. */
export function baldeDeRegistros(escopo: Construct, id: string): IBucket {
  const balde = new Bucket(escopo, id, {
    ...SEMPRE,
    versioned: false,
    // CloudFront delivers its logs by ACL.
    objectOwnership: ObjectOwnership.OBJECT_WRITER,
    lifecycleRules: [{ ...SOBRAS, expiration: Duration.days(185) }],
  });
  aceitar(balde, { S1: 'É o balde que recebe os registros de acesso dos outros.' });
  return comoBalde(balde);
}

export interface PropsBalde {
  readonly registros: IBucket;
  /** Nobody deletes an object before this many days, not even the owner of the account. */
  readonly guardaDias?: number;
  /** What a page may do by a signed address, and from where. */
  readonly navegador?: { readonly origem: string; readonly metodo: HttpMethods };
}

/** A bucket of the platform: private, encrypted, TLS only, versioned, with its accesses on record. */
export function balde(escopo: Construct, id: string, { registros, guardaDias, navegador }: PropsBalde): IBucket {
  const feito = new Bucket(escopo, id, {
    ...SEMPRE,
    serverAccessLogsBucket: registros,
    serverAccessLogsPrefix: `${id}/`,
    ...(navegador === undefined ? {} : { cors: [{ allowedOrigins: [navegador.origem], allowedMethods: [navegador.metodo], allowedHeaders: ['content-type'] }] }),
    lifecycleRules: [
      {
        ...SOBRAS,
        transitions: [{ storageClass: StorageClass.INTELLIGENT_TIERING, transitionAfter: Duration.days(30) }],
        // Under Object Lock an old version is evidence.
        ...(guardaDias === undefined ? { noncurrentVersionExpiration: Duration.days(90) } : {}),
      },
    ],
    ...(guardaDias === undefined ? {} : { objectLockEnabled: true, objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(guardaDias)) }),
  });
  return comoBalde(feito);
}
