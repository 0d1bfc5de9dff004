import { criarPool } from '../../../layers/postgres/conexao.ts';
import type { BancoDeTeste } from '../../fixture/banco.ts';
import { CIDADE, manhaDe } from '../../fixture/cidade.ts';
import { somarDias } from '../../../domain/comum/data-civil.ts';
import { faturasNaRua, retornoDoMesAnterior } from './banco-simulado.ts';
import { CASOS_DE_USO } from './casos-de-uso.ts';

/** The bills of the town are paid: most in time, some late, some not at all. */
export async function pagarCidade(banco: BancoDeTeste): Promise<void> {
  const lote = criarPool(banco.acesso('nascente_lote'));
  try {
    const hoje = somarDias(CIDADE.hoje, 30);
    const bytes = retornoDoMesAnterior(await faturasNaRua(lote, 202611), hoje);
    await CASOS_DE_USO.receberRetorno(lote, { nome: 'RET0001.TXT', bytes }, { agora: manhaDe(hoje), hoje });
  } finally {
    await lote.end();
  }
}
