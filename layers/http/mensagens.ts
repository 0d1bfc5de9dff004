import type { z } from 'zod';
import type { ErroDeCampo } from './problema.ts';

/** Turns what zod found into what a person reads. `onde` is `corpo`, `consulta` or `params`. The value that was sent is never repeated. */
export function errosDeCampos(onde: string, erro: z.core.$ZodError): ErroDeCampo[] {
  return erro.issues.flatMap((i) => deUm(onde, i));
}

function deUm(onde: string, problema: z.core.$ZodIssue): ErroDeCampo[] {
  const campo = [onde, ...problema.path.map(String)].join('.');
  if (problema.code === 'unrecognized_keys') return problema.keys.map((k) => ({ campo: `${campo}.${k.slice(0, 60)}`, mensagem: 'campo desconhecido: retire-o' }));
  return [{ campo, mensagem: mensagem(problema) }];
}

function mensagem(p: z.core.$ZodIssue): string {
  switch (p.code) {
    case 'invalid_type':
      return p.message.endsWith('received undefined') ? 'campo obrigatório' : `deve ser ${TIPOS[p.expected] ?? p.expected}`;
    case 'too_big':
      return `${NOMES_DE_TAMANHO[p.origin] ?? 'o valor'} deve ser no máximo ${p.maximum}`;
    case 'too_small':
      return `${NOMES_DE_TAMANHO[p.origin] ?? 'o valor'} deve ser no mínimo ${p.minimum}`;
    case 'invalid_value':
      return `deve ser um destes: ${p.values.map(String).join(', ').slice(0, 300)}`;
    case 'invalid_format':
      return p.message.startsWith('Invalid') ? 'formato inválido: confira o que foi escrito' : p.message;
    case 'invalid_union':
      return p.message === SEM_PALAVRAS ? daUniao(p) : p.message;
    case 'custom':
      return p.message === SEM_PALAVRAS ? INVALIDO : p.message;
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
      return INVALIDO;
  }
}

/** Of the alternatives, the one of the type that came says what was wrong with it. */
function daUniao({ errors }: z.core.$ZodIssueInvalidUnion): string {
  const doTipo = errors.flat().find((i) => i.code !== 'invalid_type');
  return doTipo === undefined ? INVALIDO : mensagem(doTipo);
}

/** What zod says where the schema says nothing. */
const SEM_PALAVRAS = 'Invalid input';
const INVALIDO = 'valor inválido: confira o que foi escrito';

const TIPOS: Readonly<Record<string, string>> = {
  string: 'um texto',
  number: 'um número',
  int: 'um número inteiro',
  boolean: 'verdadeiro ou falso',
  object: 'um objeto',
  array: 'uma lista',
};

const NOMES_DE_TAMANHO: Readonly<Record<string, string>> = {
  string: 'o tamanho do texto',
  array: 'o tamanho da lista',
  number: 'o valor',
  int: 'o valor',
};
