import { z } from 'zod';
import type { AtoAuditado } from '../postgres/comum/procurar-auditoria.ts';
import type { LinhaGuardada } from './linhas.ts';

const DIA = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Sao_Paulo', year: 'numeric', month: '2-digit', day: '2-digit' });

/** Seconds of the epoch with microseconds, as they were sealed, in ISO 8601 of UTC; what is no instant (`Infinity`) stays as it is, and is of no day. */
function instante(segundos: string): { readonly em: string; readonly dia: string } {
  const [, inteiros, fracao = ''] = /^(-?\d+)(?:\.(\d{1,6}))?$/.exec(segundos) ?? [];
  if (inteiros === undefined) return { em: segundos, dia: '' };
  const data = new Date(Math.floor(Number(`${inteiros}.${fracao.padEnd(6, '0')}`) * 1000));
  return { em: data.toISOString().replace(/\.\d{3}Z$/, `.${fracao.padEnd(6, '0')}Z`), dia: DIA.format(data) };
}

const objeto = (texto: string | null): unknown => (texto === null ? null : JSON.parse(texto));
const numero = (texto: string | null): number | null => (texto === null ? null : Number(texto));

/** An act whole: what the search answers of it, and what it leaves out. */
export interface AtoGuardado extends Omit<AtoAuditado, 'antes' | 'depois'> {
  readonly antes: unknown;
  readonly depois: unknown;
  readonly localidade: number | null;
  readonly setor: number | null;
  readonly transacao: string | null;
}

/** A row of the bucket as a person or a program reads an act, and the day of it in America/Sao_Paulo (empty: of no day). What the table has not as null is taken as empty. */
export function atoGuardado(l: LinhaGuardada): { readonly dia: string; readonly ato: AtoGuardado } {
  const { em, dia } = instante(l.em ?? '');
  return {
    dia,
    ato: {
      id: Number(l.id), em, usuario: l.usuario ?? '', delegante: l.delegante, ip: l.ip?.replace(/\/(32|128)$/, '') ?? null, dispositivo: l.dispositivo, funcao: l.funcao ?? '', objeto: l.objeto ?? '',
      localidade: numero(l.localidade), setor: numero(l.setor), antes: objeto(l.antes), depois: objeto(l.depois), motivo: l.motivo, resultado: l.resultado ?? '', transacao: l.xid,
    },
  };
}

const estado = z.record(z.string(), z.unknown()).nullable();

/** As the search of the database answers it. */
export function comoNaProcura({ id, em, usuario, delegante, ip, dispositivo, funcao, objeto: sobre, antes, depois, motivo, resultado }: AtoGuardado): AtoAuditado {
  return { id, em: new Date(em).toISOString(), usuario, delegante, ip, dispositivo, funcao, objeto: sobre, antes: estado.parse(antes), depois: estado.parse(depois), motivo, resultado };
}
