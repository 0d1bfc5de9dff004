import { Option, type Command } from 'commander';
import { MAIOR_NSA } from '../../../domain/arrecadacao/febraban150/campos.ts';
import type { OpcoesDaApi } from '../conexao.ts';
import { comApi, inteiroDesde, umaReferencia, umConvenio, umGrupo, umNumero } from '../opcoes.ts';

/** Files that come in, through the API, and the ones that the demonstration makes up. */
export function comandosDosArquivos(raiz: Command): void {
  const leitura = raiz.command('leitura').description('leituras: importar um arquivo');
  comApi(leitura.command('importar'))
    .description('envia um arquivo de leituras e mostra o relatório: aceitas, sinalizadas e recusadas, linha por linha')
    .argument('<arquivo>', 'arquivo no layout próprio ou de um contratado (docs/formatos)')
    .action(async (arquivo: string, o: OpcoesDaApi) => (await import('../atos/importar-leituras.ts')).importarLeituras(arquivo, o));

  const retorno = raiz.command('retorno').description('retorno bancário: importar, conferir');
  comApi(retorno.command('importar'))
    .description('envia um arquivo de retorno (Febraban 150) e mostra a conferência')
    .argument('<arquivo>', 'arquivo do banco')
    .action(async (arquivo: string, o: OpcoesDaApi) => (await import('../atos/retorno.ts')).importarRetorno(arquivo, o));
  comApi(retorno.command('conferir'))
    .description('mostra o arquivo contra o trailer e contra o que foi lançado; sem número, lista os recebidos')
    .argument('[id]', 'número do arquivo', umNumero)
    .action(async (id: number | undefined, o: OpcoesDaApi) => (await import('../atos/retorno.ts')).conferirRetorno(id, o));

  const simular = raiz.command('simular').description('faz a próxima entrada da demonstração: leituras, retorno');
  simular
    .command('leituras')
    .description('faz o arquivo de leituras de um grupo e o põe na caixa de entrada')
    .requiredOption('--grupo <n>', 'grupo de faturamento', umGrupo)
    .option('--referencia <AAAA-MM>', 'mês; sem ela, o próximo que falta ler', umaReferencia)
    .option('--semente <n>', 'muda o que acontece na rua', inteiroDesde(0), 1)
    .option('--sem-anomalias', 'todos os hidrômetros são lidos e nada acontece')
    .option('--arquivo <caminho>', 'grava aqui em vez de pôr na caixa de entrada')
    .option('--dados <pasta>', 'diretório de dados da plataforma desta máquina')
    .action(async (o: { grupo: number; referencia?: string; semente: number; semAnomalias?: boolean; arquivo?: string; dados?: string }) =>
      (await import('../atos/simular-leituras.ts')).simularLeiturasDoGrupo(o),
    );
  simular
    .command('retorno')
    .description('faz o arquivo de retorno de um banco, com pagamentos das contas abertas, e o põe na caixa de entrada')
    .option('--ciclo <n>', 'só contas deste ciclo', umNumero)
    .option('--convenio <n>', 'convênio do banco que manda; sem ele, aquele pelo qual as contas são emitidas', umConvenio)
    .option('--semente <n>', 'muda quem paga e como', inteiroDesde(0), 1)
    .option('--nsa <n>', 'número sequencial do arquivo; sem ele, o seguinte ao último deste convênio', inteiroDesde(1, MAIOR_NSA))
    .addOption(new Option('--versao <v>', 'versão do layout Febraban').choices(['04', '05', '06', '07']))
    .option('--sem-anomalias', 'cada conta paga uma vez, pelo seu valor')
    .option('--arquivo <caminho>', 'grava aqui em vez de pôr na caixa de entrada')
    .option('--dados <pasta>', 'diretório de dados da plataforma desta máquina')
    .action(async (o: { ciclo?: number; convenio?: number; semente: number; nsa?: number; versao?: '04' | '05' | '06' | '07'; semAnomalias?: boolean; arquivo?: string; dados?: string }) =>
      (await import('../atos/simular-retorno.ts')).simularRetornoDoBanco(o),
    );
}
