/** Attempts against controls, as the database counts them (migrations/0039_sessoes_e_tentativas.sql). */
import type { Executor } from '../conexao.ts';

export type TipoDeContorno = 'ENTRADA_MALFORMADA' | 'OUTRA_ORIGEM' | 'CREDENCIAL_FORJADA' | 'CREDENCIAL_TROCADA' | 'REDE_RECUSADA' | 'FORA_DO_LUGAR';

export interface Contorno {
  readonly tipo: TipoDeContorno;
  /** Who was recognised, by name; `público` for nobody. */
  readonly autor: { readonly nome: string; readonly ip: string; readonly dispositivo: string };
  /** `rota:listarUsuarios`, `credencial:cookie`. */
  readonly objeto: string;
  /** Never what was sent: only where it was wrong. */
  readonly detalhe: Readonly<Record<string, string | readonly string[]>>;
}

/** Adds to the count of the hour; the database decides whether the audit hears of it. */
export async function anotarContorno(banco: Executor, { tipo, autor, objeto, detalhe }: Contorno, quantas: number): Promise<void> {
  await banco.query('SELECT acesso.anotar_contorno($1, $2, $3::inet, $4, $5, $6::jsonb, $7)', [tipo, autor.nome, autor.ip, autor.dispositivo, objeto, JSON.stringify(detalhe), quantas]);
}
