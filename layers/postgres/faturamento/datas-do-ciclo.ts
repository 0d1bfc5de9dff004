import type pg from 'pg';
import { proximoDiaUtil, somarDiasUteis } from '../../../domain/comum/calendario.ts';
import { dataCivil, type DataCivil } from '../../../domain/comum/data-civil.ts';
import { validadeDaFatura } from '../../../domain/faturamento/vencimento.ts';
import { calendarioDoBanco } from '../comum/calendario.ts';
import { parametroInteiro } from '../comum/parametros.ts';

export interface DatasDoCiclo {
  readonly emissao: DataCivil;
  readonly vencimento: DataCivil;
  readonly validade: DataCivil;
}

/**
 * The dates of the bills: those of the schedule, unless the cycle runs late. Nobody is billed with a date that passed, nor with fewer working
 * days to pay than the utility promises (TR 12.1, 14.1).
 */
export async function datasDoCiclo(cliente: pg.ClientBase, cronograma: { readonly emissao: string; readonly vencimento: string }, hoje: DataCivil): Promise<DatasDoCiclo> {
  const calendario = await calendarioDoBanco(cliente);
  const emissao = cronograma.emissao > hoje ? dataCivil(cronograma.emissao) : hoje;
  const minimo = somarDiasUteis(emissao, await parametroInteiro(cliente, 'fatura.dias-uteis-ate-vencimento', hoje), calendario);
  const vencimento = proximoDiaUtil(cronograma.vencimento > minimo ? dataCivil(cronograma.vencimento) : minimo, calendario);
  return { emissao, vencimento, validade: validadeDaFatura(vencimento, { tipo: 'DIAS', dias: await parametroInteiro(cliente, 'fatura.validade-dias', hoje) }) };
}
