import { ehDataCivil, formatarData } from '../../../../domain/comum/data-civil.ts';
import { centavos, formatarReais } from '../../../../domain/comum/dinheiro.ts';
import { ehReferencia, formatarReferencia } from '../../../../domain/comum/referencia.ts';

const INTEIRO = new Intl.NumberFormat('pt-BR', { maximumFractionDigits: 0 });
const INSTANTE = new Intl.DateTimeFormat('pt-BR', { dateStyle: 'short', timeStyle: 'short', timeZone: 'America/Sao_Paulo' });
const HORA = new Intl.DateTimeFormat('pt-BR', { timeStyle: 'medium', timeZone: 'America/Sao_Paulo' });

/** What a screen shows where there is nothing to show. */
export const NADA = '–';

/** Centavos as money. */
export function reais(valor: number | null): string {
  return valor === null ? NADA : formatarReais(centavos(valor));
}

/** Unit prices and rates come as exact decimals in text: only the comma changes, and zeros beyond the centavo leave. */
export function decimal(texto: string | null): string {
  if (texto === null) return NADA;
  const [inteiro = '0', fracao = ''] = texto.replace('-', '').split('.');
  const casas = fracao.replace(/0+$/, '').padEnd(2, '0');
  return `${texto.startsWith('-') ? '-' : ''}${inteiro.replace(/\B(?=(\d{3})+$)/g, '.')},${casas}`;
}

export function inteiro(valor: number | null): string {
  return valor === null ? NADA : INTEIRO.format(valor);
}

export function m3(valor: number | null): string {
  return valor === null ? NADA : `${INTEIRO.format(valor)} m³`;
}

export function data(texto: string | null): string {
  if (texto === null) return NADA;
  return ehDataCivil(texto) ? formatarData(texto) : texto;
}

export function referencia(texto: string | null): string {
  if (texto === null) return NADA;
  return ehReferencia(texto) ? formatarReferencia(texto) : texto;
}

const MESES = ['jan', 'fev', 'mar', 'abr', 'mai', 'jun', 'jul', 'ago', 'set', 'out', 'nov', 'dez'];

/** `mai/26`: for the axes of charts. */
export function mesCurto(texto: string): string {
  return `${MESES[Number(texto.slice(5, 7)) - 1] ?? '?'}/${texto.slice(2, 4)}`;
}

/** Day and time in America/Sao_Paulo. */
export function instante(texto: string | null): string {
  return texto === null ? NADA : INSTANTE.format(new Date(texto)).replace(',', '');
}

export function hora(texto: string | null): string {
  return texto === null ? NADA : HORA.format(new Date(texto));
}

/** How long between two instants: `1 h 02 min`, `2 min 10 s`, `3,4 s`. */
export function duracao(inicio: string, fim: string): string {
  const ms = Math.max(0, new Date(fim).getTime() - new Date(inicio).getTime());
  if (ms < 10_000) return `${(ms / 1000).toFixed(1).replace('.', ',')} s`;
  const segundos = Math.round(ms / 1000);
  if (segundos < 60) return `${segundos} s`;
  const minutos = Math.floor(segundos / 60);
  if (minutos < 60) return `${minutos} min ${String(segundos % 60).padStart(2, '0')} s`;
  const horas = Math.floor(minutos / 60);
  if (horas < 48) return `${horas} h ${String(minutos % 60).padStart(2, '0')} min`;
  return `${Math.floor(horas / 24)} dias`;
}

/** Who did something: the platform itself acts under names like `sistema:abrir-ciclos`. */
export function autor(nome: string): string {
  return nome.startsWith('sistema:') ? 'agenda automática' : nome;
}

/** Singular or plural with its number: `1 ligação`, `520 ligações`. */
export function contar(quantidade: number, um: string, varios: string): string {
  return `${INTEIRO.format(quantidade)} ${quantidade === 1 ? um : varios}`;
}
