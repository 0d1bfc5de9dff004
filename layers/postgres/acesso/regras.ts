/** The rules of passwords and sessions that the utility changes: parameters with validity (migrations/0029_direitos.sql, 0030_senhas.sql, 0044_validade_e_passado.sql). */
import { z } from 'zod';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { regrasDeAcesso, type RegrasDeAcesso } from '../../../events/http/esquemas-acesso.ts';
import type { Executor } from '../conexao.ts';
import { gravarParametro, travarParametro } from '../comum/parametros.ts';

const CHAVES = {
  senha: 'acesso.politica-de-senha',
  palavras: 'acesso.palavras-de-contexto',
  ociosaMinutos: 'acesso.sessao-ociosa-minutos',
  maximaHoras: 'acesso.sessao-maxima-horas',
  unica: 'acesso.sessao-unica',
} as const;

const linhas = z.record(z.string(), z.unknown());

/** Throws when one of them has no value or a value that is none: the product ships all. */
export async function lerRegrasDeAcesso(banco: Executor, hoje: DataCivil): Promise<RegrasDeAcesso> {
  const { rows } = await banco.query<{ valores: unknown }>('SELECT jsonb_object_agg(chave, valor) AS valores FROM comum.parametro WHERE chave = ANY($1) AND vigencia @> $2::date', [Object.values(CHAVES), hoje]);
  const valores = linhas.parse(rows[0]?.valores);
  return regrasDeAcesso.parse({
    senha: valores[CHAVES.senha],
    palavras: valores[CHAVES.palavras],
    sessao: { ociosaMinutos: valores[CHAVES.ociosaMinutos], maximaHoras: valores[CHAVES.maximaHoras], unica: valores[CHAVES.unica] },
  });
}

/** Who changes them waits for who is changing them. In a transaction of the caller. */
export async function travarRegrasDeAcesso(banco: Executor): Promise<void> {
  await travarParametro(banco, CHAVES.senha);
}

/** In force from `hoje` on; what was in force before stays in the table with its end. In a transaction of the caller. */
export async function gravarRegrasDeAcesso(banco: Executor, antes: RegrasDeAcesso, depois: RegrasDeAcesso, hoje: DataCivil): Promise<void> {
  await gravar(banco, CHAVES.senha, antes.senha, depois.senha, hoje);
  await gravar(banco, CHAVES.palavras, antes.palavras, depois.palavras, hoje);
  await gravar(banco, CHAVES.ociosaMinutos, antes.sessao.ociosaMinutos, depois.sessao.ociosaMinutos, hoje);
  await gravar(banco, CHAVES.maximaHoras, antes.sessao.maximaHoras, depois.sessao.maximaHoras, hoje);
  await gravar(banco, CHAVES.unica, antes.sessao.unica, depois.sessao.unica, hoje);
}

async function gravar(banco: Executor, chave: string, antes: unknown, depois: unknown, hoje: DataCivil): Promise<void> {
  if (JSON.stringify(antes) !== JSON.stringify(depois)) await gravarParametro(banco, chave, depois, hoje);
}
