import { Argument, Option, type Command } from 'commander';
import type { OpcoesDaApi } from '../conexao.ts';
import { comApi, umAviso, umaData, umCdc, umMotivo } from '../opcoes.ts';

/** The queues that a person may send back; the contract holds the list, a test holds them equal. */
export const FILAS_REPROCESSAVEIS = ['calcular-rota', 'emitir-rota', 'imprimir-rota', 'receber-leituras', 'receber-retorno'] as const;

/** The books and the platform itself, through the API. */
export function comandosDoRazao(raiz: Command): void {
  comApi(raiz.command('razao').description('razão: saldos').command('saldo'))
    .description('mostra o saldo das contas do razão, de uma ligação ou de uma fatura, em uma data')
    .option('--data <AAAA-MM-DD>', 'ao fim deste dia; sem ela, hoje', umaData)
    .option('--conta <codigo>', 'só esta conta')
    .addOption(new Option('--ligacao <cdc>', 'extrato de uma ligação').argParser(umCdc).conflicts('conta'))
    .addOption(new Option('--fatura <aviso>', 'saldo de uma fatura, por rubrica').argParser(umAviso).conflicts(['conta', 'ligacao']))
    .action(async (o: OpcoesDaApi & { data?: string; conta?: string; ligacao?: number; fatura?: number }) => (await import('../atos/razao.ts')).saldo(o));
  comApi(raiz.command('situacao'))
    .description('mostra filas, pendências e a última verificação dos invariantes')
    .action(async (o: OpcoesDaApi) => (await import('../atos/situacao.ts')).situacao(o));
  comApi(raiz.command('fila').description('filas: reprocessar o que falhou').command('reprocessar'))
    .description('devolve à fila as mensagens que falharam; o que já foi feito não se repete')
    .addArgument(new Argument('<fila>', 'nome da fila').choices(FILAS_REPROCESSAVEIS))
    .requiredOption('--motivo <texto>', 'por quê; fica na auditoria', umMotivo)
    .action(async (fila: (typeof FILAS_REPROCESSAVEIS)[number], o: OpcoesDaApi & { motivo: string }) => (await import('../atos/situacao.ts')).reprocessar(fila, o));
}
