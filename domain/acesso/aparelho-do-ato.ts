import { descreverAparelho } from './descrever-aparelho.ts';
import { SEPARADOR_DA_ESTACAO } from './estacao.ts';

const SEPARADOR = ` ${SEPARADOR_DA_ESTACAO} `;

/** The device of an act in few words: the station, if it was one, and what the browser said of itself. What is no browser stays as it was written. */
export function aparelhoDoAto(dispositivo: string | null): string | null {
  if (dispositivo === null || dispositivo.trim() === '') return null;
  const corte = dispositivo.indexOf(SEPARADOR);
  const [estacao, dito] = corte === -1 ? [undefined, dispositivo] : [dispositivo.slice(0, corte), dispositivo.slice(corte + SEPARADOR.length)];
  const resumo = /\b(?:Mozilla|Opera)\//.test(dito) ? descreverAparelho(dito) : dito;
  return estacao === undefined ? resumo : `${estacao}${SEPARADOR}${resumo}`;
}
