/**
 * The next return file of a bank: who paid which open bill, when, how, and what goes wrong on the way. The same request gives the same bytes on any
 * machine.
 */
import { montarCodigoDeBarras } from '../../domain/arrecadacao/codigo-de-barras.ts';
import type { ModuloDv } from '../../domain/arrecadacao/convenio.ts';
import { MAIOR_NSA } from '../../domain/arrecadacao/febraban150/campos.ts';
import { escreverRetorno, type PagamentoAEscrever, type VersaoEscrita } from '../../domain/arrecadacao/febraban150/escrever-retorno.ts';
import type { Calendario } from '../../domain/comum/calendario.ts';
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import { centavos } from '../../domain/comum/dinheiro.ts';
import { aviso, MAIOR_AVISO } from '../../domain/comum/identidades.ts';
import { FalhaDoComando } from '../cli/falhas.ts';
import { criarAleatorio } from '../semear/aleatorio.ts';
import { escreverPagamento, type ModoDePagar } from './pagamento.ts';
import { sortearPagamentos, type Acontecimento } from './sortear-pagamentos.ts';

/** An open bill, with the agreement that it was issued under: its barcode is a function of both. Centavos. */
export interface ContaAberta {
  readonly aviso: number;
  readonly valor: number;
  readonly emissao: DataCivil;
  readonly vencimento: DataCivil;
  readonly validade: DataCivil;
  readonly empresa: string;
  readonly modulo: ModuloDv;
}

/** The agreement whose bank sends the file. `banco` has three digits; `ultimoNsa` 0 when it never sent one. */
export interface ConvenioDoBanco {
  readonly banco: string;
  readonly nomeBanco: string;
  readonly codigo: string;
  /** Four digits of Febraban, and the name of the utility in bank files. */
  readonly empresa: string;
  readonly nomeEmpresa: string;
  readonly modulo: ModuloDv;
  readonly versao: VersaoEscrita;
  readonly diasCredito: number;
  readonly ultimoNsa: number;
}

export interface PedidoDeRetorno {
  readonly convenio: ConvenioDoBanco;
  readonly contas: readonly ContaAberta[];
  /** Day of the file: nothing in it was paid later. */
  readonly hoje: DataCivil;
  readonly calendario: Calendario;
  readonly semente: number;
  /** Number of the file (NSA); without it, the one after the last. */
  readonly nsa?: number;
  /** Share of the open bills that somebody pays in this file, 0 to 1. */
  readonly parte?: number;
  /** False: every payment is of a bill of ours, in its value, once. */
  readonly comAnomalias?: boolean;
}

export interface RetornoSimulado {
  /** `retorno-001-000123.ret`: bank and number of the file. */
  readonly nome: string;
  readonly bytes: Uint8Array;
  readonly nsa: number;
  readonly pagamentos: number;
  /** Centavos. */
  readonly valor: number;
  /** How many of each; what the conference should show. */
  readonly acontecimentos: Readonly<Partial<Record<Acontecimento, number>>>;
}

const PARTE_COMUM = 0.7;
/** A company that is not this utility: the bank sent the payment to the wrong one. */
const OUTRA_EMPRESA = '0097';
/** What strangers paid, centavos. */
const VALOR_DE_FORA = 8_790;

