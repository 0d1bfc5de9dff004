/** Something the person can mend, said in Portuguese: no stack is shown. */
export class FalhaDoComando extends Error {
  override readonly name = 'FalhaDoComando';
}

const MOTIVOS: Readonly<Record<string, string>> = {
  ENOENT: 'não existe',
  ENOTDIR: 'não existe',
  EISDIR: 'é uma pasta',
  EACCES: 'não há permissão para ler',
  EPERM: 'não há permissão para ler',
  ENAMETOOLONG: 'o nome é longo demais',
};

/** Why a file named by a person could not be read; undefined when the failure is something else. */
export function motivoDoArquivo(e: unknown): string | undefined {
  return e instanceof Error && 'code' in e ? MOTIVOS[String(e.code)] : undefined;
}

const SEM_CONEXAO = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN']);

/** What the machine refused and the person can mend: a file that does not open, a server that does not answer. */
function falhaDoLugar(e: unknown): string | undefined {
  if (!(e instanceof Error)) return undefined;
  const { code = '', syscall, path } = e as NodeJS.ErrnoException;
  const motivo = motivoDoArquivo(e);
  if (syscall === 'open' && path !== undefined && motivo !== undefined) return `Não foi possível abrir ${path}: ${motivo}. Confira o nome e a pasta.`;
  if (SEM_CONEXAO.has(code)) return `Ninguém responde no endereço dito (${e.message}). Confira o endereço e se o servidor está no ar.`;
  return undefined;
}

/** Names of errors whose message is already for people, without loading what defines them. */
const PARA_PESSOAS = new Set(['FalhaDoComando', 'FalhaDeRede', 'DiretorioEmUso', 'PortaIndisponivel']);

function ehRecusaDaApi(e: unknown): e is Error & { readonly problema: { readonly codigo: string; readonly detail: string; readonly erros?: readonly { campo: string; mensagem: string }[] } } {
  return e instanceof Error && e.name === 'ErroDaApi' && 'problema' in e;
}

/** Says on standard error what went wrong and sets exit code 1. */
export async function relatarFalha(e: unknown): Promise<void> {
  process.exitCode = 1;
  if (ehRecusaDaApi(e)) {
    const { codigo, detail, erros = [] } = e.problema;
    process.stderr.write(`Recusado (${codigo}): ${detail}\n${erros.map((x) => `  ${x.campo}: ${x.mensagem}\n`).join('')}`);
  } else if (e instanceof Error && PARA_PESSOAS.has(e.name)) {
    process.stderr.write(`${e.message}\n`);
  } else if (falhaDoLugar(e) !== undefined) {
    process.stderr.write(`${falhaDoLugar(e)}\n`);
  } else {
    const { inspect } = await import('node:util');
    process.stderr.write(`Falha inesperada. Se ela se repetir, mande o texto abaixo a quem mantém o sistema.\n${inspect(e)}\n`);
  }
}
