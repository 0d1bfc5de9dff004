import { z } from 'zod';
import { TIPOS_MASCARADOS } from '../../../domain/cadastro/mascaras/mascaras.ts';
import type { PoliticaDeMascaras } from '../../../domain/cadastro/mascaras/politica.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import type { Executor } from '../conexao.ts';
import { parametroEm } from '../comum/parametros.ts';

const CHAVE = 'dados-pessoais.politica';

/** Strict: a kind that is missing is no policy, and then everything is masked. */
const politica = z.strictObject({
  mascarar: z.record(z.enum(TIPOS_MASCARADOS), z.boolean()),
  padroes: z.array(z.strictObject({ nome: z.string(), padrao: z.string(), mascara: z.string() })),
});

/** What is masked on that day. */
export async function politicaVigente(banco: Executor, dia: DataCivil): Promise<PoliticaDeMascaras> {
  return politica.parse(await parametroEm(banco, CHAVE, dia));
}

/** Puts another policy in force from `dia` on, and answers the one before. Two that change it take turns. */
export async function mudarPolitica(banco: Executor, dia: DataCivil, nova: PoliticaDeMascaras): Promise<PoliticaDeMascaras> {
  await banco.query('SELECT FROM comum.parametro WHERE chave = $1 FOR UPDATE', [CHAVE]);
  const antes = await politicaVigente(banco, dia);
  const { rowCount } = await banco.query(`UPDATE comum.parametro SET valor = $3 WHERE chave = $1 AND lower(vigencia) = $2::date AND upper_inf(vigencia)`, [CHAVE, dia, JSON.stringify(nova)]);
  if (rowCount === 1) return antes;
  await banco.query(`UPDATE comum.parametro SET vigencia = daterange(lower(vigencia), $2::date) WHERE chave = $1 AND vigencia @> $2::date`, [CHAVE, dia]);
  await banco.query(
    `INSERT INTO comum.parametro (chave, vigencia, valor, descricao) SELECT chave, daterange($2::date, NULL), $3, descricao FROM comum.parametro WHERE chave = $1 ORDER BY vigencia DESC LIMIT 1`,
    [CHAVE, dia, JSON.stringify(nova)],
  );
  return antes;
}
