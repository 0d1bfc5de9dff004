import { Argument, type Command } from 'commander';

/** Kept here too, so that the help does not load the tariff engine; a test holds both lists equal. */
export const TIPOS_CONFERIDOS = ['tarifa', 'arrecadacao', 'dv', 'brcode', 'acrescimos', 'arquivo'] as const;

/** Offline: our results against those of another system. */
export function comandosDaConferencia(raiz: Command): void {
  raiz
    .command('conferir')
    .description('compara o cálculo com casos de outro sistema: um caso JSON por linha, uma resposta por linha, na mesma ordem')
    .addArgument(new Argument('<tipo>', 'o que cada caso é').choices(TIPOS_CONFERIDOS))
    .argument('[casos]', 'arquivo .jsonl; sem ele, a entrada padrão')
    .addHelpText('after', '\nTermina com 0 se tudo confere, 1 se alguma resposta difere, 2 se alguma linha não é um caso.')
    .action(async (tipo: (typeof TIPOS_CONFERIDOS)[number], casos: string | undefined) => {
      const { comandoConferir } = await import('../../conferir/comando-conferir.ts');
      await comandoConferir(tipo, casos);
    });
  raiz
    .command('conformidade')
    .description('confere todos os arquivos de casos conhecidos de uma pasta e resume')
    .argument('<pasta>', 'pasta com casos de outro sistema')
    .action(async (pasta: string) => {
      const { comandoConformidade } = await import('../../conferir/comando-conformidade.ts');
      await comandoConformidade(pasta);
    });
}
