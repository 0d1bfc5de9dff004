import { proximoDiaUtil, type Calendario } from '../../domain/comum/calendario.ts';
import { diasEntre, somarDias, type DataCivil } from '../../domain/comum/data-civil.ts';
import type { Aleatorio } from '../semear/aleatorio.ts';
import type { ContaAberta } from './retorno.ts';

export type Acontecimento =
  | 'EM_DIA'
  | 'ATRASADA'
  | 'FORA_DA_VALIDADE'
  | 'A_MAIOR'
  | 'A_MENOR'
  | 'DUAS_VEZES'
  | 'FATURA_DESCONHECIDA'
  | 'DIGITO_ERRADO'
  | 'OUTRA_EMPRESA';

/** A payment of an open bill. `valor` in centavos. */
export interface PagamentoSorteado {
  readonly acontecimento: Acontecimento;
  readonly conta: ContaAberta;
  readonly valor: number;
  readonly data: DataCivil;
}

interface Pedido {
  readonly contas: readonly ContaAberta[];
  readonly hoje: DataCivil;
  readonly calendario: Calendario;
  readonly parte: number;
  readonly comAnomalias: boolean;
}

/** Of those who can still choose, how many pay late. */
const PARTE_ATRASADA = 0.15;
const PARTE_A_MAIOR = 0.008;
const PARTE_A_MENOR = 0.006;
/** Each of these happens at least once, while there are bills for it. */
const UMA_VEZ = ['A_MAIOR', 'A_MENOR', 'DUAS_VEZES'] as const;

function menor(a: DataCivil, b: DataCivil): DataCivil {
  return a < b ? a : b;
}

function diaEntre(sorte: Aleatorio, de: DataCivil, ate: DataCivil): DataCivil {
  return de >= ate ? ate : somarDias(de, sorte.inteiro(0, diasEntre(de, ate)));
}

/** When a bill is paid, and whether that is late: on time if it can be, late or after its validity only where the day of the file allows. */
function quando(sorte: Aleatorio, { hoje, calendario }: Pedido, c: ContaAberta): Pick<PagamentoSorteado, 'acontecimento' | 'data'> {
  const prazo = proximoDiaUtil(c.vencimento, calendario);
  const limite = proximoDiaUtil(c.validade, calendario);
  const emDia = { acontecimento: 'EM_DIA', data: diaEntre(sorte, c.emissao, menor(prazo, hoje)) } as const;
  if (hoje > limite) return { acontecimento: 'FORA_DA_VALIDADE', data: diaEntre(sorte, somarDias(limite, 1), hoje) };
  if (hoje <= prazo || !sorte.chance(PARTE_ATRASADA)) return emDia;
  return { acontecimento: 'ATRASADA', data: diaEntre(sorte, somarDias(prazo, 1), menor(limite, hoje)) };
}

function pagarErrado(sorte: Aleatorio, base: PagamentoSorteado, como: 'A_MAIOR' | 'A_MENOR'): PagamentoSorteado {
  const diferenca = como === 'A_MAIOR' ? sorte.inteiro(1, 5_000) : -Math.min(sorte.inteiro(1, 2_000), base.conta.valor - 1);
  return { ...base, acontecimento: como, valor: base.conta.valor + diferenca };
}

/** Who pays, when and how much; in the order of the bills. A value that is not the bill's happens only within its validity. */
export function sortearPagamentos(sorte: Aleatorio, p: Pedido): readonly PagamentoSorteado[] {
  const bases = p.contas.filter(() => sorte.chance(p.parte)).map((conta): PagamentoSorteado => ({ conta, valor: conta.valor, ...quando(sorte, p, conta) }));
  if (!p.comAnomalias) return bases;
  const emDia = bases.map((b, i) => ({ b, i })).filter(({ b }) => b.acontecimento === 'EM_DIA' && b.conta.valor > 1);
  const fixos = new Map<number, (typeof UMA_VEZ)[number]>();
  for (const acontecimento of UMA_VEZ) {
    const livres = emDia.filter(({ i }) => !fixos.has(i));
    if (livres.length > 0) fixos.set(sorte.escolher(livres).i, acontecimento);
  }
  return bases.flatMap((base, i): readonly PagamentoSorteado[] => {
    const sorteado = sorte.unidade();
    const comum = base.acontecimento !== 'EM_DIA' || base.conta.valor <= 1 ? 'COMUM' : sorteado < PARTE_A_MAIOR ? 'A_MAIOR' : sorteado < PARTE_A_MAIOR + PARTE_A_MENOR ? 'A_MENOR' : 'COMUM';
    const acontecimento = fixos.get(i) ?? comum;
    if (acontecimento === 'COMUM') return [base];
    if (acontecimento === 'DUAS_VEZES') return [base, { ...base, acontecimento }];
    return [pagarErrado(sorte, base, acontecimento)];
  });
}
