/** Banks and agreements of the town. Bank codes are the public ones; agreements and the company code are invented (docs/dados-inventados.md). */

export interface BancoSemeado { readonly codigo: number; readonly nome: string }
export interface ConvenioSemeado {
  readonly id: number;
  readonly banco: number;
  readonly codigo: string;
  readonly modulo: 10 | 11;
  readonly versaoLayout: string;
  readonly diasCredito: number;
  /** Bills are issued under this one; the others only send returns. */
  readonly emissor: boolean;
}

/** Four digits that Febraban would give the utility, and its name as bank files carry it. */
export const EMPRESA_FEBRABAN = '9173';
export const NOME_NOS_BANCOS = 'SAAE STA RITA NASC';

export const BANCOS: readonly BancoSemeado[] = [
  { codigo: 1, nome: 'Banco do Brasil' },
  { codigo: 104, nome: 'Caixa Econômica Federal' },
  { codigo: 237, nome: 'Bradesco' },
  { codigo: 341, nome: 'Itaú Unibanco' },
  { codigo: 756, nome: 'Sicoob' },
];

export const CONVENIOS: readonly ConvenioSemeado[] = [
  { id: 1, banco: 104, codigo: '104000917301', modulo: 10, versaoLayout: '04', diasCredito: 1, emissor: true },
  { id: 2, banco: 1, codigo: '001000917302', modulo: 10, versaoLayout: '05', diasCredito: 1, emissor: false },
  { id: 3, banco: 237, codigo: '237000917303', modulo: 10, versaoLayout: '07', diasCredito: 2, emissor: false },
  { id: 4, banco: 341, codigo: '341000917304', modulo: 10, versaoLayout: '06', diasCredito: 2, emissor: false },
  { id: 5, banco: 756, codigo: '756000917305', modulo: 10, versaoLayout: '04', diasCredito: 1, emissor: false },
];

/** Ledger accounts of a bank: what it owes until it credits, and what is in the account (migration 0008 gives the ranges). */
export function contasDoBanco({ codigo, nome }: BancoSemeado) {
  return [
    { id: 1_000 + codigo, codigo: `TRANSITO:${codigo}`, nome: `Em trânsito: ${nome}`, natureza: 'D', papel: 'TRANSITO' },
    { id: 2_000 + codigo, codigo: `BANCO:${codigo}`, nome: `Conta movimento: ${nome}`, natureza: 'D', papel: 'BANCO' },
  ] as const;
}
