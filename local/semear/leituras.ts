/** The readings of one point of measurement, as the readers brought them, and what billing keeps of them. */
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import type { Referencia } from '../../domain/comum/referencia.ts';
import type { Aleatorio } from './aleatorio.ts';
import { HIDROMETRO_PARADO, IMOVEL_VAZIO, IMPEDIMENTOS, SEM_OCORRENCIA } from './dados/ocorrencias.ts';
import { LEITURISTAS } from './dados/nomes.ts';
import { MESES } from './consumo.ts';
import { MES_DA_LIGACAO_NOVA, type Ponto, type PontoMedido } from './hidrometros.ts';
import type { LinhaLeitura } from './tipos.ts';

const SEM_ACESSO_NO_MES = 0.012;

export interface Local {
  readonly sequencia: number;
  readonly latitude: number;
  readonly longitude: number;
}

export interface PontoLido {
  readonly leituras: readonly LinhaLeitura[];
  readonly ultima: { readonly valor: number; readonly data: DataCivil } | undefined;
  /** Measured m³ of at most twelve months, most recent first: months without reading are not here. */
  readonly consumos: readonly number[];
  /** Billed m³ of every month, most recent first: a month without reading counts the average of those before it. */
  readonly faturados: readonly number[];
}

/** 'HH:MM:SS' of the visit: readers start at eight and take forty seconds a house, in two shifts. */
export function horaDaVisita(sequencia: number): string {
  const segundos = 8 * 3600 + ((sequencia * 40) % (8 * 3600));
  const doisDigitos = (n: number) => String(n).padStart(2, '0');
  return `${doisDigitos(Math.floor(segundos / 3600))}:${doisDigitos(Math.floor(segundos / 60) % 60)}:${doisDigitos(segundos % 60)}`;
}

/** The reader of a rota changes each month, so that nobody gets used to one (TR 12.5). */
export function leituristaDa(rota: number, mes: number): string {
  return LEITURISTAS[(rota + mes) % LEITURISTAS.length] ?? LEITURISTAS[0];
}

function ocorrenciaLida(ponto: Ponto, mes: number): number {
  const usado = ponto.consumos[mes] ?? 0;
  if (ponto.anomalia === 'PARADO' && mes >= 11 && usado === 0) return HIDROMETRO_PARADO;
  return ponto.anomalia === 'IMOVEL_VAZIO' && usado === 0 ? IMOVEL_VAZIO : SEM_OCORRENCIA;
}

/** Readings of {@link MESES} months; `referencias` and `ponto.datas` are of the same months, oldest first. */
export function lerPonto(sorte: Aleatorio, ponto: Ponto, medido: PontoMedido, rota: number, local: Local, referencias: readonly Referencia[]): PontoLido {
  const leituras: LinhaLeitura[] = [];
  const consumos: number[] = [];
  const faturados: number[] = [];
  let ultima: PontoLido['ultima'];
  // Used and billed since the last reading: what was estimated is given back by the reading that follows.
  let pendente = { usado: 0, estimado: 0 };
  const nova = ponto.anomalia === 'SEM_HISTORICO';
  const primeiroMes = nova ? MES_DA_LIGACAO_NOVA + 1 : 0;
  for (let mes = primeiroMes; mes < MESES; mes++) {
    const [referencia, data, mostrador] = [referencias[mes], ponto.datas[mes], medido.mostradores[mes]];
    if (referencia === undefined || data === undefined || mostrador === undefined) throw new Error('mês sem data de leitura');
    const semAcesso = mes > 0 && ((ponto.anomalia === 'SEM_ACESSO' && mes >= MESES - 2) || sorte.chance(SEM_ACESSO_NO_MES));
    leituras.push({
      cdc: ponto.cdc,
      referencia,
      medicao: ponto.medicao,
      hidrometro: mostrador.hidrometro,
      valor: semAcesso ? null : mostrador.valor,
      ocorrencia: semAcesso ? sorte.pesado(IMPEDIMENTOS) : ocorrenciaLida(ponto, mes),
      data,
      hora: horaDaVisita(local.sequencia),
      leiturista: leituristaDa(rota, mes),
      latitude: local.latitude,
      longitude: local.longitude,
    });
    // The first of thirteen readings makes no consumption; the first of a new ligação does, from its installation.
    if (mes > 0) {
      const usado = pendente.usado + (ponto.consumos[mes] ?? 0);
      const faturado = semAcesso ? media(consumos) : Math.max(0, usado - pendente.estimado);
      pendente = semAcesso ? { usado, estimado: pendente.estimado + faturado } : { usado: 0, estimado: 0 };
      faturados.push(faturado);
      if (!semAcesso) consumos.push(faturado);
    }
    if (!semAcesso) ultima = { valor: mostrador.valor, data };
  }
  return { leituras, ultima, consumos: consumos.slice(-12).reverse(), faturados: faturados.slice(-12).reverse() };
}

function media(consumos: readonly number[]): number {
  return consumos.length === 0 ? 10 : Math.round(consumos.reduce((soma, c) => soma + c, 0) / consumos.length);
}
