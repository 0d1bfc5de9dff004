import { randomInt } from 'node:crypto';
import { z } from 'zod';

const MAIUSCULAS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MINUSCULAS = 'abcdefghijklmnopqrstuvwxyz';
const ALGARISMOS = '0123456789';
const PONTUACAO = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** `GenerateSecretString` of `AWS::SecretsManager::Secret`. */
export const receita = z.object({
  PasswordLength: z.coerce.number().int().min(1).max(4096).default(32),
  ExcludeCharacters: z.string().default(''),
  ExcludeLowercase: z.boolean().default(false),
  ExcludeUppercase: z.boolean().default(false),
  ExcludeNumbers: z.boolean().default(false),
  ExcludePunctuation: z.boolean().default(false),
  IncludeSpace: z.boolean().default(false),
  RequireEachIncludedType: z.boolean().default(true),
  SecretStringTemplate: z.string().optional(),
  GenerateStringKey: z.string().optional(),
});
export type Receita = z.infer<typeof receita>;

function sortear(de: string): string {
  return de[randomInt(de.length)] ?? '';
}

function embaralhar(letras: readonly string[]): string {
  const saida = [...letras];
  for (let i = saida.length - 1; i > 0; i -= 1) {
    const j = randomInt(i + 1);
    [saida[i], saida[j]] = [saida[j] ?? '', saida[i] ?? ''];
  }
  return saida.join('');
}

function senha(r: Receita): string {
  const permitir = (tipo: string, excluido: boolean): string => (excluido ? '' : [...tipo].filter((c) => !r.ExcludeCharacters.includes(c)).join(''));
  const tipos = [
    permitir(MAIUSCULAS, r.ExcludeUppercase),
    permitir(MINUSCULAS, r.ExcludeLowercase),
    permitir(ALGARISMOS, r.ExcludeNumbers),
    permitir(PONTUACAO, r.ExcludePunctuation),
    permitir(' ', !r.IncludeSpace),
  ].filter((t) => t !== '');
  const todos = tipos.join('');
  if (todos === '') throw new Error('GenerateSecretString exclui todos os caracteres.');
  const obrigatorios = r.RequireEachIncludedType ? tipos.map(sortear) : [];
  const resto = Array.from({ length: Math.max(0, r.PasswordLength - obrigatorios.length) }, () => sortear(todos));
  return embaralhar([...obrigatorios, ...resto]).slice(0, r.PasswordLength);
}

/** A new secret value by the recipe: the password alone, or the JSON template with it under its key. */
export function gerarSegredo(r: Receita): string {
  if (r.SecretStringTemplate === undefined || r.GenerateStringKey === undefined) return senha(r);
  const modelo = z.record(z.string(), z.unknown()).parse(JSON.parse(r.SecretStringTemplate));
  return JSON.stringify({ ...modelo, [r.GenerateStringKey]: senha(r) });
}
