/** One's own sessions: where one is in, and the proof that ending them asks for. */
import { z } from 'zod';
import { instante } from './esquemas.ts';
import type { Erros } from '../contrato.ts';
import { SO_PESSOA } from './esquemas-direitos.ts';

export const minhaSessao = z
  .strictObject({
    id: z.uuid(),
    aparelho: z.string().max(60).meta({ description: 'O que o navegador diz de si, em palavras' }),
    ip: z.string().max(45).nullable(),
    comecouEm: instante,
    vistaEm: instante.meta({ description: 'Última vez em que foi usada; anotada de minuto em minuto' }),
    abertaPor: z.enum(['SENHA', 'SEGUNDO_FATOR', 'LINK']).meta({ description: 'Como a pessoa provou quem é ao abri-la' }),
    esta: z.boolean().meta({ description: 'É a sessão de quem pergunta' }),
  })
  .meta({ id: 'MinhaSessao' });

/** The password again; who has none entered by a link, minutes ago, and it is enough (ASVS 7.5.2). */
export const provaDoFim = z.strictObject({ senha: z.string().min(1).max(1_000).optional() });
/** Of an entry by who has one session at a time. */
export const SESSOES_ENCERRADAS = z.int().min(0).meta({ description: 'Quantas outras sessões da pessoa esta entrada encerrou, por ela ter uma por vez' });
export const fimDasSessoes = z.strictObject({ encerradas: z.int().min(0) });

export const ERROS_DO_FIM = {
  ...SO_PESSOA,
  'sessoes/senha-exigida': { status: 422, descricao: 'Falta a senha de quem chama' },
  'sessoes/senha-recusada': { status: 422, descricao: 'A senha não confere' },
  'sessoes/entre-de-novo': { status: 403, descricao: 'Quem não tem senha encerra sessões logo depois de entrar' },
  'sessoes/bloqueado': { status: 429, descricao: 'Foram muitas tentativas sem sucesso' },
  'sessoes/lotado': { status: 503, descricao: 'Há senhas demais sendo conferidas ao mesmo tempo' },
} as const satisfies Erros;

export const EXEMPLO_DE_SESSAO = {
  id: '00000000-0000-4000-8000-000000000002',
  aparelho: 'Chrome no Windows',
  ip: '203.0.113.7',
  comecouEm: '2026-11-20T11:00:00.000Z',
  vistaEm: '2026-11-20T11:40:00.000Z',
  abertaPor: 'SENHA',
  esta: true,
} as const satisfies z.input<typeof minhaSessao>;
