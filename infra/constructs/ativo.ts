import { createHash } from 'node:crypto';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { AssetOptions } from 'aws-cdk-lib/aws-s3-assets';

/**
 * A folder as code of a Lambda. On one machine its identity is its path: nothing is uploaded, and hashing every bundle at each start
 * would cost more than all the rest of the synthesis.
 */
export function codigoDe(pasta: string, local: boolean): Code {
  return Code.fromAsset(pasta, opcoesDoAtivo(pasta, local));
}

/** See {@link codigoDe}. */
export function opcoesDoAtivo(pasta: string, local: boolean): Pick<AssetOptions, 'assetHash'> {
  return local ? { assetHash: createHash('sha256').update(pasta).digest('hex') } : {};
}
