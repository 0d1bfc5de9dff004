import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { MiddlewareObj } from '@middy/core';
import { metricas } from './metricas.ts';
import { rastrear } from './rastro.ts';
import { registro } from './registro.ts';

/** The same telemetry for every function, whatever wakes it: `middy().use(telemetria())`. Events are never logged. */
export function telemetria(): MiddlewareObj[] {
  return [injectLambdaContext(registro, { logEvent: false, resetKeys: true }), publicarMetricas(), ...rastrear()];
}

/** As the middleware of Powertools, but quiet when nothing was counted: that one warns at every such invocation, which is most of them. */
function publicarMetricas(): MiddlewareObj {
  const publicar = () => {
    if (metricas.hasStoredMetrics()) metricas.publishStoredMetrics();
  };
  return { before: ({ context }) => metricas.captureColdStartMetric(context.functionName), after: publicar, onError: publicar };
}
