import type { Command } from 'commander';
import { inteiroDesde } from '../opcoes.ts';

export const LIGACOES_PADRAO = 2_000;

export interface OpcoesDeIniciar {
  readonly limpar?: boolean;
  readonly ligacoes: number;
  readonly sair?: boolean;
  readonly porta?: number;
  readonly dados?: string;
  readonly semDemonstracao?: boolean;
}

/** The platform of this machine. */
export function comandosDaPlataforma(raiz: Command): void {
  raiz
    .command('iniciar')
    .description('põe a plataforma no ar nesta máquina, com a cidade de demonstração, e faz o trabalho do mês (npm start)')
    .option('--limpar', 'apaga tudo o que o diretório de dados guarda e começa do zero')
    .option('--ligacoes <n>', 'tamanho da cidade de demonstração, na primeira vez', inteiroDesde(12, 2_000_000), LIGACOES_PADRAO)
    .option('--sair', 'termina quando o trabalho acaba, em vez de ficar no ar')
    .option('--porta <n>', 'porta do site, recusada se já estiver em uso; sem ela, a 3000 ou outra livre', inteiroDesde(1, 65_534))
    .option('--dados <pasta>', 'diretório de dados; sem ele, .nascente/ do projeto')
    .option('--sem-demonstracao', 'só põe no ar: não carrega cidade nem faz o trabalho do mês')
    .action(async (o: OpcoesDeIniciar) => (await import('../iniciar.ts')).iniciar(o));
}
