import { dataCivil, somarDias, type DataCivil } from '../../domain/comum/data-civil.ts';
import { ok, recusa } from '../../domain/comum/resultado.ts';

/** The stretch of days of something that is given from now on, at most `maximo` days after its first; the refusal is `acesso/periodo`. */
export function conferirPeriodo(de: string, ate: string, hoje: DataCivil, maximo: number) {
  const [primeiro, ultimo] = [dataCivil(de), dataCivil(ate)];
  if (primeiro < hoje) return recusa('acesso/periodo', 'O início já passou. Use hoje ou um dia futuro.', 'corpo.de');
  if (ultimo < primeiro) return recusa('acesso/periodo', 'O fim vem antes do início. Corrija uma das datas.', 'corpo.ate');
  if (ultimo > somarDias(primeiro, maximo)) return recusa('acesso/periodo', `O período passa de ${maximo} dias. Use um fim mais próximo e renove depois, se ainda precisar.`, 'corpo.ate');
  return ok({ de: primeiro, ate: ultimo });
}
