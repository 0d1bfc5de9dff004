/** Judges a reading against the registration and the last reading: refused with its reason, accepted, accepted with a remark, or kept out of what a person set. */
import { formatarData, type DataCivil } from '../../comum/data-civil.ts';
import type { Ocorrencia } from '../ocorrencia.ts';
import type { LeituraInformada } from './ler-arquivo.ts';

/** What one visit said. */
export interface Visita {
  readonly leitura: number | null;
  readonly ocorrencia: number;
  readonly data: DataCivil;
  /** `HH:MM:SS` */
  readonly hora: string;
}

/** The reading in force of this referência. */
export interface LeituraEmVigor extends Visita {
  /** The person who set it in the crítica; null when it came in a file. */
  readonly por: string | null;
  /** Visits that gave way to it: where a person set it, those that people put others in the place of; where it came in a file, every one before it. */
  readonly substituidas: readonly Visita[];
}

/** What is known of the ligação and meter that a line names, for one kind of measurement. */
export interface PontoConhecido {
  readonly grupo: number;
  readonly medidor: string | null;
  readonly digitos: number | null;
  readonly ultimaLeitura: number | null;
  readonly ultimaData: DataCivil | null;
  /** The reading already received for this referência. */
  readonly recebida: LeituraEmVigor | null;
  /** A person asked for another reading in the crítica: one that confirms is an answer too. */
  readonly releituraPedida: boolean;
  /** The cycle of the referência is past its crítica: the bill is issued or about to be. */
  readonly cicloFechado: boolean;
}

export interface SinalDaLinha {
  readonly codigo: string;
  readonly mensagem: string;
}

/**
 * `MANTIDA`: the line says nothing new against what a person decided, which stays. `CONFLITO`: it says something that the person did not see;
 * theirs stays in force until a person decides.
 */
export type Julgamento =
  | { readonly tipo: 'RECUSADA'; readonly codigo: string; readonly mensagem: string }
  | { readonly tipo: 'IGUAL' }
  | { readonly tipo: 'ACEITA'; readonly corrige: boolean; readonly sinais: readonly SinalDaLinha[] }
  | { readonly tipo: 'MANTIDA' | 'CONFLITO'; readonly sinais: readonly SinalDaLinha[] };

export interface ContextoDoArquivo {
  readonly grupo: number | null;
  readonly hoje: DataCivil;
  readonly ocorrencias: ReadonlyMap<number, Ocorrencia>;
}

function motivoDaRecusa(l: LeituraInformada, ponto: PontoConhecido | null, c: ContextoDoArquivo): readonly [string, string] | null {
  if (ponto === null) return ['leitura/ligacao-desconhecida', `não há ligação ${l.cdc} ativa com medição ${l.medicao === 2 ? 'de poço' : 'de água'}. Confira o CDC.`];
  if (c.grupo !== null && ponto.grupo !== c.grupo) return ['leitura/outro-grupo', `a ligação ${l.cdc} é do grupo ${ponto.grupo}, e o arquivo é do grupo ${c.grupo}.`];
  if (ponto.cicloFechado) return ['leitura/ciclo-fechado', 'o ciclo desta referência já foi aprovado. A leitura fica para o próximo mês.'];
  if (l.data > c.hoje) return ['leitura/data-futura', `a data ${formatarData(l.data)} ainda não chegou. Confira o relógio do coletor.`];
  if (ponto.ultimaData !== null && l.data <= ponto.ultimaData) {
    return ['leitura/data-antiga', `a data ${formatarData(l.data)} não é depois da última leitura faturada (${formatarData(ponto.ultimaData)}).`];
  }
  const ocorrencia = c.ocorrencias.get(l.ocorrencia);
  if (ocorrencia === undefined) return ['leitura/ocorrencia-desconhecida', `a ocorrência ${l.ocorrencia} não está cadastrada.`];
  if (l.leitura === null && ocorrencia.exigeLeitura) return ['leitura/sem-leitura', `a ocorrência ${l.ocorrencia} (${ocorrencia.descricao}) exige leitura.`];
  if (l.leitura !== null && ponto.digitos !== null && l.leitura >= 10 ** ponto.digitos) {
    return ['leitura/digitos', `a leitura ${l.leitura} não cabe nos ${ponto.digitos} ponteiros do hidrômetro.`];
  }
  return null;
}

const mesmoTeor = (l: LeituraInformada, v: Visita): boolean => v.leitura === l.leitura && v.ocorrencia === l.ocorrencia;
const mesmoDia = (l: LeituraInformada, v: Visita): boolean => mesmoTeor(l, v) && v.data === l.data;
const mesmaVisita = (l: LeituraInformada, v: Visita): boolean => mesmoDia(l, v) && v.hora === l.hora;

const numero = (leitura: number | null): string => (leitura === null ? 'não lida' : String(leitura));

