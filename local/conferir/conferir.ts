import { conferirCaso, type Conferido, type Respondedor } from '../../domain/conferencia/conferir-caso.ts';
import { inteiro, quantos } from '../cli/texto.ts';
import { linhasDe, valorDaLinha } from './casos.ts';

/** How many cases came out each way. */
export interface Contagem {
  readonly casos: number;
  readonly conferem: number;
  readonly diferem: number;
  /** Nothing was compared: the case does not say what to expect. */
  readonly semComparacao: number;
  readonly naoSaoCasos: number;
}

interface Escuta {
  /** In the order of the cases. */
  readonly aoResponder: (resposta: Conferido, numero: number) => void | Promise<void>;
  readonly aoRecusarLinha: (numero: number, motivo: string) => void;
}

/** What stands for bytes that are not UTF-8: a case with it is not the one that was sent, and its CRC would be another. */
const TROCADO = '\ufffd';

/** A defect of ours in one case must not take the answers of the others. */
function responder(respondedor: Respondedor, caso: unknown): Conferido | null {
  try {
    return conferirCaso(respondedor, caso);
  } catch (e) {
    const id = (caso as { readonly id?: unknown }).id ?? null;
    return { id, resposta: { recusa: 'conferencia/falha' }, confere: false, diferencas: [{ campo: 'falha', esperado: null, obtido: e instanceof Error ? e.message : String(e) }] };
  }
}

/** Answers every case of a stream, in order, holding one at a time. */
export async function conferir(respondedor: Respondedor, origem: AsyncIterable<Uint8Array>, { aoResponder, aoRecusarLinha }: Escuta): Promise<Contagem> {
  const contagem = { casos: 0, conferem: 0, diferem: 0, semComparacao: 0, naoSaoCasos: 0 };
  for await (const { numero, texto } of linhasDe(origem)) {
    const valor = valorDaLinha(texto);
    const defeito = valor === undefined ? 'não é um JSON' : texto.includes(TROCADO) ? 'tem letras que não são UTF-8 (ou já vieram trocadas por �)' : null;
    const resposta = defeito === null ? responder(respondedor, valor) : null;
    if (resposta === null) {
      contagem.naoSaoCasos += 1;
      aoRecusarLinha(numero, defeito ?? 'não é um objeto JSON');
      continue;
    }
    contagem.casos += 1;
    contagem[resposta.confere === null ? 'semComparacao' : resposta.confere ? 'conferem' : 'diferem'] += 1;
    await aoResponder(resposta, numero);
  }
  return contagem;
}

/** 2: some line was not a case; 1: some answer differs; 0 otherwise. */
export function codigoDeSaida({ naoSaoCasos, diferem }: Pick<Contagem, 'naoSaoCasos' | 'diferem'>): 0 | 1 | 2 {
  if (naoSaoCasos > 0) return 2;
  return diferem > 0 ? 1 : 0;
}

/** `120 casos: 118 conferem, 2 diferem.` */
export function resumir({ casos, conferem, diferem, semComparacao, naoSaoCasos }: Contagem): string {
  const partes = [quantos(conferem, 'confere', 'conferem'), quantos(diferem, 'difere', 'diferem')];
  if (semComparacao > 0) partes.push(`${inteiro(semComparacao)} sem o que comparar`);
  if (naoSaoCasos > 0) partes.push(quantos(naoSaoCasos, 'linha que não é um caso', 'linhas que não são casos'));
  return `${quantos(casos, 'caso', 'casos')}: ${partes.join(', ')}.`;
}
