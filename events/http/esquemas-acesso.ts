/** What a password must be and how long a session lasts: shared by who asks, who changes and the rows of comum.parametro. */
import { z } from 'zod';
import type { PoliticaDeSenha } from '../../domain/acesso/politica-de-senha.ts';
import { texto } from './esquemas.ts';

const quantidade = z.int().min(0).max(100_000);

/** Field by field the rule's own `PoliticaDeSenha`, or it does not compile; its limits are of `conferirPoliticaDeSenha`. */
export const politicaDeSenha = z
  .strictObject({
    minimo: quantidade.meta({ description: 'Mínimo de caracteres, de 8 a 64' }),
    maximo: quantidade.meta({ description: 'Máximo de caracteres, de 64 a 128' }),
    exigirMaiuscula: z.boolean(),
    exigirMinuscula: z.boolean(),
    exigirNumero: z.boolean(),
    exigirSimbolo: z.boolean(),
    validadeEmDias: quantidade.nullable().meta({ description: 'De 1 a 3650; null: não vence por dias' }),
    validadeEmMeses: quantidade.nullable().meta({ description: 'De 1 a 120; null: não vence por meses. Só uma das duas validades' }),
    historico: quantidade.meta({ description: 'Quantas senhas antes da atual não podem voltar, de 0 a 24' }),
    recusarVazadas: z.boolean(),
    recusarContexto: z.boolean(),
  } satisfies { [C in keyof PoliticaDeSenha]: z.ZodType<PoliticaDeSenha[C]> })
  .meta({ id: 'PoliticaDeSenha' });

/** Idle minutes after which a session ends, the hours that it lasts whatever is done, and whether a person has one session at a time. */
const sessaoDeAcesso = z.strictObject({ ociosaMinutos: z.int().min(5).max(720), maximaHoras: z.int().min(1).max(24), unica: z.boolean() });

export const regrasDeAcesso = z.strictObject({
  senha: politicaDeSenha,
  palavras: z.array(texto(60, 4)).max(50).meta({ description: 'Palavras da autarquia que uma senha não pode conter' }),
  sessao: sessaoDeAcesso,
});
export type RegrasDeAcesso = z.output<typeof regrasDeAcesso>;

export const EXEMPLO_DE_REGRAS = {
  senha: {
    minimo: 12,
    maximo: 128,
    exigirMaiuscula: false,
    exigirMinuscula: false,
    exigirNumero: false,
    exigirSimbolo: false,
    validadeEmDias: null,
    validadeEmMeses: null,
    historico: 0,
    recusarVazadas: true,
    recusarContexto: true,
  },
  palavras: ['saae', 'água'],
  sessao: { ociosaMinutos: 30, maximaHoras: 12, unica: false },
} satisfies RegrasDeAcesso;

/** Names are kept in small letters, and some capitals are longer so: İ is i and a dot above it. */
export const cabeEmMinusculas = (nome: string): boolean => nome.toLowerCase().length <= 254;
export const DEMAIS_EM_MINUSCULAS = 'o usuário ou e-mail é longo demais: use até 254 letras';