/** A second reading that was asked for is another visit: the file of the first one, sent again, does not answer. */
function julgarReleitura(l: LeituraInformada, recebida: LeituraEmVigor, sinal: (codigo: string, mensagem: string) => SinalDaLinha): Julgamento | null {
  if ([recebida, ...recebida.substituidas].some((v) => mesmaVisita(l, v))) {
    return { tipo: 'MANTIDA', sinais: [sinal('leitura/releitura-pendente', 'é a mesma visita já recebida. A releitura pedida na crítica continua pendente.')] };
  }
  if (!mesmoTeor(l, recebida)) return null;
  return { tipo: 'ACEITA', corrige: true, sinais: [sinal('leitura/confirmada', `a releitura confirma a leitura ${l.leitura ?? 'não feita'}.`)] };
}

/** What a person set in the crítica stands against a file; only what that person saw and replaced is passed over without asking again. */
function julgarContraPessoa(l: LeituraInformada, r: LeituraEmVigor & { readonly por: string }, sinal: (codigo: string, mensagem: string) => SinalDaLinha): Julgamento {
  if (mesmoDia(l, r)) return { tipo: 'IGUAL' };
  if (mesmoTeor(l, r)) return { tipo: 'MANTIDA', sinais: [sinal('leitura/confere-com-a-corrigida', `confere com a leitura ${numero(r.leitura)} registrada por ${r.por}, que fica.`)] };
  if (r.substituidas.some((v) => mesmoDia(l, v))) {
    return { tipo: 'MANTIDA', sinais: [sinal('leitura/ja-corrigida', `a leitura ${numero(l.leitura)} já foi corrigida por ${r.por} para ${numero(r.leitura)}, que fica.`)] };
  }
  const mensagem = `a leitura ${numero(l.leitura)} (ocorrência ${l.ocorrencia}) difere da registrada por ${r.por} (${numero(r.leitura)}), que continua valendo. Decida na crítica: corrija a leitura ou aceite o apontamento para mantê-la.`;
  return { tipo: 'CONFLITO', sinais: [sinal('leitura/conflito', mensagem)] };
}

/** The file of a visit that gave way to a later one, sent again: it would undo the second reading that somebody asked for. */
function julgarContraArquivo(l: LeituraInformada, r: LeituraEmVigor, sinal: (codigo: string, mensagem: string) => SinalDaLinha): Julgamento | null {
  if (mesmoDia(l, r)) return { tipo: 'IGUAL' };
  const veioAntes = `${l.data} ${l.hora}` < `${r.data} ${r.hora}` && r.substituidas.some((v) => mesmaVisita(l, v));
  return veioAntes ? { tipo: 'MANTIDA', sinais: [sinal('leitura/visita-anterior', `é visita já recebida, que deu lugar à de ${formatarData(r.data)} às ${r.hora.slice(0, 5)} (leitura ${numero(r.leitura)}): esta fica.`)] } : null;
}

/** A line without the number of the meter speaks of the installed one. */
function sinaisDoMedidor(l: LeituraInformada, ponto: PontoConhecido, sinal: (codigo: string, mensagem: string) => SinalDaLinha): readonly SinalDaLinha[] {
  if (l.medidor !== null && ponto.medidor !== null && l.medidor !== ponto.medidor) {
    return [sinal('leitura/outro-medidor', `o hidrômetro lido (${l.medidor}) não é o instalado (${ponto.medidor}). Confira a troca.`)];
  }
  if (l.leitura === null || ponto.ultimaLeitura === null || l.leitura >= ponto.ultimaLeitura) return [];
  return [sinal('leitura/menor-que-a-anterior', `a leitura ${l.leitura} é menor que a anterior (${ponto.ultimaLeitura}).`)];
}

/** `ponto` null: nothing is known of the ligação. The line number is put in every message. */
export function conferirLeitura(l: LeituraInformada, ponto: PontoConhecido | null, contexto: ContextoDoArquivo): Julgamento {
  const sinal = (codigo: string, mensagem: string): SinalDaLinha => ({ codigo, mensagem: `Linha ${l.linha}: ${mensagem}` });
  const recusada = motivoDaRecusa(l, ponto, contexto);
  if (recusada !== null || ponto === null) return { tipo: 'RECUSADA', ...sinal(...(recusada ?? (['leitura/ligacao-desconhecida', ''] as const))) };
  const { recebida } = ponto;
  if (recebida === null) return { tipo: 'ACEITA', corrige: false, sinais: sinaisDoMedidor(l, ponto, sinal) };
  const releitura = ponto.releituraPedida ? julgarReleitura(l, recebida, sinal) : null;
  if (releitura !== null) return releitura;
  if (!ponto.releituraPedida) {
    const { por } = recebida;
    const julgada: Julgamento | null = por !== null ? julgarContraPessoa(l, { ...recebida, por }, sinal) : julgarContraArquivo(l, recebida, sinal);
    if (julgada?.tipo === 'CONFLITO') return { ...julgada, sinais: [...julgada.sinais, ...sinaisDoMedidor(l, ponto, sinal)] };
    if (julgada !== null) return julgada;
  }
  const corrigida = sinal('leitura/corrigida', `substitui a leitura anterior desta referência (${recebida.leitura ?? 'não lida'}).`);
  return { tipo: 'ACEITA', corrige: true, sinais: [corrigida, ...sinaisDoMedidor(l, ponto, sinal)] };
}