/** Payments of no bill of ours, as a bank captures them: nobody's aviso, a digit read wrong, another company. */
function pagamentosDeFora(p: PedidoDeRetorno): readonly (readonly [Acontecimento, PagamentoAEscrever])[] {
  const modelo = p.contas[0];
  const dados = { valor: centavos(modelo?.valor ?? VALOR_DE_FORA), validade: modelo?.validade ?? p.hoje, aviso: aviso(modelo?.aviso ?? MAIOR_AVISO - 1) };
  const nosso = montarCodigoDeBarras(p.convenio, dados);
  const errado = `${nosso.slice(0, 3)}${(Number(nosso[3]) + 1) % 10}${nosso.slice(4)}`;
  const codigos: readonly (readonly [Acontecimento, string])[] = [
    ['FATURA_DESCONHECIDA', montarCodigoDeBarras(p.convenio, { ...dados, aviso: aviso(MAIOR_AVISO - p.convenio.ultimoNsa) })],
    ['DIGITO_ERRADO', errado],
    ['OUTRA_EMPRESA', montarCodigoDeBarras({ ...p.convenio, empresa: OUTRA_EMPRESA }, dados)],
  ];
  return codigos.map(([acontecimento, codigo], i) => {
    const modo: ModoDePagar = { codigoDeBarras: codigo, valor: dados.valor, data: p.hoje, ordem: p.contas.length * 2 + i };
    return [acontecimento, escreverPagamento(p, modo)];
  });
}

/** The bank adds one at each file, in six digits, and the layout foresees no return to 1: a person says which number comes after the last one. */
function proximoNsa({ ultimoNsa }: ConvenioDoBanco): number {
  if (ultimoNsa < MAIOR_NSA) return ultimoNsa + 1;
  throw new FalhaDoComando(
    `O último arquivo deste convênio é o número ${MAIOR_NSA}, o maior que cabe no leiaute Febraban (NSA de seis algarismos), e o leiaute não prevê a volta ao 1. ` +
      'Diga com --nsa um número que este convênio ainda não usou, ou outro convênio com --convenio.',
  );
}

/** Throws {@link FalhaDoComando} when there is no next number, or a field of the agreement does not fit the layout. */
export function simularRetorno(pedido: PedidoDeRetorno): RetornoSimulado {
  const { hoje, semente, comAnomalias = true } = pedido;
  const nsa = pedido.nsa ?? proximoNsa(pedido.convenio);
  const convenio = { ...pedido.convenio, ultimoNsa: nsa - 1 };
  const p = { ...pedido, convenio };
  const sorte = criarAleatorio(semente, 'retorno', convenio.banco, convenio.codigo, nsa);
  const deContas = sortearPagamentos(sorte, { contas: p.contas, hoje, calendario: p.calendario, parte: p.parte ?? PARTE_COMUM, comAnomalias });
  const linhas = [
    ...deContas.map(({ acontecimento, conta, valor, data }, i): readonly [Acontecimento, PagamentoAEscrever] => {
      const codigoDeBarras = montarCodigoDeBarras(conta, { valor: centavos(conta.valor), validade: conta.validade, aviso: aviso(conta.aviso) });
      return [acontecimento, escreverPagamento(p, { codigoDeBarras, valor: centavos(valor), data, ordem: i })];
    }),
    ...(comAnomalias ? pagamentosDeFora(p) : []),
  ];
  const pagamentos = linhas.map(([, pagamento]) => pagamento);
  const header = { versao: convenio.versao, convenio: convenio.codigo, empresa: convenio.nomeEmpresa, banco: convenio.banco, nomeBanco: convenio.nomeBanco, dataGeracao: hoje, nsa };
  const escrito = escreverRetorno(header, pagamentos);
  if (!escrito.ok) throw new FalhaDoComando(`O retorno não pôde ser escrito: ${escrito.erro.mensagem} Confira o cadastro do convênio; se as contas são muitas para um arquivo, faça-o de um ciclo só (--ciclo).`);
  const acontecimentos: Partial<Record<Acontecimento, number>> = {};
  for (const [acontecimento] of linhas) acontecimentos[acontecimento] = (acontecimentos[acontecimento] ?? 0) + 1;
  return {
    nome: `retorno-${convenio.banco}-${String(nsa).padStart(6, '0')}.ret`,
    bytes: escrito.valor,
    nsa,
    pagamentos: pagamentos.length,
    valor: pagamentos.reduce((soma, { valor }) => soma + valor, 0),
    acontecimentos,
  };
}
