import type { Command } from 'commander';
import type { OpcoesDoBanco } from '../acesso-ao-banco.ts';
import { comBancoDeDados, umaData } from '../opcoes.ts';

/** What passed its time in the database: to the bucket `guarda`, and back from it. */
export function comandosDaAuditoria(raiz: Command): void {
  const auditoria = raiz.command('auditoria').description('atos que passaram do prazo: levar para a guarda, e trazer de lá');
  comBancoDeDados(auditoria.command('guardar'))
    .description('guarda agora os atos que passaram do prazo, e depois de conferidos tira-os do banco (a plataforma faz isso sozinha de madrugada)')
    .option('--balde <nome>', 'balde guarda de outro ambiente, com as credenciais da AWS que estiverem em vigor; sem ele, o desta máquina, no ar')
    .action(async (o: OpcoesDoBanco & { balde?: string }) => (await import('../atos/guardar-auditoria.ts')).comandoGuardarAuditoria(o));
  comBancoDeDados(auditoria.command('trazer'))
    .description('lê da guarda os atos de um período, confere cada um com o seu selo e escreve-os em JSON, um por linha; termina com 1 se algum não confere')
    .requiredOption('--de <AAAA-MM-DD>', 'primeiro dia', umaData)
    .requiredOption('--ate <AAAA-MM-DD>', 'último dia', umaData)
    .option('--guarda <pasta>', 'cópia de auditoria/registros do balde guarda; sem ela, o balde desta máquina')
    .option('--saida <arquivo>', 'onde gravar; sem ela, na saída padrão')
    .action(async (o: OpcoesDoBanco & { de: string; ate: string; guarda?: string; saida?: string }) => (await import('../atos/trazer-auditoria.ts')).comandoTrazerAuditoria(o));
}
