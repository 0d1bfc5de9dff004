import { Option, type Command } from 'commander';
import { RESULTADOS } from '../../../domain/comum/auditoria/eventos.ts';
import type { comandoTrazerAuditoria as ComandoTrazer } from '../atos/trazer-auditoria.ts';
import type { OpcoesDoBanco } from '../acesso-ao-banco.ts';
import { comBancoDeDados, umaData, umaRede, umMotivo, umUsuario } from '../opcoes.ts';

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
    .requiredOption('--motivo <texto>', 'para que se trazem; fica na auditoria', umMotivo)
    .option('--usuario <nome>', 'só os feitos por quem tem o nome começado assim')
    .option('--delegante <nome>', 'só os feitos por delegação de quem tem o nome começado assim')
    .option('--evento <função>', 'só os desta função, inteira: acesso/entrar')
    .option('--objeto <objeto>', 'só os deste objeto, ou de uma parte dele: ligacao:10102')
    .option('--pessoa <id>', 'só o que este usuário fez e o que fizeram a ele, por qualquer nome que tenha tido', umUsuario)
    .addOption(new Option('--resultado <resultado>', 'só os deste resultado').choices(Object.keys(RESULTADOS)))
    .option('--ip <endereço>', 'só os deste endereço ou rede: 203.0.113.7, 10.2.0.0/16', umaRede)
    .option('--revelar <motivo>', 'sem máscara nos dados pessoais, e por quê; fica na auditoria', umMotivo)
    .option('--guarda <pasta>', 'cópia de auditoria/registros do balde guarda; sem ela, o balde desta máquina')
    .option('--saida <arquivo>', 'onde gravar; sem ela, na saída padrão')
    .action(async (o: Parameters<typeof ComandoTrazer>[0]) => (await import('../atos/trazer-auditoria.ts')).comandoTrazerAuditoria(o));
}
