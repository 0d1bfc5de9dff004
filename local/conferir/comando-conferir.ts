import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { motivoDoArquivo } from '../cli/motivos.ts';
import { caminhoDigitado, diretorioDaChamada } from '../cli/onde.ts';
import { quantos } from '../cli/texto.ts';
import { codigoDeSaida, conferir, resumir } from './conferir.ts';
import { respondedorDe, type TipoDeCaso } from './responder.ts';

/** Answers are written together until this many characters: a write for each would cost more than the answer. */
const BLOCO = 64 * 1024;
/** Refusals explained on standard error; the code of each is in its answer. */
const NARRADOS = 100;

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
  let recusados = 0;
  try {
    const contagem = await conferir(respondedorDe(tipo, casos, diretorioDaChamada()), origem, {
      aoResponder: ({ motivo, ...resposta }, numero) => {
        if (motivo !== undefined && ++recusados <= NARRADOS) process.stderr.write(`linha ${numero}: caso recusado (${String(resposta.resposta['recusa'])}): ${motivo}\n`);
        return escrever(JSON.stringify(resposta));
      },
      aoRecusarLinha: (numero, motivo) => process.stderr.write(`linha ${numero}: ${motivo}; corrija a linha ou retire-a.\n`),
    });
    await despejar();
    if (recusados > NARRADOS) process.stderr.write(`… e mais ${quantos(recusados - NARRADOS, 'caso recusado', 'casos recusados')}; o código está na resposta de cada um.\n`);
    process.stderr.write(`${resumir(contagem)}\n`);
    process.exitCode = codigoDeSaida(contagem);
  } catch (e) {
    const motivo = motivoDoArquivo(e);
    if (arquivo === undefined || motivo === undefined) throw e;
    process.stderr.write(`Não foi possível ler ${arquivo}: ${motivo}. Confira o nome do arquivo.\n`);
    process.exitCode = 2;
  }
}
