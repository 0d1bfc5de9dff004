/** Hours of access as people write them in a spreadsheet: "seg a sex 8h-17h; sáb 8h às 12h". What `descreverJanelas` writes is read back. */
import { ok, recusa, type Resultado } from '../comum/resultado.ts';
import { conferirJanela } from './conferir-horas.ts';
import type { Janela } from './janela-de-acesso.ts';
import type { DiaDaSemana } from '../comum/data-civil.ts';

const DIAS: Readonly<Record<string, DiaDaSemana>> = { dom: 0, seg: 1, ter: 2, qua: 3, qui: 4, sex: 5, sab: 6 };
const INTEIROS: Readonly<Record<string, string>> = { domingo: 'dom', segunda: 'seg', terca: 'ter', quarta: 'qua', quinta: 'qui', sexta: 'sex', sabado: 'sab' };
const TODOS: readonly DiaDaSemana[] = [0, 1, 2, 3, 4, 5, 6];
/** Said between the parts, and of no weight. */
const LIGACOES = new Set(['de', 'das', 'da', 'do', 'e', 'feira', 'feiras']);
const ATE = new Set(['a', 'as', 'ate', '-']);

type Peca = { readonly dia: DiaDaSemana } | { readonly todos: true } | { readonly minuto: number } | 'ATE' | { readonly estranha: string };

/** Refusals: `horario/ilegivel`, and those of {@link conferirJanela}. Nothing written: no windows of one's own. */
export function lerHorario(texto: string): Resultado<readonly Janela[]> {
  const janelas: Janela[] = [];
  let dias: DiaDaSemana[] = [];
  /** The days so far have got hours. */
  let comHoras = false;
  const pecas = separar(texto);
  for (let i = 0; i < pecas.length; ) {
    const [peca, meio, fim] = [pecas[i], pecas[i + 1], pecas[i + 2]];
    if (peca === undefined || peca === 'ATE' || 'estranha' in peca) return ilegivel(typeof peca === 'object' && 'estranha' in peca ? peca.estranha : '-');
    const intervalo = meio === 'ATE' && typeof fim === 'object' ? fim : undefined;
    if ('minuto' in peca) {
      if (intervalo === undefined || !('minuto' in intervalo) || dias.length === 0) return ilegivel(texto);
      // whoever writes midnight as an end means that of the end of the day
      janelas.push({ dias, inicio: peca.minuto, fim: intervalo.minuto === 0 ? 1440 : intervalo.minuto });
      comHoras = true;
      i += 3;
      continue;
    }
    // a day after an hour begins another window
    if (comHoras) dias = [];
    comHoras = false;
    if ('todos' in peca) dias = [...TODOS];
    else if (intervalo !== undefined && 'dia' in intervalo) {
      dias = [...dias, ...doIntervalo(peca.dia, intervalo.dia)];
      i += 2;
    } else dias = [...dias, peca.dia];
    i += 1;
  }
  if (pecas.length > 0 && !comHoras) return ilegivel(texto);
  for (const janela of janelas) {
    const conferida = conferirJanela(janela);
    if (!conferida.ok) return conferida;
  }
  return ok(janelas.map((j) => ({ ...j, dias: [...new Set(j.dias)].sort((a, b) => a - b) })));
}

function ilegivel(trecho: string) {
  return recusa('horario/ilegivel', `Não se entende "${trecho.slice(0, 60)}". Escreva os dias e as horas como "seg a sex 8h-17h; sáb 8h-12h", ou deixe em branco.`, 'horario');
}

/** From Friday to Monday goes over the end of the week. */
function doIntervalo(de: DiaDaSemana, ate: DiaDaSemana): readonly DiaDaSemana[] {
  const quantos = ((ate - de + 7) % 7) + 1;
  return Array.from({ length: quantos }, (_, i) => ((de + i) % 7) as DiaDaSemana);
}

function separar(texto: string): readonly Peca[] {
  const limpo = texto
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[–—]/g, '-')
    .replace(/em qualquer dia e horario|do dia seguinte/g, '')
    .replace(/todos os dias/g, 'todos')
    .replace(/o dia todo/g, '0h-24h')
    .replace(/-feiras?/g, '')
    .replace(/(\d)\s+h/g, '$1h');
  return [...limpo.matchAll(/[a-z]+|\d+(?:[h:]\d*)?|-|[^\sa-z\d,;|./-]+/g)].flatMap(([palavra]) => peca(palavra));
}

function peca(palavra: string): readonly Peca[] {
  if (LIGACOES.has(palavra)) return [];
  if (ATE.has(palavra)) return ['ATE'];
  if (palavra === 'todos') return [{ todos: true }];
  const hora = /^(\d{1,2})(?:[h:](\d{2})?)?$/.exec(palavra);
  if (hora !== null) return minutoDe(Number(hora[1]), Number(hora[2] ?? 0), palavra);
  const dia = DIAS[INTEIROS[palavra] ?? palavra];
  return [dia === undefined ? { estranha: palavra } : { dia }];
}

function minutoDe(horas: number, minutos: number, palavra: string): readonly Peca[] {
  return [horas > 24 || minutos > 59 || (horas === 24 && minutos > 0) ? { estranha: palavra } : { minuto: horas * 60 + minutos }];
}
