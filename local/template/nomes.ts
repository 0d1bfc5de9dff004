import { createHash } from 'node:crypto';

/** The account and the region that every ARN made here carries. */
export const CONTA = '000000000000';
export const REGIAO = 'sa-east-1';

/** Where the services listen; what a Ref or GetAtt answers depends on it. */
export interface Enderecos {
  /** `http://127.0.0.1:<port>` of the AWS services. */
  readonly urlAws: string;
  /** `http://127.0.0.1:<port>` of the site and the API. */
  readonly urlPublica: string;
  readonly bancoHost: string;
  readonly bancoPorta: number;
}

export const arn = (servico: string, recurso: string): string => `arn:aws:${servico}:${REGIAO}:${CONTA}:${recurso}`;

/** A short id that is the same at every start, for what AWS names at random. */
export function idEstavel(...partes: readonly string[]): string {
  return createHash('sha256').update(partes.join('\0')).digest('hex').slice(0, 10);
}

const SUFIXO_DO_CDK = /[0-9A-F]{8}$/;

/** `BaldeEntradaF2824DF0` → `balde-entrada`: the construct's own name, without the hash that CDK adds. */
export function nomeDoConstruto(idLogico: string): string {
  return idLogico
    .replace(SUFIXO_DO_CDK, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

/** Where a bucket without a fixed name lives on disk: `entrada` for a construct called entrada, BaldeEntrada or EntradaBucket. */
export function nomeDeBalde(idLogico: string): string {
  const nome = nomeDoConstruto(idLogico).replace(/(^|-)(balde|bucket)(?=-|$)/g, '').replace(/^-|-$/g, '');
  return nome === '' ? nomeDoConstruto(idLogico) : nome;
}
