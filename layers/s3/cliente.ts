import { S3Client } from '@aws-sdk/client-s3';

/**
 * Built once per process. Checksums only where the service demands them: otherwise an address signed for somebody else's upload would carry the
 * checksum of an empty body. On one machine the endpoint is an IP, so buckets go in the path.
 */
export const s3 = new S3Client({
  maxAttempts: 4,
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
  forcePathStyle: process.env['AWS_ENDPOINT_URL_S3'] !== undefined || process.env['AWS_ENDPOINT_URL'] !== undefined,
});
