import type pg from 'pg';
import type { ArquivoLogico } from '../../../domain/arrecadacao/febraban150/analisar-retorno.ts';
import { recortarColunas } from '../../../domain/arrecadacao/febraban150/colunas.ts';
import type { RetornoLido } from '../../../domain/arrecadacao/febraban150/ler-retorno.ts';
import { decidirLote } from '../../../domain/arrecadacao/decisao-em-lote.ts';
import { totaisDoArquivo } from '../../../domain/arrecadacao/totais-do-arquivo.ts';
import { proximoDiaUtil } from '../../../domain/comum/calendario.ts';
import { somarDias, type DataCivil } from '../../../domain/comum/data-civil.ts';
import { calendarioDoBanco } from '../comum/calendario.ts';
import type { ConvenioRegistrado } from './convenios.ts';
import { DIAS_ATE_O_CREDITO } from './datas-de-credito.ts';
import { cobrarEncargos } from './encargos-do-atraso.ts';
import { avisosDistintos, lerFaturas, type FaturasLidas } from './faturas-para-baixa.ts';
import { gravarPagamentos } from './gravar-pagamentos.ts';
import { lancarBanco } from './lancar-banco.ts';
import { lancarPagamentos } from './lancar-pagamentos.ts';
import { resumirArquivo } from './resumir-arquivo.ts';

/** A registered set and the day on which it enters the books. */
export interface ConjuntoALancar {
  readonly arquivo: number;
  readonly retorno: RetornoLido;
  readonly logico: ArquivoLogico;
  readonly convenio: ConvenioRegistrado;
  readonly dataContabil: DataCivil;
  /** The bills, where they were read ahead of the transaction ({@link anteciparFaturas}). */
  readonly faturas?: (() => Promise<FaturasLidas> | undefined) | undefined;
}

/** Settles the payments of a registered set: decides each, writes them, posts them, the bank's part too, and proves that all was posted. */
export async function lancarConjunto(cliente: pg.ClientBase, c: ConjuntoALancar): Promise<void> {
  const { arquivo, retorno, logico, convenio } = c;
  const pagamentos = recortarColunas(retorno.pagamentos, logico.inicio, logico.fim);
  const calendario = await calendarioDoBanco(cliente);
  const faturas = (await c.faturas?.()) ?? (await lerFaturas(cliente, avisosDistintos(pagamentos.aviso)));
  const decisoes = decidirLote(pagamentos, faturas, { empresa: convenio.empresa, prazo: (limite) => proximoDiaUtil(limite, calendario) });
  await gravarPagamentos(cliente, arquivo, retorno.bytes, pagamentos, decisoes, faturas);
  const lancado = await lancarPagamentos(cliente, c, pagamentos, decisoes, faturas);
  if (lancado !== logico.soma) throw new Error(`arquivo ${arquivo}: lançado ${lancado}, lido ${logico.soma}`);
  await cobrarEncargos(cliente, pagamentos, decisoes, faturas, calendario);
  const totais = totaisDoArquivo(pagamentos, decisoes, { hoje: c.dataContabil, limite: somarDias(c.dataContabil, DIAS_ATE_O_CREDITO) });
  await lancarBanco(cliente, arquivo, totais, c.dataContabil, convenio);
  await resumirArquivo(cliente, arquivo, totais);
}
