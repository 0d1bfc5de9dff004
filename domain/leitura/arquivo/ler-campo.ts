/** Reads one field of a line by its format. Blank is null; anything else that does not fit is `undefined`, which refuses the line. */
import { ehDataCivil, type DataCivil } from '../../comum/data-civil.ts';
import { ehReferencia, type Referencia } from '../../comum/referencia.ts';
import type { CampoDoLayout, Layout, Lugar } from './layout.ts';

/** A line cut in fields: positions of a fixed line, or columns of a separated one. */
export interface LinhaCortada {
  readonly texto: string;
  readonly colunas: readonly string[] | null;
}

export function cortar(texto: string, layout: Layout): LinhaCortada {
  return { texto, colunas: layout.forma.tipo === 'separado' ? texto.split(layout.forma.separador) : null };
}

export function pedaco(linha: LinhaCortada, lugar: Lugar): string {
  if ('coluna' in lugar) return linha.colunas?.[lugar.coluna - 1] ?? '';
  return linha.texto.slice(lugar.inicio - 1, lugar.fim);
}

type Lido<T> = T | null | undefined;

function lerCom<T>(linha: LinhaCortada, campo: CampoDoLayout | undefined, ler: (texto: string, campo: CampoDoLayout) => T | undefined): Lido<T> {
  if (campo === undefined) return null;
  const texto = pedaco(linha, campo).trim();
  return texto === '' ? null : ler(texto, campo);
}

export function lerNumero(linha: LinhaCortada, campo: CampoDoLayout | undefined): Lido<number> {
  return lerCom(linha, campo, (t) => (/^\d{1,15}$/.test(t) ? Number(t) : undefined));
}

export function lerTexto(linha: LinhaCortada, campo: CampoDoLayout | undefined): string | null {
  return lerCom(linha, campo, (t) => t) ?? null;
}

/** The parts of a date by its mask; a two-digit year is of this century. */
const DATA: Readonly<Record<string, RegExp>> = {
  AAAAMMDD: /^(?<a>\d{4})(?<m>\d\d)(?<d>\d\d)$/,
  DDMMAAAA: /^(?<d>\d\d)(?<m>\d\d)(?<a>\d{4})$/,
  DDMMAA: /^(?<d>\d\d)(?<m>\d\d)(?<a>\d\d)$/,
  'DD/MM/AAAA': /^(?<d>\d\d)\/(?<m>\d\d)\/(?<a>\d{4})$/,
  'AAAA-MM-DD': /^(?<a>\d{4})-(?<m>\d\d)-(?<d>\d\d)$/,
};

export function lerData(linha: LinhaCortada, campo: CampoDoLayout | undefined): Lido<DataCivil> {
  return lerCom(linha, campo, (t, c) => {
    const partes = c.formato.tipo === 'data' ? DATA[c.formato.mascara]?.exec(t)?.groups : undefined;
    if (partes === undefined) return undefined;
    const ano = (partes['a'] ?? '').padStart(4, '20');
    const data = `${ano}-${partes['m']}-${partes['d']}`;
    return ehDataCivil(data) ? data : undefined;
  });
}

export function lerReferenciaDoArquivo(linha: LinhaCortada, campo: CampoDoLayout | undefined): Lido<Referencia> {
  return lerCom(linha, campo, (t, c) => {
    if (c.formato.tipo !== 'referencia' || !/^\d{6}$/.test(t)) return undefined;
    const r = c.formato.mascara === 'AAAAMM' ? `${t.slice(0, 4)}-${t.slice(4)}` : `${t.slice(2)}-${t.slice(0, 2)}`;
    return ehReferencia(r) ? r : undefined;
  });
}

const HORA = /^(?<h>[01]\d|2[0-3]):?(?<m>[0-5]\d)(:?(?<s>[0-5]\d))?$/;

/** `HH:MM:SS`. */
export function lerHora(linha: LinhaCortada, campo: CampoDoLayout | undefined): Lido<string> {
  return lerCom(linha, campo, (t) => {
    const partes = HORA.exec(t)?.groups;
    return partes === undefined ? undefined : `${partes['h']}:${partes['m']}:${partes['s'] ?? '00'}`;
  });
}

/** Degrees. A coordinate that cannot be one is not worth a refusal: the reading stays, without position. */
export function lerCoordenada(linha: LinhaCortada, campo: CampoDoLayout | undefined, limite: number): number | null {
  const lida = lerCom(linha, campo, (t, c) => {
    if (c.formato.tipo !== 'coordenada' || !/^[+-]?\d{1,12}([.,]\d{1,9})?$/.test(t)) return undefined;
    const graus = Number(t.replace(',', '.')) / 10 ** c.formato.casas;
    return Math.abs(graus) <= limite ? graus : undefined;
  });
  return lida ?? null;
}
