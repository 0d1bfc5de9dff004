import pc from 'picocolors';
import { duracao } from '../cli/texto.ts';

/** What the person at the terminal sees of the work. A terminal shows a line that changes; a file gets a line at each change. */
export interface Tela {
  /** Text that stays. */
  escrever(texto: string): void;
  /**
   * Runs one step, showing what `dizer` tells meanwhile and what `resumir` makes of the answer at its end, with the time taken. A failure is
   * marked and goes on up.
   */
  passo<T>(titulo: string, agir: (dizer: (texto: string) => void) => Promise<T>, resumir?: (valor: T) => string): Promise<T>;
  /** The steps done and how long each took. */
  readonly tempos: readonly { readonly titulo: string; readonly ms: number }[];
}

const QUADROS = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const QUADRO_MS = 120;
/** What is said in the middle of a step takes the place of its line, which is drawn again below. */
const LIMPAR_LINHA = '\r\u001b[2K';
/** A terminal that does not say its width, or says one that no line fits, is taken for a common one. */
const COLUNAS = 80;
const ESTREITO = 20;

interface LinhaViva {
  readonly dizer: (texto: string) => void;
  readonly fim: (marca: string, texto: string) => void;
}

/** A line of a terminal, redrawn in place and never wider than it. */
function linhaNoTerminal(saida: NodeJS.WriteStream, titulo: string): LinhaViva {
  let detalhe = '';
  let quadro = 0;
  const desenhar = (): void => {
    const texto = `${QUADROS[quadro++ % QUADROS.length] ?? ''} ${titulo}${detalhe === '' ? '' : ` · ${detalhe}`}`;
    saida.write(`${LIMPAR_LINHA}${[...texto].slice(0, (saida.columns > ESTREITO ? saida.columns : COLUNAS) - 1).join('')}`);
  };
  const relogio = setInterval(desenhar, QUADRO_MS);
  relogio.unref();
  desenhar();
  return {
    dizer: (texto) => {
      detalhe = texto;
    },
    fim: (marca, texto) => {
      clearInterval(relogio);
      saida.write(`${LIMPAR_LINHA}${marca} ${texto}\n`);
    },
  };
}

function linhaEmArquivo(saida: NodeJS.WriteStream, titulo: string): LinhaViva {
  let dito = '';
  saida.write(`→ ${titulo}\n`);
  return {
    dizer: (texto) => {
      if (texto !== dito) saida.write(`    ${texto}\n`);
      dito = texto;
    },
    fim: (marca, texto) => void saida.write(`${marca} ${texto}\n`),
  };
}

export function criarTela(saida: NodeJS.WriteStream): Tela {
  const tempos: { titulo: string; ms: number }[] = [];
  return {
    tempos,
    escrever: (texto) => void saida.write(`${saida.isTTY ? LIMPAR_LINHA : ''}${texto}\n`),
    passo: async (titulo, agir, resumir = () => '') => {
      const inicio = performance.now();
      const linha = saida.isTTY ? linhaNoTerminal(saida, titulo) : linhaEmArquivo(saida, titulo);
      try {
        const valor = await agir(linha.dizer);
        const ms = performance.now() - inicio;
        tempos.push({ titulo, ms });
        const resumo = resumir(valor);
        linha.fim(pc.green('✓'), `${titulo}${resumo === '' ? '' : `: ${resumo}`} ${pc.dim(`(${duracao(ms)})`)}`);
        return valor;
      } catch (e) {
        linha.fim(pc.red('✗'), titulo);
        throw e;
      }
    },
  };
}
