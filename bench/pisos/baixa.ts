/**
 * S: what it costs the server alone to take in the payments of a file without settling anything: staging by server-side COPY, payments and one
 * transfer each, append-only, keys and one secondary index on each. Like F, the schema is of the floor and stays as it is.
 */
import { join } from 'node:path';
import type pg from 'pg';
import { dataCivil } from '../../domain/comum/data-civil.ts';
import { escreverArquivoBinario } from './arquivo-binario.ts';
import type { Piso } from './piso.ts';

const ESQUEMA = `
DROP SCHEMA IF EXISTS piso_baixa CASCADE;
CREATE SCHEMA piso_baixa;
CREATE UNLOGGED TABLE piso_baixa.entrada (
  linha integer NOT NULL, valor bigint NOT NULL, fatura bigint NOT NULL, ligacao integer NOT NULL, pago_em date NOT NULL, credito_em date NOT NULL,
  tarifa integer NOT NULL, forma char(1) NOT NULL, codigo_barras text NOT NULL);
CREATE TABLE piso_baixa.pagamento (
  id bigint PRIMARY KEY, valor bigint NOT NULL, fatura bigint NOT NULL, ligacao integer NOT NULL, arquivo integer NOT NULL, linha integer NOT NULL,
  pago_em date NOT NULL, credito_em date NOT NULL, tarifa integer NOT NULL, forma char(1) NOT NULL);
CREATE INDEX pagamento_ligacao ON piso_baixa.pagamento (ligacao);
CREATE TABLE piso_baixa.lancamento (
  id bigint PRIMARY KEY, fatura bigint NOT NULL, valor bigint NOT NULL, ligacao integer NOT NULL, data date NOT NULL, data_fato date NOT NULL,
  conta_debito integer NOT NULL, conta_credito integer NOT NULL, rubrica smallint NOT NULL, evento smallint NOT NULL, criado_em timestamptz NOT NULL);
CREATE INDEX lancamento_ligacao ON piso_baixa.lancamento (ligacao, data);`;

const PAGAMENTOS = `
INSERT INTO piso_baixa.pagamento SELECT 10000000 + linha, valor, fatura, ligacao, 1, linha, pago_em, credito_em, tarifa, forma FROM piso_baixa.entrada`;
const LANCAMENTOS = `
INSERT INTO piso_baixa.lancamento SELECT 10000000 + linha, fatura, valor, ligacao, DATE '2026-12-14', pago_em, 1104, 101, 1, 2, now() FROM piso_baixa.entrada`;

export async function prepararBaixa(cliente: pg.Client, pasta: string, pagamentos: number): Promise<Piso> {
  await cliente.query(ESQUEMA);
  const arquivo = join(pasta, 'entrada.bin');
  const pagoEm = dataCivil('2026-12-10');
  const creditoEm = dataCivil('2026-12-11');
  escreverArquivoBinario(arquivo, (l) => {
    for (let i = 1; i <= pagamentos; i++) {
      l.linha(9);
      l.int4(i);
      l.int8(4_500 + ((i * 7_919) % 36_000));
      l.int8(i);
      l.int4(10_000 + i);
      l.data(pagoEm);
      l.data(creditoEm);
      l.int4(185);
      l.texto('2');
      l.texto('82640000045009173202702080000000000100000000');
    }
  });
  return {
    preparar: async () => void (await cliente.query('TRUNCATE piso_baixa.entrada, piso_baixa.pagamento, piso_baixa.lancamento')),
    correr: async () => {
      await cliente.query('BEGIN');
      await cliente.query(`COPY piso_baixa.entrada FROM '${arquivo}' (FORMAT binary)`);
      await cliente.query(PAGAMENTOS);
      await cliente.query(LANCAMENTOS);
      await cliente.query('COMMIT');
    },
  };
}
