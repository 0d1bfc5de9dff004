/**
 * The `nascente` command: `npm run -s nascente -- <comando>`. Each command is loaded only when it is called, so that what needs neither
 * servers nor database starts at once.
 */
import { Command, CommanderError } from 'commander';
import { comandosDoAcesso } from './comandos/acesso.ts';
import { comandosDaAuditoria } from './comandos/auditoria.ts';
import { comandosDaConferencia } from './comandos/conferencia.ts';
import { comandosDaPlataforma } from './comandos/plataforma.ts';
import { comandosDosDadosPessoais } from './comandos/dados-pessoais.ts';
import { comandosDoBanco } from './comandos/banco.ts';
import { comandosDoFaturamento } from './comandos/faturamento.ts';
import { comandosDosArquivos } from './comandos/arquivos.ts';
import { comandosDoRazao } from './comandos/razao.ts';
import { relatarFalha } from './falhas.ts';
import { emPortugues, ensinarAPerguntar, entenderPedido } from './portugues.ts';
import { comando } from './texto.ts';

/** What the command line could not understand: not a refusal, not a difference. */
const USO_ERRADO = 2;

/** The whole program. */
export function programa(): Command {
  const raiz = emPortugues(new Command('nascente'))
    .description('Nascente: sistema comercial de água e esgoto. Os atos passam pela API da plataforma que estiver no ar.')
    .usage('<comando> [opções]')
    .helpCommand('ajuda [comando]', 'mostra a ajuda de um comando')
    .addHelpText('after', `\nCada comando se digita assim: ${comando('<comando> [opções]')}`)
    .exitOverride();
  comandosDaPlataforma(raiz);
  comandosDoFaturamento(raiz);
  comandosDosArquivos(raiz);
  comandosDoRazao(raiz);
  comandosDaConferencia(raiz);
  comandosDoAcesso(raiz);
  comandosDoBanco(raiz);
  comandosDaAuditoria(raiz);
  comandosDosDadosPessoais(raiz);
  ensinarAPerguntar(raiz);
  return raiz;
}

async function executar(): Promise<void> {
  // The SDK says at each start that a newer Node will be needed one day; the one that is needed is in package.json.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  // Who reads may stop reading (`| head`).
  process.stdout.on('error', (e: NodeJS.ErrnoException) => {
    if (e.code === 'EPIPE') process.exit();
    throw e;
  });
  try {
    const raiz = programa();
    await raiz.parseAsync(entenderPedido(raiz, process.argv.slice(2)), { from: 'user' });
  } catch (e) {
    if (e instanceof CommanderError) process.exitCode = e.exitCode === 0 ? 0 : USO_ERRADO;
    else await relatarFalha(e);
  }
}

await executar();
