import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const requerer = createRequire(import.meta.url);
const ARQUIVOS = ['400Regular/NotoSans_400Regular.ttf', '700Bold/NotoSans_700Bold.ttf'] as const;

export interface Fontes {
  readonly arquivos: readonly Buffer[];
  /** Whether every weight can draw the code point. */
  readonly desenha: (codigo: number) => boolean;
}

/** Noto Sans, regular and bold, from its package: what prints here prints the same everywhere, with no font installed. */
export function carregarFontes(): Fontes {
  const arquivos = ARQUIVOS.map((nome) => readFileSync(requerer.resolve(`@expo-google-fonts/noto-sans/${nome}`)));
  const coberturas = arquivos.map(codigosDesenhados);
  return { arquivos, desenha: (codigo) => coberturas.every((c) => c.has(codigo)) };
}

/** Code points of a TrueType font: table `cmap`, subtable of format 12 (whole Unicode) or 4 (basic plane). Source: OpenType 1.9, cmap. */
function codigosDesenhados(fonte: Buffer): ReadonlySet<number> {
  const cmap = deslocamentoDaTabela(fonte, 'cmap');
  const quantas = fonte.readUInt16BE(cmap + 2);
  const codigos = new Set<number>();
  for (let i = 0; i < quantas; i += 1) {
    const subtabela = cmap + fonte.readUInt32BE(cmap + 4 + i * 8 + 4);
    const formato = fonte.readUInt16BE(subtabela);
    if (formato === 4) lerFormato4(fonte, subtabela, codigos);
    if (formato === 12) lerFormato12(fonte, subtabela, codigos);
  }
  if (codigos.size === 0) throw new Error('a fonte não tem uma tabela cmap que saibamos ler');
  return codigos;
}

function deslocamentoDaTabela(fonte: Buffer, nome: string): number {
  const tabelas = fonte.readUInt16BE(4);
  for (let i = 0; i < tabelas; i += 1) {
    const registro = 12 + i * 16;
    if (fonte.toString('latin1', registro, registro + 4) === nome) return fonte.readUInt32BE(registro + 8);
  }
  throw new Error(`a fonte não tem a tabela ${nome}`);
}

function lerFormato4(fonte: Buffer, inicio: number, codigos: Set<number>): void {
  const segmentos = fonte.readUInt16BE(inicio + 6) / 2;
  const fins = inicio + 14;
  const inicios = fins + segmentos * 2 + 2;
  const deltas = inicios + segmentos * 2;
  const desvios = deltas + segmentos * 2;
  for (let s = 0; s < segmentos; s += 1) {
    const desvio = fonte.readUInt16BE(desvios + s * 2);
    const primeiro = fonte.readUInt16BE(inicios + s * 2);
    for (let c = primeiro; c <= fonte.readUInt16BE(fins + s * 2) && c !== 0xffff; c += 1) {
      const bruto = desvio === 0 ? c : fonte.readUInt16BE(desvios + s * 2 + desvio + (c - primeiro) * 2);
      const glifo = desvio !== 0 && bruto === 0 ? 0 : (bruto + fonte.readUInt16BE(deltas + s * 2)) & 0xffff;
      if (glifo !== 0) codigos.add(c);
    }
  }
}

function lerFormato12(fonte: Buffer, inicio: number, codigos: Set<number>): void {
  const grupos = fonte.readUInt32BE(inicio + 12);
  for (let g = 0; g < grupos; g += 1) {
    const grupo = inicio + 16 + g * 12;
    for (let c = fonte.readUInt32BE(grupo); c <= fonte.readUInt32BE(grupo + 4); c += 1) codigos.add(c);
  }
}
