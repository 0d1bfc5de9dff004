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

/** First day of the installation, counted from 2000-01-01. */
export function inicioDaInstalacao(medidores: readonly number[], instalacao: number): number {
  return medidores[instalacao + DE] ?? 0;
}

/** Null when the meter is there, or was taken out without being read. */
export function leituraDeRetirada(medidores: readonly number[], instalacao: number): number | null {
  const lida = medidores[instalacao + LEITURA_RETIRADA] ?? -1;
  return lida < 0 ? null : lida;
}

export function medidorDa(medidores: readonly number[], instalacao: number, leituraRetirada: number | null): MedidorLido {
  return {
    id: medidores[instalacao + ID] ?? 0,
    digitos: medidores[instalacao + DIGITOS] ?? 0,
    leituraInstalacao: medidores[instalacao + LEITURA_INSTALACAO] ?? 0,
    instaladoEm: dataDoDia(inicioDaInstalacao(medidores, instalacao)),
    leituraRetirada,
  };
}
