import type { PoliticaDeMascaras } from '../../../domain/cadastro/mascaras/politica.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { politicaDeMascaras } from '../../../events/http/esquemas-titular.ts';
import { lerParametro } from '../comum/parametros.ts';
import type { Executor } from '../conexao.ts';

export const CHAVE_DA_POLITICA = 'dados-pessoais.politica';

/** What is masked on that day. The schema is strict: a kind that is missing is no policy, which throws, and then everything is masked. */
export function politicaVigente(banco: Executor, dia: DataCivil): Promise<PoliticaDeMascaras> {
  return lerParametro(banco, CHAVE_DA_POLITICA, politicaDeMascaras, dia);
}
