import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** Built once per process; region and, on one machine, the endpoint come from the environment of the SDK. */
export const dynamodb = new DynamoDBClient({ maxAttempts: 4 });
