/** Return files against the bills of the town: what a test of settlement asks and proves again and again. */
import { expect } from 'vitest';
import { montarCodigoDeBarras } from '../../../domain/arrecadacao/codigo-de-barras.ts';
import type { HeaderAEscrever, PagamentoAEscrever } from '../../../domain/arrecadacao/febraban150/escrever-retorno.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { centavos } from '../../../domain/comum/dinheiro.ts';
import { aviso } from '../../../domain/comum/identidades.ts';
import type { Pool } from '../../../layers/postgres/conexao.ts';
import { verificar } from '../../../layers/postgres/verificar/verificar.ts';
import { EMPRESA_FEBRABAN } from '../../../local/semear/dados/arrecadacao.ts';
import type { BancoDeTeste } from '../../fixture/banco.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { pagamentoDe, retornoDe } from '../../fixture/retorno-150.ts';

/** An agreement of the town that issues bills (módulo 10), and one of another bank that only sends returns. */
export const CONVENIO = { id: 1, banco: '104', codigo: '104000917301', empresa: EMPRESA_FEBRABAN, modulo: 10 } as const;
export const OUTRO_CONVENIO = { id: 2, banco: '001', codigo: '001000917302' } as const;

export interface ContaAberta {
  readonly aviso: number;
  readonly cdc: number;
  readonly valor: number;
  readonly vencimento: DataCivil;
  readonly validade: DataCivil;
}

/** Open bills of the town, in the order of the aviso. */
export async function contasAbertas(banco: Pool): Promise<readonly ContaAberta[]> {
  const { rows } = await banco.query<ContaAberta>(
    'SELECT f.aviso, f.cdc, f.valor, f.vencimento, f.validade FROM faturamento.fatura_aberta a JOIN faturamento.fatura f USING (aviso) ORDER BY aviso',
  );
  return rows;
}

/** The payment of a bill by its own barcode; at face value and today, unless said. */
export function pagar(conta: ContaAberta, mudancas: Partial<PagamentoAEscrever> = {}): PagamentoAEscrever {
  return pagamentoDe(conta.aviso, conta.valor, {
    codigoDeBarras: montarCodigoDeBarras(CONVENIO, { valor: centavos(conta.valor), validade: conta.validade, aviso: aviso(conta.aviso) }),
    dataPagamento: CIDADE.hoje,
    dataCredito: null,
    tarifa: centavos(150),
    ...mudancas,
  });
}

let nsa = 100;
/** A file of the agreement with the next number of the bank, unless said. */
export function arquivoDe(pagamentos: readonly PagamentoAEscrever[], header: Partial<HeaderAEscrever> = {}): Uint8Array {
  return retornoDe(pagamentos, { convenio: CONVENIO.codigo, banco: CONVENIO.banco, empresa: 'SAAE', dataGeracao: CIDADE.hoje, nsa: (nsa += 1), ...header });
}

/** What is in the books and tables that money touches, to prove that nothing moved. */
export async function fotografia(banco: Pool): Promise<unknown> {
  const { rows } = await banco.query(
    `SELECT (SELECT count(*) FROM arrecadacao.pagamento) AS pagamentos, (SELECT count(*) FROM arrecadacao.credito) AS creditos, (SELECT count(*) FROM razao.transferencia) AS lancamentos,
            (SELECT coalesce(sum(debitos), 0) FROM razao.saldo_dia) AS saldos, (SELECT count(*) FROM faturamento.fatura_aberta) AS abertas,
            (SELECT count(*) FROM faturamento.encargo_pendente) AS encargos`,
  );
  return rows[0];
}

/** No invariant is broken. */
export async function esperarIntegro(bd: BancoDeTeste): Promise<void> {
  const quebradas = (await verificar(bd.pool('nascente_leitura'))).filter((v) => v.violacoes > 0);
  expect(quebradas).toEqual([]);
}

/** The registered sets, oldest first. */
export async function arquivos(banco: Pool): Promise<readonly { id: number; situacao: string; codigo: string | null; motivo: string | null; conjunto: number; convenio: number | null; avisos: string[]; erros: string[]; total_erros: number }[]> {
  const { rows } = await banco.query(
    `SELECT id, situacao, motivo_codigo AS codigo, motivo, conjunto, convenio, total_erros, ARRAY(SELECT x->>'codigo' FROM jsonb_array_elements(avisos) x) AS avisos,
            ARRAY(SELECT x->>'mensagem' FROM jsonb_array_elements(erros) x) AS erros FROM arrecadacao.arquivo ORDER BY id`,
  );
  return rows as never;
}
