import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { caminhoDigitado, diretorioDaChamada } from '../cli/onde.ts';
import { codigoDeSaida, conferir, resumir } from './conferir.ts';
import { respondedorDe, type TipoDeCaso } from './responder.ts';

/** Answers are written together until this many characters: a write for each would cost more than the answer. */
const BLOCO = 64 * 1024;

/** Writes in blocks and waits for whoever reads. */
function escritor(saida: NodeJS.WritableStream): { readonly escrever: (linha: string) => Promise<void>; readonly despejar: () => Promise<void> } {
  let bloco = '';
  const despejar = async (): Promise<void> => {
    const texto = bloco;
    bloco = '';
    if (texto !== '' && !saida.write(texto)) await once(saida, 'drain');
  };
  return {
    despejar,
    escrever: async (linha) => {
      bloco += `${linha}\n`;
      if (bloco.length >= BLOCO) await despejar();
    },
  };
}

/** `nascente conferir <tipo> [casos.jsonl]`: answers on standard output, the rest on standard error. Sets the exit code. */
export async function comandoConferir(tipo: TipoDeCaso, arquivo: string | undefined): Promise<void> {
  const casos = arquivo === undefined ? undefined : caminhoDigitado(arquivo);
  const origem: AsyncIterable<Uint8Array> = casos === undefined ? process.stdin : createReadStream(casos);
  const { escrever, despejar } = escritor(process.stdout);
  try {
    const contagem = await conferir(respondedorDe(tipo, casos, diretorioDaChamada()), origem, {
      aoResponder: (resposta) => escrever(JSON.stringify(resposta)),
      aoRecusarLinha: (numero, motivo) => process.stderr.write(`linha ${numero}: ${motivo}; corrija a linha ou retire-a.\n`),
    });
    await despejar();
    process.stderr.write(`${resumir(contagem)}\n`);
    process.exitCode = codigoDeSaida(contagem);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).path !== casos || casos === undefined) throw e;
    process.stderr.write(`Não foi possível ler ${arquivo}: ${(e as Error).message}. Confira o nome do arquivo.\n`);
    process.exitCode = 2;
  }
}
