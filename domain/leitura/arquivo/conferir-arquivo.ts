/** Judges the readings of a file one after the other: each ligação and measurement counts once, by its first valid line. */
import { conferirLeitura, type ContextoDoArquivo, type Julgamento, type PontoConhecido } from './conferir-leitura.ts';
import type { LeituraInformada } from './ler-arquivo.ts';

export interface LinhaJulgada<P extends PontoConhecido> {
  readonly informada: LeituraInformada;
  /** Null only on a refused line: nothing is known of its ligação. */
  readonly ponto: P | null;
  readonly julgamento: Julgamento;
}

/** How a ligação and a measurement are named together. */
export function chaveDoPonto(cdc: number, medicao: number): string {
  return `${cdc}/${medicao}`;
}

/** A line that is refused takes no place: the next one for the same ligação is judged by itself. */
export function conferirArquivo<P extends PontoConhecido>(leituras: readonly LeituraInformada[], pontos: ReadonlyMap<string, P>, contexto: ContextoDoArquivo): readonly LinhaJulgada<P>[] {
  const validas = new Map<string, number>();
  return leituras.map((informada) => {
    const chave = chaveDoPonto(informada.cdc, informada.medicao);
    const ponto = pontos.get(chave) ?? null;
    const antes = validas.get(chave);
    if (antes !== undefined) {
      const mensagem = `Linha ${informada.linha}: a ligação ${informada.cdc} já está na linha ${antes}. Vale a primeira que se pode aceitar.`;
      return { informada, ponto, julgamento: { tipo: 'RECUSADA', codigo: 'leitura/duplicada', mensagem } };
    }
    const julgamento = conferirLeitura(informada, ponto, contexto);
    if (julgamento.tipo !== 'RECUSADA') validas.set(chave, informada.linha);
    return { informada, ponto, julgamento };
  });
}
