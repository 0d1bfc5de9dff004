import type { MiddlewareObj, Request } from '@middy/core';

/** Tracing exists only inside Lambda, where the X-Ray daemon is; elsewhere its SDK is not even loaded (it is half of a cold start). */
const EM_LAMBDA = process.env['AWS_LAMBDA_FUNCTION_NAME'] !== undefined && process.env['POWERTOOLS_TRACE_ENABLED'] !== 'false';

/** Middy middleware that opens a segment per invocation; none where there is no tracing. Responses are not captured: they may hold personal data. */
export function rastrear(): MiddlewareObj[] {
  if (!EM_LAMBDA) return [];
  const interno = carregar();
  const rastro: MiddlewareObj = {
    before: async (pedido: Request) => void (await (await interno).before?.(pedido)),
    after: async (pedido: Request) => void (await (await interno).after?.(pedido)),
    onError: async (pedido: Request) => void (await (await interno).onError?.(pedido)),
  };
  return [rastro];
}

async function carregar(): Promise<MiddlewareObj> {
  const [{ Tracer }, { captureLambdaHandler }] = await Promise.all([import('@aws-lambda-powertools/tracer'), import('@aws-lambda-powertools/tracer/middleware')]);
  return captureLambdaHandler(new Tracer(), { captureResponse: false });
}
