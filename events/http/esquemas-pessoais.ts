/**
 * Fields that are somebody's (LGPD). A field is marked here once, where it is declared; the door masks what is marked, in every route, for whoever does not
 * hold the privilege (layers/http/mascarar.ts). What is not marked goes as it is: a new field with a datum of a person is marked when it is born.
 */
import { z } from 'zod';
import type { TipoPessoal } from '../../domain/cadastro/mascaras/politica.ts';

/** The marks, by schema. Those made from a marked one (`.optional()`, `.max()`) keep the mark. */
export const marcasPessoais = z.registry<{ readonly tipo: TipoPessoal }>();

/** Marks the field: `pessoal('EMAIL', z.string().max(120))`. TEXTO is for what people write and for structures with text in them. */
export function pessoal<S extends z.ZodType>(tipo: TipoPessoal, esquema: S): S {
  const marcado = esquema.clone();
  marcasPessoais.add(marcado, { tipo });
  return marcado;
}

export const nomeDePessoa = pessoal('NOME', z.string().max(120));
/** Of a CPF or CNPJ: whole, or under its mask. */
export const documentoDePessoa = pessoal('DOCUMENTO', z.string().max(20));
