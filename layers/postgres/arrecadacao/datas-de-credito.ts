import type { ArquivoLogico } from '../../../domain/arrecadacao/febraban150/analisar-retorno.ts';
import type { ColunasDePagamento } from '../../../domain/arrecadacao/febraban150/colunas.ts';
import { numeroDaData } from '../../../domain/arrecadacao/febraban150/data-numerica.ts';
import { somarDias, type DataCivil } from '../../../domain/comum/data-civil.ts';
import type { ProblemaDoArquivo } from './registrar-arquivo.ts';

/** A bank credits within days of the payment; a date beyond these is a typing error, and is not where money is booked. */
export const DIAS_ATE_O_CREDITO = 60;

/** Payments whose credit date cannot be one: accepted, told, and booked on the day of the file. */
export function creditosImprovaveis(p: ColunasDePagamento, { inicio, fim }: Pick<ArquivoLogico, 'inicio' | 'fim'>, hoje: DataCivil): ProblemaDoArquivo | null {
  const limite = numeroDaData(somarDias(hoje, DIAS_ATE_O_CREDITO));
  let ocorrencias = 0;
  let primeira = 0;
  for (let i = inicio; i < fim; i++) {
    if ((p.dataCredito[i] ?? 0) <= limite) continue;
    if (ocorrencias === 0) primeira = p.linha[i] ?? 0;
    ocorrencias++;
  }
  if (ocorrencias === 0) return null;
  return {
    codigo: 'retorno/credito-improvavel',
    linha: primeira,
    mensagem: `Linha ${primeira}: data de crédito a mais de ${DIAS_ATE_O_CREDITO} dias. O crédito foi lançado na data do arquivo; confira o extrato do banco.`,
    ocorrencias,
  };
}
