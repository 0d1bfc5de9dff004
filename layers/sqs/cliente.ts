import { SQSClient } from '@aws-sdk/client-sqs';

/** Built once per process; the address of a queue is in its URL, here and in AWS. */
export const sqs = new SQSClient({ maxAttempts: 4 });
