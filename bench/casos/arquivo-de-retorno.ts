/** The return file of a bank in which the whole month is paid, with what goes wrong in life. */
import { montarCodigoDeBarras } from '../../domain/arrecadacao/codigo-de-barras.ts';
import { escreverRetorno, type PagamentoAEscrever } from '../../domain/arrecadacao/febraban150/escrever-retorno.ts';
import { dataCivil, somarDias, type DataCivil } from '../../domain/comum/data-civil.ts';
import { centavos } from '../../domain/comum/dinheiro.ts';
import { aviso } from '../../domain/comum/identidades.ts';
import { exigir } from '../../domain/comum/resultado.ts';
import type { Pool } from '../../layers/postgres/conexao.ts';

interface Emitida {
  readonly aviso: number;
  readonly valor: number;
  readonly vencimento: DataCivil;
  readonly validade: DataCivil;
}

/** The day on which the file is received: after every due date of the month. */
export const DIA_DO_RETORNO = dataCivil('2026-12-22');
const TARIFA = centavos(185);

/** Of each hundred payments: one of more and one of less than the bill, one of a bill that does not exist, one paid twice, two late. */
function pagamentosDe(f: Emitida, i: number, convenio: { readonly empresa: string; readonly modulo: 10 | 11 }): readonly PagamentoAEscrever[] {
  const caso = i % 100;
  const numero = caso === 3 ? f.aviso + 90_000_000 : f.aviso;
  const valor = caso === 1 ? f.valor + 500 : caso === 2 ? Math.max(1, f.valor - 500) : f.valor;
  const pago = caso === 5 || caso === 6 ? somarDias(f.vencimento, 3) : somarDias(f.vencimento, -1);
  const pagoEm = pago > somarDias(DIA_DO_RETORNO, -1) ? somarDias(DIA_DO_RETORNO, -1) : pago;
  const pagamento: PagamentoAEscrever = {
    codigoDeBarras: montarCodigoDeBarras(convenio, { valor: centavos(f.valor), validade: f.validade, aviso: aviso(numero) }),
    valor: centavos(valor),
    tarifa: TARIFA,
    dataPagamento: pagoEm,
    dataCredito: somarDias(DIA_DO_RETORNO, 1),
    formaArrecadacao: '2',
    formaPagamento: '1',
    agenciaContaCredito: '',
    agenciaArrecadadora: '0001',
    autenticacao: '',
  };
  return caso === 4 ? [pagamento, pagamento] : [pagamento];
}

export async function retornoDoMes(pool: Pool): Promise<Uint8Array> {
  const { rows: faturas } = await pool.query<Emitida>('SELECT aviso, valor, vencimento, validade FROM faturamento.fatura ORDER BY aviso');
  const { rows } = await pool.query<{ banco: string; codigo: string; empresa: string; nome_empresa: string; modulo: 10 | 11 }>(
    `SELECT lpad(banco::text, 3, '0') AS banco, codigo, empresa, nome_empresa, modulo FROM arrecadacao.convenio WHERE emissor`,
  );
  const convenio = rows[0];
  if (convenio === undefined) throw new Error('cidade sem convênio emissor');
  return exigir(
    escreverRetorno(
      { versao: '04', convenio: convenio.codigo, empresa: convenio.nome_empresa, banco: convenio.banco, nomeBanco: 'BANCO', dataGeracao: DIA_DO_RETORNO, nsa: 1 },
      faturas.flatMap((f, i) => pagamentosDe(f, i, convenio)),
    ),
  );
}
