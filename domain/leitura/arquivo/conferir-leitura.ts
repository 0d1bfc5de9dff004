/** Judges a reading against the registration and the last reading: refused with its reason, accepted, or accepted with a remark. */
import { formatarData, type DataCivil } from '../../comum/data-civil.ts';
import type { Ocorrencia } from '../ocorrencia.ts';
import type { LeituraInformada } from './ler-arquivo.ts';

/** What is known of the ligação and meter that a line names, for one kind of measurement. */
export interface PontoConhecido {
  readonly grupo: number;
  readonly medidor: string | null;
  readonly digitos: number | null;
  readonly ultimaLeitura: number | null;
  readonly ultimaData: DataCivil | null;
  /** The reading already received for this referência. */
  readonly recebida: { readonly leitura: number | null; readonly ocorrencia: number; readonly data: DataCivil } | null;
  /** A person asked for another reading in the crítica: one that confirms is an answer too. */
  readonly releituraPedida: boolean;
  /** The cycle of the referência is past its crítica: the bill is issued or about to be. */
  readonly cicloFechado: boolean;
}

export type Julgamento =
  | { readonly tipo: 'RECUSADA'; readonly codigo: string; readonly mensagem: string }
  | { readonly tipo: 'IGUAL' }
  | { readonly tipo: 'ACEITA'; readonly corrige: boolean; readonly sinais: readonly { readonly codigo: string; readonly mensagem: string }[] };

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

/** `ponto` null: nothing is known of the ligação. The line number is put in every message. */
export function conferirLeitura(l: LeituraInformada, ponto: PontoConhecido | null, contexto: ContextoDoArquivo): Julgamento {
  const recusada = motivoDaRecusa(l, ponto, contexto);
  if (recusada !== null || ponto === null) {
    const [codigo, mensagem] = recusada ?? ['leitura/ligacao-desconhecida', ''];
    return { tipo: 'RECUSADA', codigo, mensagem: `Linha ${l.linha}: ${mensagem}` };
  }
  const { recebida } = ponto;
  if (recebida !== null && recebida.leitura === l.leitura && recebida.ocorrencia === l.ocorrencia && recebida.data === l.data) {
    if (!ponto.releituraPedida) return { tipo: 'IGUAL' };
    return { tipo: 'ACEITA', corrige: true, sinais: [{ codigo: 'leitura/confirmada', mensagem: `Linha ${l.linha}: a releitura confirma a leitura ${l.leitura ?? 'não feita'}.` }] };
  }
  const sinais: { codigo: string; mensagem: string }[] = [];
  const sinal = (codigo: string, mensagem: string): void => void sinais.push({ codigo, mensagem: `Linha ${l.linha}: ${mensagem}` });
  if (recebida !== null) sinal('leitura/corrigida', `substitui a leitura anterior desta referência (${recebida.leitura ?? 'não lida'}).`);
  if (l.medidor !== null && ponto.medidor !== null && l.medidor !== ponto.medidor) {
    sinal('leitura/outro-medidor', `o hidrômetro lido (${l.medidor}) não é o instalado (${ponto.medidor}). Confira a troca.`);
  }
  if (l.leitura !== null && ponto.ultimaLeitura !== null && l.leitura < ponto.ultimaLeitura && l.medidor === ponto.medidor) {
    sinal('leitura/menor-que-a-anterior', `a leitura ${l.leitura} é menor que a anterior (${ponto.ultimaLeitura}).`);
  }
  return { tipo: 'ACEITA', corrige: recebida !== null, sinais };
}

/** Lines that repeat a ligação and measurement already in the file: the first one counts. */
export function repetidas(leituras: readonly LeituraInformada[]): ReadonlyMap<number, number> {
  const primeira = new Map<string, number>();
  const repetidas = new Map<number, number>();
  for (const l of leituras) {
    const chave = `${l.cdc}/${l.medicao}`;
    const antes = primeira.get(chave);
    if (antes === undefined) primeira.set(chave, l.linha);
    else repetidas.set(l.linha, antes);
  }
  return repetidas;
}
