import type { PagamentoAEscrever } from '../../domain/arrecadacao/febraban150/escrever-retorno.ts';
import { proximoDiaUtil, somarDiasUteis, type Calendario } from '../../domain/comum/calendario.ts';
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import { centavos, type Centavos } from '../../domain/comum/dinheiro.ts';
import { criarAleatorio } from '../semear/aleatorio.ts';
import type { ConvenioDoBanco } from './retorno.ts';

/** A payment before the bank writes it. `ordem` tells two payments of one bill apart. */
export interface ModoDePagar {
  readonly codigoDeBarras: string;
  readonly valor: Centavos;
  readonly data: DataCivil;
  readonly ordem: number;
}

/** Where people pay (G117), from which version it is told, what the bank charges for it in centavos, and the share of people. */
const CANAIS: readonly { readonly codigo: string; readonly desde: number; readonly tarifa: number; readonly peso: number }[] = [
  { codigo: '1', desde: 4, tarifa: 250, peso: 8 },
  { codigo: '2', desde: 4, tarifa: 150, peso: 14 },
  { codigo: '3', desde: 4, tarifa: 120, peso: 42 },
  { codigo: '5', desde: 4, tarifa: 185, peso: 10 },
  { codigo: '7', desde: 5, tarifa: 185, peso: 16 },
  { codigo: '9', desde: 6, tarifa: 60, peso: 10 },
];
/** With what (G141). */
const MEIOS: readonly { readonly codigo: string; readonly desde: number; readonly peso: number }[] = [
  { codigo: '1', desde: 4, peso: 45 },
  { codigo: '3', desde: 4, peso: 30 },
  { codigo: '6', desde: 6, peso: 25 },
];

/** The record of a payment: channel, fee, credit date and authentication as that bank would fill them. */
export function escreverPagamento(p: { readonly convenio: ConvenioDoBanco; readonly calendario: Calendario; readonly semente: number }, m: ModoDePagar): PagamentoAEscrever {
  const { convenio: c } = p;
  const sorte = criarAleatorio(p.semente, 'canal', c.banco, c.ultimoNsa, m.codigoDeBarras, m.ordem);
  const daVersao = <T extends { readonly desde: number; readonly peso: number }>(itens: readonly T[]): T => sorte.pesado(itens.filter((i) => i.desde <= Number(c.versao)).map((i) => [i, i.peso]));
  const canal = daVersao(CANAIS);
  return {
    codigoDeBarras: m.codigoDeBarras,
    valor: m.valor,
    tarifa: centavos(canal.tarifa),
    dataPagamento: m.data,
    dataCredito: somarDiasUteis(proximoDiaUtil(m.data, p.calendario), c.diasCredito, p.calendario),
    formaArrecadacao: canal.codigo,
    formaPagamento: daVersao(MEIOS).codigo,
    agenciaContaCredito: '00010000000000012345',
    agenciaArrecadadora: String(sorte.inteiro(1, 9_999)).padStart(4, '0'),
    autenticacao: `${c.banco}${String(c.ultimoNsa + 1).padStart(6, '0')}${String(m.ordem + 1).padStart(8, '0')}`,
  };
}
