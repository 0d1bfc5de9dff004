import { SFNClient } from '@aws-sdk/client-sfn';

/** Built once per process. */
export const sfn = new SFNClient({ maxAttempts: 4 });
