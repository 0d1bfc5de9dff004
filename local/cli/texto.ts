/** How the terminal shows things to a person, in Brazilian Portuguese. */

/** How a person types a command of ours: `nascente` alone is no program of the machine. */
export function comando(resto: string): string {
  return `npm run -s nascente -- ${resto}`;
}

const REAIS = new Intl.NumberFormat('pt-BR', { style: 'currency', currency: 'BRL' });
const NUMERO = new Intl.NumberFormat('pt-BR');

/** Centavos as `R$ 1.234,56`. */
export function reais(centavos: number): string {
  // The space of the format does not break, which a terminal has no use for and a search does not match.
  return REAIS.format(centavos / 100).replaceAll('\u00A0', ' ');
}

/** `1.234` */
export function inteiro(n: number): string {
  return NUMERO.format(n);
}

/** `2026-11-05` as `05/11/2026`. */
export function dataBr(data: string): string {
  return data.slice(0, 10).split('-').reverse().join('/');
}

const INSTANTE = new Intl.DateTimeFormat('pt-BR', { timeZone: 'America/Sao_Paulo', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' });

/** An instant of ISO 8601, in whatever zone, as `05/11/2026 08:30` of America/Sao_Paulo (TR 6.2.19). */
export function instanteBr(iso: string): string {
  return INSTANTE.format(new Date(iso)).replace(',', '');
}

/** Milliseconds as `0,8 s` or `1 min 05 s`. */
export function duracao(ms: number): string {
  const s = ms / 1000;
  if (s < 60) return `${s.toFixed(1).replace('.', ',')} s`;
  return `${Math.floor(s / 60)} min ${String(Math.floor(s % 60)).padStart(2, '0')} s`;
}

/** Width on the screen: accents written as marks of their own take no column. */
function largura(texto: string): number {
  return [...texto.normalize('NFC')].length;
}

/** Rows in columns; `direita` names the columns of numbers, from 0. */
export function tabela(cabecalho: readonly string[], linhas: readonly (readonly string[])[], direita: readonly number[] = []): string {
  const larguras = cabecalho.map((titulo, i) => Math.max(largura(titulo), ...linhas.map((l) => largura(l[i] ?? ''))));
  const escrever = (linha: readonly string[]): string =>
    linha
      .map((celula, i) => {
        const folga = ' '.repeat(Math.max(0, (larguras[i] ?? 0) - largura(celula)));
        return direita.includes(i) ? folga + celula : celula + folga;
      })
      .join('  ')
      .trimEnd();
  return [escrever(cabecalho), larguras.map((l) => '─'.repeat(l)).join('  '), ...linhas.map(escrever)].join('\n');
}

/** `nome: valor` with the values aligned. */
export function ficha(campos: readonly (readonly [string, string])[]): string {
  const maior = Math.max(...campos.map(([nome]) => largura(nome)));
  return campos.map(([nome, valor]) => `${nome}${' '.repeat(maior - largura(nome))}  ${valor}`).join('\n');
}

/** One or many: `quantos(2, 'conta', 'contas')` is `2 contas`. */
export function quantos(n: number, um: string, muitos: string): string {
  return `${inteiro(n)} ${n === 1 ? um : muitos}`;
}

/** What a simulated file holds: `em dia: 1.204, em atraso: 31`. */
export function contarAcontecimentos<C extends string>(vezes: Readonly<Partial<Record<C, number>>>, nomes: Readonly<Record<C, string>>): string {
  const vistos = (Object.keys(nomes) as C[]).filter((nome) => vezes[nome] !== undefined);
  return vistos.map((nome) => `${nomes[nome]}: ${inteiro(vezes[nome] ?? 0)}`).join(', ');
}
