import type { Lambdas } from '../lambda/lambdas.ts';
import { nomeDaFuncao } from '../lambda/lambdas.ts';
import type { Template } from '../template/carregar.ts';

/** Runs what the deploy would run before anything else (`Custom::Trigger`: the migrations). Throws, in Portuguese, when one fails. */
export async function dispararGatilhos(template: Template, lambdas: Lambdas): Promise<void> {
  for (const gatilho of template.doTipo('Custom::Trigger')) {
    const nome = nomeDaFuncao(String(gatilho.propriedades['HandlerArn']));
    const desfecho = await lambdas.invocar(nome, {});
    if (!desfecho.ok) throw new Error(`A função ${nome} falhou ao preparar a plataforma: ${desfecho.erro.errorType}: ${desfecho.erro.errorMessage}`);
  }
}
