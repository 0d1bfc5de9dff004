/** What is asked of whatever one person gives to another for some days: a privilege, an exception, a loan. */
import { dataCivil, somarDias, type DataCivil } from '../../domain/comum/data-civil.ts';
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { nomeDoAtivo } from '../postgres/acesso/pessoas.ts';
import type { Executor } from '../postgres/conexao.ts';

/** The stretch of days of something that is given from now on, at most `maximo` days after its first; the refusal is `acesso/periodo`. */
export function conferirPeriodo(de: string, ate: string, hoje: DataCivil, maximo: number) {
  const [primeiro, ultimo] = [dataCivil(de), dataCivil(ate)];
  if (primeiro < hoje) return recusa('acesso/periodo', 'O início já passou. Use hoje ou um dia futuro.', 'corpo.de');
  if (ultimo < primeiro) return recusa('acesso/periodo', 'O fim vem antes do início. Corrija uma das datas.', 'corpo.ate');
  if (ultimo > somarDias(primeiro, maximo)) return recusa('acesso/periodo', `O período passa de ${maximo} dias. Use um fim mais próximo e renove depois, se ainda precisar.`, 'corpo.ate');
  return ok({ de: primeiro, ate: ultimo });
}

/** The name of who receives; the refusal is `acesso/pessoa-nao-encontrada`. The caller holds `travarDireitos` of him. */
export async function conferirQuemRecebe(cliente: Executor, id: string) {
  const nome = await nomeDoAtivo(cliente, id);
  return nome === undefined ? recusa('acesso/pessoa-nao-encontrada', 'Esta pessoa não está ativa no sistema. Procure pelo nome e escolha outra.', 'corpo.pessoa') : ok(nome);
}
