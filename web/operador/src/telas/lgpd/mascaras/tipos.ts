import type { TipoMascarado } from '../../../../../../domain/cadastro/mascaras/mascaras.ts';

/** Invented: what each kind looks like. */
export const TIPOS: Readonly<Record<TipoMascarado, { readonly nome: string; readonly exemplo: string }>> = {
  CPF: { nome: 'CPF', exemplo: '123.456.789-09' },
  CNPJ: { nome: 'CNPJ', exemplo: '12.345.678/0001-95' },
  EMAIL: { nome: 'E-mail', exemplo: 'joana@dominio.com.br' },
  TELEFONE: { nome: 'Telefone', exemplo: '(15) 99123-4567' },
  NOME: { nome: 'Nome', exemplo: 'Maria das Dores Almeida' },
};
