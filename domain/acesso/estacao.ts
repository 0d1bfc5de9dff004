/** A workstation known by the browser that keeps its cookie (TR 6.1: in place of the MAC address, which a browser cannot read). */
import { ok, recusa, type Recusa, type Resultado } from '../comum/resultado.ts';

export const SITUACOES_DA_ESTACAO = ['PENDENTE', 'ATIVA', 'INATIVA'] as const;
export type SituacaoDaEstacao = (typeof SITUACOES_DA_ESTACAO)[number];

export const DECISOES_DA_ESTACAO = ['APROVAR', 'RECUSAR', 'DESLIGAR', 'LIGAR'] as const;
export type DecisaoDaEstacao = (typeof DECISOES_DA_ESTACAO)[number];

const PASSOS: Readonly<Record<DecisaoDaEstacao, { readonly de: SituacaoDaEstacao; readonly para: SituacaoDaEstacao }>> = {
  APROVAR: { de: 'PENDENTE', para: 'ATIVA' },
  RECUSAR: { de: 'PENDENTE', para: 'INATIVA' },
  DESLIGAR: { de: 'ATIVA', para: 'INATIVA' },
  LIGAR: { de: 'INATIVA', para: 'ATIVA' },
};

const AGORA: Readonly<Record<SituacaoDaEstacao, string>> = { PENDENTE: 'espera aprovação', ATIVA: 'está ativa', INATIVA: 'está desligada' };

type RecusaDaSituacao = Recusa & { readonly codigo: 'estacao/situacao' };

/** What a decision makes of a station. Error `estacao/situacao`: somebody else decided before. */
export function situacaoDepois(agora: SituacaoDaEstacao, decisao: DecisaoDaEstacao): Resultado<SituacaoDaEstacao, RecusaDaSituacao> {
  const passo = PASSOS[decisao];
  return passo.de === agora ? ok(passo.para) : recusa('estacao/situacao', `Esta estação agora ${AGORA[agora]}, e nada foi mudado. Atualize a lista e decida de novo.`);
}

/** Stands between the name of the station and what the browser says of itself; neither may have it. */
export const SEPARADOR_DA_ESTACAO = '·';
const MAIOR_DISPOSITIVO = 200;

/** The device that the audit writes. A browser that calls itself "Balcão 2 · Mozilla" is not taken for that station, and nothing there could forge a line. */
export function dispositivoDoAto(navegador: string, estacao: string | undefined): string {
  // eslint-disable-next-line no-control-regex -- they are what is taken out
  const dito = navegador.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ').replaceAll(SEPARADOR_DA_ESTACAO, '.');
  return (estacao === undefined ? dito : `${estacao} ${SEPARADOR_DA_ESTACAO} ${dito}`).slice(0, MAIOR_DISPOSITIVO);
}
