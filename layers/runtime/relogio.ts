/**
 * The clock of the platform. Days are those of America/Sao_Paulo, whatever the zone of the machine (TR 6.2.19).
 *
 * On one machine the whole platform can be moved in time (tests, demonstrations): `NASCENTE_RELOGIO_ARQUIVO` names a file that holds
 * `{ "deslocamentoMs": n }`, milliseconds to add to the machine's clock. It is read again at most every `RELEITURA_MS`, so a moved
 * clock reaches running functions. In AWS the variable does not exist and the clock is the machine's.
 */
import { readFileSync, statSync } from 'node:fs';
import { dataCivil } from '../../domain/comum/data-civil.ts';
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import type { MomentoCivil } from '../../domain/acesso/janela-de-acesso.ts';

export interface Relogio {
  agora(): Date;
  /** Today in America/Sao_Paulo. */
  hoje(): DataCivil;
}

/** How stale the position of a moved clock may be, in milliseconds of the monotonic clock. */
const RELEITURA_MS = 100;

const diaEmSaoPaulo = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Sao_Paulo', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The day in America/Sao_Paulo of an instant. */
export function diaDe(instante: Date): DataCivil {
  return dataCivil(diaEmSaoPaulo.format(instante));
}

const horaEmSaoPaulo = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/Sao_Paulo', hour: '2-digit', minute: '2-digit' });

/** The day and the minute of it in America/Sao_Paulo. */
export function momentoDe(instante: Date): MomentoCivil {
  const [hora = '', minuto = ''] = horaEmSaoPaulo.format(instante).split(':');
  return { data: diaDe(instante), minuto: Number(hora) * 60 + Number(minuto) };
}

/** The instant of a civil moment of America/Sao_Paulo, which has had no summer time since 2019. */
export function instanteDe({ data, minuto }: MomentoCivil): Date {
  return new Date(Date.parse(`${data}T00:00:00-03:00`) + minuto * 60_000);
}

function lerDeslocamento(arquivo: string): number {
  const lido = JSON.parse(readFileSync(arquivo, 'utf8')) as { deslocamentoMs?: unknown };
  if (typeof lido.deslocamentoMs !== 'number' || !Number.isSafeInteger(lido.deslocamentoMs)) {
    throw new Error(`${arquivo} não diz deslocamentoMs em milissegundos.`);
  }
  return lido.deslocamentoMs;
}

/** A clock that follows the file named, or the machine's when there is none (or it does not exist yet). */
export function criarRelogio(de: string | undefined | (() => string | undefined)): Relogio {
  const onde = typeof de === 'function' ? de : () => de;
  let lidoEm = -Infinity;
  let alteracao = -1;
  let deslocamentoMs = 0;
  const atualizar = (): void => {
    const arquivo = onde();
    if (arquivo === undefined || performance.now() - lidoEm < RELEITURA_MS) return;
    lidoEm = performance.now();
    const estado = statSync(arquivo, { throwIfNoEntry: false });
    const nova = estado?.mtimeMs ?? -1;
    if (nova === alteracao) return;
    deslocamentoMs = estado === undefined ? 0 : lerDeslocamento(arquivo);
    alteracao = nova;
  };
  const agora = (): Date => {
    atualizar();
    return new Date(Date.now() + deslocamentoMs);
  };
  return { agora, hoje: () => diaDe(agora()) };
}

/** The clock of this process. */
export const relogio: Relogio = criarRelogio(() => process.env['NASCENTE_RELOGIO_ARQUIVO']);
