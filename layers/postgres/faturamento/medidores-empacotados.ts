import type { MedidorLido } from '../../../domain/faturamento/previa/entrada.ts';
import { dataDoDia } from '../leitura-binaria.ts';

/** `cadastro.ligacao.medidores`: integers per installation, in the order in which the trigger of migration 0003 writes them. */
const LARGURA = 7;
const ID = 1;
const DIGITOS = 2;
const LEITURA_INSTALACAO = 3;
const LEITURA_RETIRADA = 4;
const DE = 5;
const ATE = 6;

/** Place of the installation of that kind of measurement (1 water, 2 well) on a day (counted from 2000-01-01); null when there was none. */
export function instalacaoEm(medidores: readonly number[], medicao: number, dia: number): number | null {
  for (let i = 0; i < medidores.length; i += LARGURA) {
    if (medidores[i] === medicao && (medidores[i + DE] ?? 0) <= dia && dia < (medidores[i + ATE] ?? 0)) return i;
  }
  return null;
}

/** Of the meter that was read on a day; on the day of a change it may be the one that left. */
export function instalacaoLida(medidores: readonly number[], medicao: number, dia: number, hidrometro: number | null): number | null {
  const nela = instalacaoEm(medidores, medicao, dia);
  if (hidrometro === null || nela === null || medidores[nela + ID] === hidrometro) return nela;
  const antes = nela - LARGURA;
  return medidores[antes] === medicao && medidores[antes + ID] === hidrometro && medidores[antes + ATE] === dia ? antes : nela;
}

/** Where the last bill left off: the reading is null before the first one, the meter where no bill of this version said it. */
export interface Partida {
  readonly leitura: number | null;
  /** Counted from 2000-01-01. */
  readonly dia: number | null;
  readonly hidrometro: number | null;
}

/** Installation of the last billed reading, as far back as `atual`; null when there is none. */
function instalacaoDa({ dia, hidrometro }: Partida, medidores: readonly number[], atual: number): number | null {
  for (let i = atual; hidrometro !== null && medidores[i] === medidores[atual]; i -= LARGURA) if (medidores[i + ID] === hidrometro) return i;
  const noDia = dia === null ? null : instalacaoEm(medidores, medidores[atual] ?? 0, dia);
  return noDia === null ? null : Math.min(noDia, atual);
}

/** First installation that was there after a day. */
function primeiraDepois(dia: number | null, medidores: readonly number[], atual: number): number {
  let i = atual;
  while (medidores[i - LARGURA] === medidores[atual] && (dia === null || (medidores[i - LARGURA + ATE] ?? 0) > dia)) i -= LARGURA;
  return i;
}

/** The meters that left since the last bill, in order. One that was read and that nobody knows which was, left without a reading. */
export function retiradosAte(medidores: readonly number[], atual: number, de: Partida): readonly MedidorLido[] {
  const primeira = instalacaoDa(de, medidores, atual);
  const retirados: MedidorLido[] = primeira === null && de.leitura !== null ? [medidorDa(medidores, atual, null)] : [];
  for (let i = primeira ?? primeiraDepois(de.dia, medidores, atual); i < atual; i += LARGURA) {
    retirados.push(medidorDa(medidores, i, leituraDeRetirada(medidores, i)));
  }
  return retirados;
}

/** Null when the meter is there, or was taken out without being read. */
function leituraDeRetirada(medidores: readonly number[], instalacao: number): number | null {
  const lida = medidores[instalacao + LEITURA_RETIRADA] ?? -1;
  return lida < 0 ? null : lida;
}

export function medidorDa(medidores: readonly number[], instalacao: number, leituraRetirada: number | null): MedidorLido {
  return {
    id: medidores[instalacao + ID] ?? 0,
    digitos: medidores[instalacao + DIGITOS] ?? 0,
    leituraInstalacao: medidores[instalacao + LEITURA_INSTALACAO] ?? 0,
    instaladoEm: dataDoDia(medidores[instalacao + DE] ?? 0),
    leituraRetirada,
  };
}
