import type { Command } from 'commander';
import { comApi, umaReferencia, umAviso, umCdc, umGrupo, umMotivo, umNumero } from '../opcoes.ts';
import type { OpcoesDaApi } from '../conexao.ts';

function comandosDoCiclo(raiz: Command): void {
  const ciclo = raiz.command('ciclo').description('ciclos de faturamento: abrir, acompanhar, devolver uma rota, aprovar, listar');
  comApi(ciclo.command('abrir'))
    .description('abre o ciclo de um grupo: congela o lote e começa o cálculo das prévias')
    .requiredOption('--grupo <n>', 'grupo de faturamento', umGrupo)
    .requiredOption('--referencia <AAAA-MM>', 'mês de referência', umaReferencia)
    .action(async (o: OpcoesDaApi & { grupo: number; referencia: string }) => (await import('../atos/ciclo.ts')).abrir(o));
  comApi(ciclo.command('listar'))
    .description('lista os ciclos, do mais recente ao mais antigo')
    .option('--grupo <n>', 'só deste grupo', umGrupo)
    .option('--referencia <AAAA-MM>', 'só desta referência', umaReferencia)
    .action(async (o: OpcoesDaApi & { grupo?: number; referencia?: string }) => (await import('../atos/ciclo.ts')).listar(o));
  comApi(ciclo.command('acompanhar'))
    .description('mostra o andamento de um ciclo até ele parar: na crítica, impresso ou com falha')
    .argument('<ciclo>', 'número do ciclo', umNumero)
    .action(async (id: number, o: OpcoesDaApi) => (await import('../atos/acompanhar-ciclo.ts')).acompanhar(id, o));
  comApi(ciclo.command('devolver'))
    .description('devolve uma rota em crítica para novo cálculo; as decisões já tomadas ficam')
    .argument('<ciclo>', 'número do ciclo', umNumero)
    .argument('<rota>', 'número interno da rota', umNumero)
    .requiredOption('--motivo <texto>', 'por quê; fica na auditoria', umMotivo)
    .action(async (id: number, rota: number, o: OpcoesDaApi & { motivo: string }) => (await import('../atos/ciclo.ts')).devolver(id, rota, o));
  comApi(ciclo.command('aprovar'))
    .description('aprova a crítica e libera a emissão das contas; não pode ser desfeito')
    .argument('<ciclo>', 'número do ciclo', umNumero)
    .option('--observacao <texto>', 'justificativa; obrigatória para quem corrigiu leituras do lote')
    .action(async (id: number, o: OpcoesDaApi & { observacao?: string }) => (await import('../atos/ciclo.ts')).aprovar(id, o));
}

/** Acts of billing, through the API. */
export function comandosDoFaturamento(raiz: Command): void {
  comandosDoCiclo(raiz);
  const fatura = raiz.command('fatura').description('contas: mostrar, baixar o PDF, recalcular uma prévia');
  comApi(fatura.command('mostrar'))
    .description('mostra uma conta: componentes, cálculo, código de barras e pagamentos')
    .argument('<aviso>', 'número do aviso', umAviso)
    .action(async (aviso: number, o: OpcoesDaApi) => (await import('../atos/fatura.ts')).mostrarFatura(aviso, o));
  comApi(fatura.command('pdf'))
    .description('baixa a conta em PDF; com --json, diz onde ficou e quantos bytes tem')
    .argument('<aviso>', 'número do aviso', umAviso)
    .option('--saida <arquivo>', 'onde gravar; sem ela, fatura-<aviso>.pdf aqui')
    .action(async (aviso: number, o: OpcoesDaApi & { saida?: string }) => (await import('../atos/fatura.ts')).baixarPdf(aviso, o));
  comApi(fatura.command('recalcular-previa'))
    .description('recalcula a prévia de uma ligação com o que está cadastrado agora')
    .argument('<ciclo>', 'número do ciclo', umNumero)
    .argument('<cdc>', 'CDC da ligação', umCdc)
    .requiredOption('--motivo <texto>', 'por quê; fica na auditoria', umMotivo)
    .action(async (ciclo: number, cdc: number, o: OpcoesDaApi & { motivo: string }) => (await import('../atos/fatura.ts')).recalcular(ciclo, cdc, o));
}
