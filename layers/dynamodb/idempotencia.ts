import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import type { BasePersistenceLayer } from '@aws-lambda-powertools/idempotency/persistence';
import { dynamodb } from './cliente.ts';

let camada: BasePersistenceLayer | undefined;

/**
 * Where the answers of idempotent routes are kept: table `TABELA_IDEMPOTENCIA`, key `id` (text), expiry in `expiration` (TTL). One instance per
 * process, because a Powertools layer keeps the first configuration it is given. Throws when the function was not granted the table.
 */
export function camadaIdempotencia(): BasePersistenceLayer {
  const tableName = process.env['TABELA_IDEMPOTENCIA'];
  if (!tableName) throw new Error('TABELA_IDEMPOTENCIA ausente: o contrato de uma rota idempotente usa { tabela: "idempotencia" }');
  camada ??= new DynamoDBPersistenceLayer({ tableName, awsSdkV3Client: dynamodb });
  return camada;
}
