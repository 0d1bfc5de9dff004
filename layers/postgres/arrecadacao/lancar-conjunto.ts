import type pg from 'pg';
import type { ArquivoLogico } from '../../../domain/arrecadacao/febraban150/analisar-retorno.ts';
import { recortarColunas, type ColunasDePagamento } from '../../../domain/arrecadacao/febraban150/colunas.ts';
import type { RetornoLido } from '../../../domain/arrecadacao/febraban150/ler-retorno.ts';
import { decidirLote, type RegrasDoLote } from '../../../domain/arrecadacao/decisao-em-lote.ts';
import { dividirEmLevas, type Leva } from '../../../domain/arrecadacao/leva.ts';
import { totaisDoArquivo } from '../../../domain/arrecadacao/totais-do-arquivo.ts';
import { proximoDiaUtil } from '../../../domain/comum/calendario.ts';
import { somarDias, type DataCivil } from '../../../domain/comum/data-civil.ts';
import { calendarioDoBanco } from '../comum/calendario.ts';
import type { ConjuntoALancar } from './conjunto-a-lancar.ts';
import { lerDasLevas, type FaturasDasLevas } from './antecipar-faturas.ts';
import { DIAS_ATE_O_CREDITO } from './datas-de-credito.ts';
import { cobrarEncargos } from './encargos-do-atraso.ts';
import type { FaturasLidas } from './faturas-para-baixa.ts';
import { gravarPagamentos } from './gravar-pagamentos.ts';
import { lancarBanco } from './lancar-banco.ts';
import { lancarPagamentos } from './lancar-pagamentos.ts';
import { resumirArquivo } from './resumir-arquivo.ts';

/** Settles the payments of a registered set: decides each, writes them, posts them, the bank's part too, and proves that all was posted. */
export async function lancarConjunto(cliente: pg.ClientBase, c: ConjuntoALancar): Promise<void> {
  const { arquivo, retorno, logico, convenio, dataContabil } = c;
  const trechos = levasDoConjunto(retorno, logico);
  const calendario = await calendarioDoBanco(cliente);
  const lidas = c.faturas?.() ?? (await lerDasLevas(cliente, trechos));
  const regras = { empresa: convenio.empresa, prazo: (limite: DataCivil) => proximoDiaUtil(limite, calendario), quitadas: new Set<number>() };
  const levas: Leva<FaturasLidas>[] = [];
  await gravarPagamentos(cliente, arquivo, retorno.bytes, decidindo(trechos, lidas, regras, levas));
  const lancado = await lancarPagamentos(cliente, c, levas);
  if (lancado !== logico.soma) throw new Error(`arquivo ${arquivo}: lançado ${lancado}, lido ${logico.soma}`);
  await cobrarEncargos(cliente, levas, calendario);
  const totais = totaisDoArquivo(levas, { hoje: dataContabil, limite: somarDias(dataContabil, DIAS_ATE_O_CREDITO) });
  await lancarBanco(cliente, arquivo, totais, dataContabil, convenio);
  await resumirArquivo(cliente, arquivo, totais);
}

/** The payments of one set, by levas. */
export function levasDoConjunto(retorno: RetornoLido, { inicio, fim }: Pick<ArquivoLogico, 'inicio' | 'fim'>): readonly ColunasDePagamento[] {
  return dividirEmLevas(recortarColunas(retorno.pagamentos, inicio, fim));
}

/** Decides each leva when its bills are there; what was decided stays in `decididas`. */
async function* decidindo(trechos: readonly ColunasDePagamento[], lidas: FaturasDasLevas, regras: RegrasDoLote, decididas: Leva<FaturasLidas>[]): AsyncGenerator<Leva<FaturasLidas>> {
  for (const [k, pagamentos] of trechos.entries()) {
    const faturas = await lidas[k];
    if (faturas === undefined) throw new Error(`leva ${k} sem as suas faturas`);
    const leva = { pagamentos, faturas, decisoes: decidirLote(pagamentos, faturas, regras) };
    decididas.push(leva);
    yield leva;
  }
}
