import { falhaDaRede, falhaDoDisco } from './motivos.ts';

/** Something the person can mend, said in Portuguese: no stack is shown. */
export class FalhaDoComando extends Error {
  override readonly name = 'FalhaDoComando';
}

/** Names of errors whose message is already for people, without loading what defines them. */
const PARA_PESSOAS = new Set(['FalhaDeRede', 'DiretorioEmUso', 'PortaIndisponivel']);

function ehRecusaDaApi(e: unknown): e is Error & { readonly problema: { readonly codigo: string; readonly detail: string; readonly erros?: readonly { campo: string; mensagem: string }[] } } {
  return e instanceof Error && e.name === 'ErroDaApi' && 'problema' in e;
}

function semLugar(campo: string): string {
  return campo.replace(/^(?:corpo|consulta|params)\./, '');
}

/** What to say of a failure that is not a defect: a place or an address that did not answer is named before what else is known of it. */
function paraPessoas(e: unknown): string | undefined {
  if (e instanceof FalhaDoComando) return e.message;
  return falhaDaRede(e) ?? falhaDoDisco(e) ?? (e instanceof Error && PARA_PESSOAS.has(e.name) ? e.message : undefined);
}

/** Says on standard error what went wrong and sets exit code 1. */
export async function relatarFalha(e: unknown): Promise<void> {
  process.exitCode = 1;
  const dito = paraPessoas(e);
  if (ehRecusaDaApi(e)) {
    const { codigo, detail, erros = [] } = e.problema;
    // The first is in the detail. A person knows the fields by the options, not by the part of the request that they go in.
    const campos = erros.length > 1 ? erros.map((x) => `  ${semLugar(x.campo)}: ${x.mensagem}\n`).join('') : '';
    process.stderr.write(`Recusado (${codigo}): ${detail.replace(/\((?:corpo|consulta|params)\./, '(')}\n${campos}`);
  } else if (dito !== undefined) {
    process.stderr.write(`${dito}\n`);
  } else {
    const { inspect } = await import('node:util');
    process.stderr.write(`Falha inesperada. Se ela se repetir, mande o texto abaixo a quem mantém o sistema.\n${inspect(e)}\n`);
  }
}
