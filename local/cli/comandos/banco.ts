import type { Command } from 'commander';
import { RAIZ } from '../onde.ts';
import { comBancoDeDados, inteiroDesde, umaReferencia } from '../opcoes.ts';

/** What goes straight to the database, and what needs nothing. */
export function comandosDoBanco(raiz: Command): void {
  const verificar = comBancoDeDados(raiz.command('verificar'))
    .description('confere os invariantes do banco, por número e nome; termina com 1 e mostra as linhas se algum se rompe')
    .option('--json', 'uma linha JSON para cada invariante')
    .action(async (o: { banco?: string; dados?: string; json?: boolean }) => (await import('../atos/verificar.ts')).comandoVerificar(o));
  // optsWithGlobals: an option that the command above has too is taken by it, wherever it is typed
  comBancoDeDados(verificar.command('auditoria'))
    .description('recalcula os selos da auditoria, do primeiro ao último, e diz qual registro ou bloco mudou, falta ou sobra; termina com 1 se achar algum')
    .option('--ancoras <caminho>', 'cópia de auditoria/selos do balde guarda, arquivo ou pasta: sem ela, uma cadeia refeita inteira passa por verdadeira')
    .option('--guarda [pasta]', 'lê também o que saiu do banco: cópia de auditoria/registros do balde guarda; sem dizer a pasta, o balde desta máquina')
    .option('--json', 'uma linha JSON para cada problema, e uma do total')
    .action(async (_o: unknown, c: Command) => (await import('../atos/verificar-auditoria.ts')).comandoVerificarAuditoria(c.optsWithGlobals()));
  comBancoDeDados(raiz.command('selar-auditoria'))
    .description('sela agora o que a auditoria tem sem selo (a plataforma faz isso sozinha a cada minuto)')
    .action(async (o: { banco?: string; dados?: string }) => (await import('../atos/verificar-auditoria.ts')).comandoSelarAuditoria(o));
  comBancoDeDados(raiz.command('importar-auditoria'))
    .description('traz o registro de atos do sistema anterior (TR 6.2): o arquivo inteiro ou nada, e uma vez só')
    .requiredOption('--arquivo <caminho>', 'CSV separado por ponto e vírgula (docs/formatos/auditoria-legada.md)')
    .option('--conferir', 'só confere e mostra o que corrigir: não grava nada')
    .action(async (o: { banco?: string; dados?: string; arquivo: string; conferir?: boolean }) => (await import('../atos/importar-auditoria.ts')).comandoImportarAuditoria(o));
  comBancoDeDados(raiz.command('cacar-fraudes'))
    .description('procura agora atos suspeitos, regra por regra (a plataforma faz isso sozinha de madrugada); termina com 1 se uma regra falhar')
    .option('--json', 'uma linha JSON com o resultado de cada regra')
    .action(async (o: { banco?: string; dados?: string; json?: boolean }) => (await import('../atos/cacar-fraudes.ts')).comandoCacarFraudes(o));
  comBancoDeDados(raiz.command('semear'))
    .description('põe a cidade de demonstração num banco vazio')
    .option('--ligacoes <n>', 'tamanho da cidade', inteiroDesde(12, 2_000_000), 2_000)
    .option('--referencia <AAAA-MM>', 'próximo mês a faturar; sem ela, o corrente', umaReferencia)
    .action(async (o: { banco?: string; dados?: string; ligacoes: number; referencia?: string }) => (await import('../atos/semear.ts')).comandoSemear(o));
  comBancoDeDados(raiz.command('proteger-contatos'))
    .description('cifra os telefones e e-mails que uma versão antiga guardou em claro, e de novo o que cifrou com outra chave (npm start faz isso sozinho)')
    .action(async (o: { banco?: string; dados?: string }) => (await import('../atos/proteger-contatos.ts')).comandoProtegerContatos(o));
  comBancoDeDados(raiz.command('migrar'))
    .description('leva o esquema do banco à versão do programa (a plataforma faz isso sozinha ao iniciar)')
    .action(async (o: { banco?: string; dados?: string }) => (await import('../atos/migrar.ts')).comandoMigrar(o));
  raiz
    .command('construir-paginas')
    .description('constrói as telas e a página de referência da API em dist/web (npm run build)')
    .action(async () => (await import('../../paginas/garantir.ts')).construirPaginas(RAIZ));
  raiz
    .command('exportar-openapi')
    .description('escreve o documento OpenAPI da API')
    .option('--saida <arquivo>', 'onde gravar; sem ela, na saída padrão')
    .action(async (o: { saida?: string }) => (await import('../atos/exportar-openapi.ts')).exportarOpenApi(o));
}
