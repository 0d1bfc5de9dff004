import { createHash } from 'node:crypto';
import { z } from 'zod';

const texto = z.string().nullable();
/** A row as the seal took it: each column is the text that entered the digest (`em` in seconds of the epoch, `antes` and `depois` as JSON). */
export const linhaGuardada = z.strictObject({
  id: z.string().regex(/^-?\d{1,19}$/),
  em: texto,
  usuario: texto,
  ip: texto,
  dispositivo: texto,
  funcao: texto,
  objeto: texto,
  localidade: texto,
  setor: texto,
  antes: texto,
  depois: texto,
  motivo: texto,
  resultado: texto,
  xid: texto,
  delegante: texto,
});
export type LinhaGuardada = z.output<typeof linhaGuardada>;
export const COLUNAS = Object.keys(linhaGuardada.shape) as readonly (keyof LinhaGuardada)[];
/** Columns of each form of the seal (migrations/0027 and 0035), in order. */
const DA_FORMA: Readonly<Record<number, readonly (keyof LinhaGuardada)[]>> = { 1: COLUNAS.filter((c) => c !== 'delegante'), 2: COLUNAS };

/** What a block of comum.selo_auditoria says of its rows. */
export interface BlocoSelado {
  readonly numero: number;
  readonly forma: number;
  readonly linhas: number;
  readonly marcas: Buffer;
  readonly resumoLinhas: Buffer;
  /** The digest of the block in the chain. */
  readonly resumo: Buffer;
}

export type Diferenca =
  | { readonly problema: 'registro-alterado' | 'registro-removido' | 'registro-incluido'; readonly bloco: number; readonly registro: number }
  | { readonly problema: 'registros-diferentes'; readonly bloco: number };

/** Rows named of one block. */
const NOMEADAS = 1_000;
const MARCA = 16;

const campo = (valor: string | null): string => (valor === null ? '-,' : `${Buffer.byteLength(valor)}:${valor},`);

function resumoDaLinha(linha: LinhaGuardada, forma: number): Buffer {
  const colunas = DA_FORMA[forma];
  if (colunas === undefined) throw new Error(`forma ${forma} do selo, que este programa não conhece`);
  return createHash('sha256').update(colunas.map((c) => campo(linha[c])).join('')).digest();
}

function marcaDe(linha: LinhaGuardada, resumo: Buffer): Buffer {
  const marca = Buffer.alloc(MARCA);
  marca.writeBigInt64BE(BigInt(linha.id));
  resumo.copy(marca, 8, 0, 8);
  return marca;
}

function diferentes(bloco: number, seladas: readonly Buffer[], agora: readonly Buffer[]): readonly Diferenca[] {
  const porId = (marcas: readonly Buffer[]) => new Map(marcas.map((m) => [m.readBigInt64BE(), m] as const));
  const [antes, depois] = [porId(seladas), porId(agora)];
  const nomear = (problema: 'registro-alterado' | 'registro-removido' | 'registro-incluido', id: bigint): Diferenca => ({ problema, bloco, registro: Number(id) });
  return [
    ...[...antes].flatMap(([id, marca]) => {
      const esta = depois.get(id);
      return esta === undefined ? [nomear('registro-removido', id)] : esta.equals(marca) ? [] : [nomear('registro-alterado', id)];
    }),
    ...[...depois.keys()].filter((id) => !antes.has(id)).map((id) => nomear('registro-incluido', id)),
  ].slice(0, NOMEADAS);
}

/** Compares rows, in the order in which they come, with those that the block sealed. */
export function conferencia(bloco: BlocoSelado): { readonly ver: (linha: LinhaGuardada) => void; readonly diferencas: () => readonly Diferenca[] } {
  const todas = createHash('sha256');
  const foraDoLugar: Buffer[] = [];
  const semPar: Buffer[] = [];
  let vistas = 0;
  const selada = (i: number): Buffer => bloco.marcas.subarray(MARCA * i, MARCA * (i + 1));
  return {
    ver: (linha) => {
      const resumo = resumoDaLinha(linha, bloco.forma);
      todas.update(resumo);
      const marca = marcaDe(linha, resumo);
      const esperada = selada(vistas);
      if (!marca.equals(esperada)) {
        foraDoLugar.push(marca);
        if (esperada.length > 0) semPar.push(esperada);
      }
      vistas += 1;
    },
    diferencas: () => {
      for (let i = vistas; i < bloco.linhas; i++) semPar.push(selada(i));
      const nomeadas = diferentes(bloco.numero, semPar, foraDoLugar);
      if (nomeadas.length > 0) return nomeadas;
      return todas.digest().equals(bloco.resumoLinhas) ? [] : [{ problema: 'registros-diferentes', bloco: bloco.numero }];
    },
  };
}
