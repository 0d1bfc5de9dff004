import type { Command } from 'commander';
import type { OpcoesDoBanco } from '../acesso-ao-banco.ts';
import { comBancoDeDados, umMotivo } from '../opcoes.ts';

/** The master key of personal data. */
export function comandosDosDadosPessoais(raiz: Command): void {
  const dados = raiz.command('dados-pessoais').description('chave-mestra que cifra documentos, telefones, e-mails e pedidos de titulares');
  comBancoDeDados(dados.command('trocar-chave'))
    .description('põe uma chave nova no lugar da que cifra os dados pessoais, com o sistema em uso; parado no meio, repita: continua de onde estava')
    .requiredOption('--motivo <texto>', 'por que se troca; fica na auditoria', umMotivo)
    .option('--segredo <arn>', 'segredo chaves-pessoais de outro ambiente, com as credenciais da AWS que estiverem em vigor; sem ele, o desta máquina')
    .option('--no-espera', 'não espera que as funções leiam o segredo: só com o sistema parado')
    .action(async (o: OpcoesDoBanco & { motivo: string; segredo?: string; espera: boolean }) => (await import('../atos/trocar-chave-pessoal.ts')).comandoTrocarChavePessoal(o));
}
