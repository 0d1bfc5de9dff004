/** Lockout and its parameters, as who asks, who changes and the rows of comum.parametro share them. */
import { z } from 'zod';
import { id, instante } from './esquemas.ts';
import { pessoal } from './esquemas-pessoais.ts';

const quantidade = z.int().min(1).max(100_000);

/** As `ParametrosDeBloqueio` (domain/acesso/bloqueio.ts); its limits are of `conferirParametrosDeBloqueio`. */
export const parametrosDeBloqueio = z
  .strictObject({
    por: z.enum(['USUARIO', 'IP', 'AMBOS']).meta({ description: 'O que é contado e bloqueado' }),
    falhasDoUsuario: quantidade,
    falhasDoIp: quantidade,
    janelaEmMinutos: quantidade.meta({ description: 'Falhas mais antigas do que isto não contam' }),
    duracaoEmMinutos: quantidade.nullable().meta({ description: 'null: até uma pessoa liberar' }),
    falhasAteProva: quantidade.nullable().meta({ description: 'Falhas até a prova de trabalho; null: nunca' }),
  })
  .meta({ id: 'ParametrosDeBloqueio' });
export type ParametrosDeBloqueioDaApi = z.output<typeof parametrosDeBloqueio>;

export const EXEMPLO_DE_PARAMETROS = { por: 'AMBOS', falhasDoUsuario: 5, falhasDoIp: 50, janelaEmMinutos: 15, duracaoEmMinutos: 15, falhasAteProva: 3 } as const satisfies ParametrosDeBloqueioDaApi;

export const alvoDoBloqueio = z.enum(['USUARIO', 'IP']);

export const bloqueio = z
  .strictObject({
    id,
    alvo: alvoDoBloqueio,
    valor: z.string().max(254).meta({ description: 'Usuário como foi digitado, endereço, ou a rede /64 de um endereço IPv6' }),
    causa: z.enum(['FALHAS', 'PESSOA']),
    situacao: z.enum(['VIGENTE', 'TERMINADO', 'LIBERADO']),
    de: instante,
    ate: instante.nullable().meta({ description: 'null: até ser liberado' }),
    permanente: z.boolean(),
    motivo: pessoal('TEXTO', z.string().max(500)),
    por: z.string().max(120),
    liberadoEm: instante.nullable(),
    liberadoPor: z.string().max(120).nullable(),
    liberadoMotivo: z.string().max(500).nullable(),
  })
  .meta({ id: 'Bloqueio' });

export const EXEMPLO_DE_BLOQUEIO = {
  id: 12,
  alvo: 'USUARIO',
  valor: 'marina',
  causa: 'FALHAS',
  situacao: 'VIGENTE',
  de: '2026-11-20T12:30:00.123Z',
  ate: '2026-11-20T12:45:00.123Z',
  permanente: false,
  motivo: 'Muitas tentativas de entrar sem sucesso',
  por: 'sistema',
  liberadoEm: null,
  liberadoPor: null,
  liberadoMotivo: null,
} as const satisfies z.input<typeof bloqueio>;
