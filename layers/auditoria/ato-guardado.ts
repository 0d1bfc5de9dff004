import type { LinhaGuardada } from './linhas.ts';

const DIA = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Sao_Paulo', year: 'numeric', month: '2-digit', day: '2-digit' });

/** Seconds of the epoch with microseconds, as they were sealed, in ISO 8601 of UTC; what is no instant (`Infinity`) stays as it is. */
function instante(segundos: string | null): { readonly iso: string | null; readonly dia: string } {
  const [, inteiros, fracao = ''] = /^(-?\d+)(?:\.(\d{1,6}))?$/.exec(segundos ?? '') ?? [];
  if (inteiros === undefined) return { iso: segundos, dia: '' };
  const milesimos = Math.floor(Number(`${inteiros}.${fracao.padEnd(6, '0')}`) * 1000);
  const data = new Date(milesimos);
  return { iso: data.toISOString().replace(/\.\d{3}Z$/, `.${fracao.padEnd(6, '0')}Z`), dia: DIA.format(data) };
}

const objeto = (texto: string | null): unknown => (texto === null ? null : (JSON.parse(texto) as unknown));

/** A row of the bucket as a person or a program reads an act, and the day of it in America/Sao_Paulo (empty: of no day). */
export function atoGuardado({ em, ip, antes, depois, localidade, setor, id, xid, ...resto }: LinhaGuardada): { readonly dia: string; readonly ato: Readonly<Record<string, unknown>> } {
  const { iso, dia } = instante(em);
  const numero = (texto: string | null): number | null => (texto === null ? null : Number(texto));
  return { dia, ato: { id: Number(id), em: iso, ...resto, ip: ip?.replace(/\/(32|128)$/, '') ?? null, localidade: numero(localidade), setor: numero(setor), antes: objeto(antes), depois: objeto(depois), transacao: xid } };
}
