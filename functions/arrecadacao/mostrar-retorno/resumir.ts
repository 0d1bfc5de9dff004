import type { ConferenciaDoRetorno } from '../../../layers/postgres/arrecadacao/conferir-retorno.ts';
import { nomeDoDestino, NOMES_DOS_DESTINOS, textoDoMotivo } from '../../../layers/postgres/arrecadacao/destinos.ts';
import type { Retorno } from '../../../layers/postgres/arrecadacao/retornos.ts';

type Total = ConferenciaDoRetorno['lido'];
const iguais = (a: Total | null, b: Total): boolean => a !== null && a.registros === b.registros && a.valor === b.valor;

/** Trailer, file and books must say the same of a file that was processed; of any other, the books must say nothing. */
export function conferencia({ situacao }: Pick<Retorno, 'situacao'>, { trailer, lido, lancado, tarifas }: ConferenciaDoRetorno) {
  const nada = { registros: 0, valor: 0 };
  const confere = iguais(trailer, lido) && iguais(lancado, situacao === 'PROCESSADO' ? lido : nada);
  return { trailer, lido, lancado, tarifas, confere };
}

/** In the order of the destinations; those without payment are left out. */
export function porDestino({ porDestino: linhas }: ConferenciaDoRetorno) {
  return NOMES_DOS_DESTINOS.flatMap((destino) => {
    const delas = linhas.filter((l) => nomeDoDestino(l.destino) === destino);
    if (delas.length === 0) return [];
    const somar = (campo: 'registros' | 'valor' | 'quitado'): number => delas.reduce((total, l) => total + l[campo], 0);
    return [{ destino, registros: somar('registros'), valor: somar('valor'), quitado: somar('quitado') }];
  });
}

/** Why money is not identified. */
export function porMotivo({ porDestino: linhas }: ConferenciaDoRetorno) {
  return linhas.flatMap(({ motivo, registros, valor }) => {
    const texto = textoDoMotivo(motivo);
    return texto === null ? [] : [{ motivo: texto, registros, valor }];
  });
}

/** The message says the first line; how many lines have the same is added. */
export function textoDoAviso({ mensagem, ocorrencias }: ConferenciaDoRetorno['avisos'][number]): string {
  return ocorrencias > 1 ? `${mensagem} (${ocorrencias} linhas)` : mensagem;
}
