import type pg from 'pg';
import type { ArquivoLogico } from '../../../domain/arrecadacao/febraban150/analisar-retorno.ts';
import { recortarColunas } from '../../../domain/arrecadacao/febraban150/colunas.ts';
import type { RetornoLido } from '../../../domain/arrecadacao/febraban150/ler-retorno.ts';
import { decidirLote } from '../../../domain/arrecadacao/decisao-em-lote.ts';
import { proximoDiaUtil } from '../../../domain/comum/calendario.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { calendarioDoBanco } from '../comum/calendario.ts';
import type { ConvenioRegistrado } from './convenios.ts';
import { cobrarEncargos } from './encargos-do-atraso.ts';
import { faturasParaBaixa } from './faturas-para-baixa.ts';
import { gravarPagamentos } from './gravar-pagamentos.ts';
import { lancarPagamentos } from './lancar-pagamentos.ts';
import { resumirArquivo } from './resumir-arquivo.ts';

/** A registered set and the day on which it enters the books. */
export interface ConjuntoALancar {
  readonly arquivo: number;
  readonly retorno: RetornoLido;
  readonly logico: ArquivoLogico;
  readonly convenio: ConvenioRegistrado;
  readonly dataContabil: DataCivil;
}

/** Settles the payments of a registered set: decides each, writes them, posts them and proves that all was posted. */
export async function lancarConjunto(cliente: pg.ClientBase, c: ConjuntoALancar): Promise<void> {
  const { arquivo, retorno, logico, convenio } = c;
  const pagamentos = recortarColunas(retorno.pagamentos, logico.inicio, logico.fim);
  const calendario = await calendarioDoBanco(cliente);
  const faturas = await faturasParaBaixa(cliente, pagamentos.aviso);
  const decisoes = decidirLote(pagamentos, faturas, { empresa: convenio.empresa, prazo: (limite) => proximoDiaUtil(limite, calendario) });
  await gravarPagamentos(cliente, arquivo, retorno.bytes, pagamentos, decisoes, faturas);
  const lancado = await lancarPagamentos(cliente, c, pagamentos, decisoes, faturas);
  if (lancado !== logico.soma) throw new Error(`arquivo ${arquivo}: lançado ${lancado}, lido ${logico.soma}`);
  await cobrarEncargos(cliente, pagamentos, decisoes, faturas, calendario);
  await resumirArquivo(cliente, arquivo);
}
