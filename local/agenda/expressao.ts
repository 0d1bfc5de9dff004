import { CronExpressionParser } from 'cron-parser';
import { instanteNoFuso } from './fuso.ts';

/** A schedule expression of EventBridge Scheduler, ready to answer when it fires next. */
export interface Expressao {
  /** The first instant strictly after `depois`; undefined when there is none. */
  proximo(depois: Date): Date | undefined;
}

class ExpressaoInvalida extends Error {
  constructor(expressao: string, motivo: string) {
    super(`Agendamento inválido, ou que o ambiente local não sabe cumprir: ${expressao}: ${motivo}`);
  }
}

const UNIDADES_MS: Readonly<Record<string, number>> = { minute: 60_000, minutes: 60_000, hour: 3_600_000, hours: 3_600_000, day: 86_400_000, days: 86_400_000 };
const DIAS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** AWS counts the days of the week from 1 (Sunday), cron-parser from 0. `L` alone is Saturday; `5L` the last Thursday; `3#2` the second Tuesday. */
function traduzirDiaDaSemana(campo: string): string {
  const numero = (texto: string): string => (/^\d$/.test(texto) ? String(Number(texto) - 1) : String(DIAS.indexOf(texto.toUpperCase())));
  if (campo === '?' || campo === '*') return '*';
  return campo
    .split(',')
    .map((parte) => {
      if (parte === 'L') return '6';
      const [base = '', passo] = parte.split('/');
      const traduzida = base.replace(/[A-Za-z]{3}|\d(?=L|#)|\d/g, (dia, onde: number) => (base[onde - 1] === '#' ? dia : numero(dia)));
      return passo === undefined ? traduzida : `${traduzida}/${passo}`;
    })
    .join(',');
}

function anos(campo: string, expressao: string): (ano: number) => boolean {
  const faixas = campo.split(',').map((parte) => {
    const lida = /^(?:\*|(\d{4})(?:-(\d{4}))?)(?:\/(\d+))?$/.exec(parte);
    if (lida === null) throw new ExpressaoInvalida(expressao, `ano "${parte}"`);
    const de = Number(lida[1] ?? 1970);
    const ate = Number(lida[2] ?? (lida[1] === undefined || lida[3] !== undefined ? 2199 : lida[1]));
    return { de, ate, passo: Number(lida[3] ?? 1) };
  });
  return (ano) => faixas.some((f) => ano >= f.de && ano <= f.ate && (ano - f.de) % f.passo === 0);
}

function cron(expressao: string, corpo: string, fuso: string): Expressao {
  const campos = corpo.trim().split(/\s+/);
  const [minuto = '', hora = '', dia = '', mes = '', semana = '', ano = ''] = campos;
  if (campos.length !== 6) throw new ExpressaoInvalida(expressao, 'são seis campos: minutos horas dia-do-mês mês dia-da-semana ano');
  if ((dia === '?') === (semana === '?')) throw new ExpressaoInvalida(expressao, 'um dos dias (do mês ou da semana), e só um, deve ser "?"');
  if (/[W]/.test(dia)) throw new ExpressaoInvalida(expressao, 'o dia útil mais próximo (W) não é atendido aqui');
  const traduzida = `0 ${minuto} ${hora} ${dia === '?' ? '*' : dia} ${mes} ${traduzirDiaDaSemana(semana)}`;
  const vale = anos(ano, expressao);
  const analisar = (currentDate: Date): ReturnType<typeof CronExpressionParser.parse> => {
    try {
      return CronExpressionParser.parse(traduzida, { currentDate, tz: fuso });
    } catch (causa) {
      throw new ExpressaoInvalida(expressao, causa instanceof Error ? causa.message : String(causa));
    }
  };
  analisar(new Date(0));
  return {
    proximo: (depois) => {
      let de = depois;
      for (;;) {
        const achado = analisar(de).next();
        if (vale(achado.getFullYear())) return achado.toDate();
        const anoSeguinte = achado.getFullYear() + 1;
        if (anoSeguinte > 2199) return undefined;
        // Straight to the last second of that year, where the search for the next begins.
        de = new Date(instanteNoFuso(`${anoSeguinte}-01-01T00:00:00`, fuso).getTime() - 1000);
      }
    },
  };
}

function intervalo(expressao: string, corpo: string, inicio: Date): Expressao {
  const [, quanto = '', unidade = ''] = /^(\d+)\s+(\w+)$/.exec(corpo.trim()) ?? [];
  const ms = Number(quanto) * (UNIDADES_MS[unidade] ?? 0);
  if (ms === 0) throw new ExpressaoInvalida(expressao, 'o intervalo é um número positivo de minutes, hours ou days');
  return { proximo: (depois) => new Date(inicio.getTime() + Math.max(1, Math.floor((depois.getTime() - inicio.getTime()) / ms) + 1) * ms) };
}

/**
 * Reads `cron(…)` (six fields), `rate(…)` or `at(…)`.
 * @param fuso IANA time zone of cron and at
 * @param inicio instant from which rate counts
 * @throws Error in Portuguese when the expression is wrong or not supported
 */
export function lerExpressao(expressao: string, fuso: string, inicio: Date): Expressao {
  const [, tipo = '', corpo = ''] = /^(cron|rate|at)\((.+)\)$/.exec(expressao) ?? [];
  switch (tipo) {
    case 'cron':
      return cron(expressao, corpo, fuso);
    case 'rate':
      return intervalo(expressao, corpo, inicio);
    case 'at': {
      if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(corpo)) throw new ExpressaoInvalida(expressao, 'at(AAAA-MM-DDThh:mm:ss)');
      const quando = instanteNoFuso(corpo, fuso);
      return { proximo: (depois) => (quando > depois ? quando : undefined) };
    }
    default:
      throw new ExpressaoInvalida(expressao, 'use cron(…), rate(…) ou at(…)');
  }
}
