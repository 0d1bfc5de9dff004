/** Exceptions of segregation for the tests of their routes. */
import type { Gente } from './gente.ts';

export const EXCECOES = { funcao: 'excecao-de-segregacao', acoes: ['consultar', 'incluir', 'alterar'] };
export const PAR = 'critica-liberacao';

export const carregarExcecoes = async () => [
  (await import('../../../functions/acesso/excetuar-da-segregacao/handler.ts')).handler,
  (await import('../../../functions/acesso/encerrar-excecao-de-segregacao/handler.ts')).handler,
  (await import('../../../functions/acesso/listar-excecoes-de-segregacao/handler.ts')).handler,
  (await import('../../../functions/acesso/listar-pares-das-pessoas/handler.ts')).handler,
];

/** By hand, from one day to another; answers its number. */
export async function excecao(gente: Gente, usuario: string, de: string, ate: string, por: string | null = null): Promise<number> {
  const [e] = await gente.sql<{ id: number }>(`INSERT INTO acesso.excecao_de_segregacao (usuario, par, de, ate, motivo, concedida_por) VALUES ($1, $2, $3, $4, 'equipe pequena', $5) RETURNING id::integer AS id`, [usuario, PAR, de, ate, por]);
  return e?.id ?? 0;
}
