import { construirApp } from './app.ts';
import type { OpcoesApp } from './opcoes.ts';

export interface OpcoesSintese extends OpcoesApp {
  /** Folder of the cloud assembly. */
  readonly saida: string;
}

/**
 * Writes the cloud assembly and returns its folder. With `validar` the rules of CloudFormation and of cdk-nag run, and a finding throws;
 * with `local` it takes the time of a start, and what comes out is for `local/`, not for AWS.
 */
export async function sintetizar(opcoes: OpcoesSintese): Promise<string> {
  const app = await construirApp(opcoes);
  return app.synth({ validateOnSynthesis: opcoes.validar === true }).directory;
}
