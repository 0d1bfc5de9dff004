import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import type { MiddlewareObj } from '@middy/core';
import { metricas } from './metricas.ts';
import { rastrear } from './rastro.ts';
import { registro } from './registro.ts';

/** The same telemetry for every function, whatever wakes it: `middy().use(telemetria())`. Events are never logged. */
export function telemetria(): MiddlewareObj[] {
  return [injectLambdaContext(registro, { logEvent: false, resetKeys: true }), logMetrics(metricas, { throwOnEmptyMetrics: false, captureColdStartMetric: true }), ...rastrear()];
}
