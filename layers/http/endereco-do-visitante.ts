/**
 * From where a call comes. Through CloudFront the gateway sees CloudFront: the viewer is in a header that a function at the edge writes over whatever came
 * (infra/stacks/sitio.ts), and it counts only beside the secret that CloudFront adds. Whoever calls the gateway directly may write that header, and
 * `X-Forwarded-For`, as he likes: without the secret the address is the one that the gateway saw (ASVS 4.1.3).
 */
import { isIP } from 'node:net';
import { z } from 'zod';
import { CABECALHO_DA_ORIGEM, CABECALHO_DO_VISITANTE } from '../../events/http/cabecalhos.ts';
import { resumoDe, resumosIguais } from '../acesso/segredo-aleatorio.ts';
import { leitorDeSegredo } from '../segredos/segredo.ts';

/** The secret `chave-de-origem`. */
export const segredoDaOrigem = z.object({ chave: z.string().min(32) }).transform(({ chave }) => chave);

/** A secret taken out still proves CloudFront for this long. */
const VALIDADE_S = 300;

interface Evento {
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly requestContext: { readonly http: { readonly sourceIp: string } };
}

/** @param segredo undefined where there is no CloudFront in front */
export function enderecoDoVisitante({ headers = {}, requestContext }: Evento, segredo: string | undefined): string {
  const visto = semMistura(requestContext.http.sourceIp);
  const prova = headers[CABECALHO_DA_ORIGEM];
  if (segredo === undefined || prova === undefined || !resumosIguais(resumoDe(prova), resumoDe(segredo))) return visto;
  const visitante = headers[CABECALHO_DO_VISITANTE] ?? '';
  return isIP(visitante) === 0 ? visto : semMistura(visitante);
}

/** An IPv4 address written inside IPv6 is that IPv4 address. */
function semMistura(endereco: string): string {
  return /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(endereco)?.[1] ?? endereco;
}

/** The secret of the environment; a function that was given none has no CloudFront in front. */
export function origemDoAmbiente(): () => Promise<string | undefined> {
  let ler: (() => Promise<string>) | undefined;
  return async () => {
    const arn = process.env['SEGREDO_CHAVE_DE_ORIGEM_ARN'];
    if (arn === undefined || arn === '') return undefined;
    ler ??= leitorDeSegredo(arn, segredoDaOrigem, VALIDADE_S);
    return ler();
  };
}
