/**
 * F: what it costs the server alone to write one month, whoever computed it. One bill of twenty columns (barcode and linha digitável kept),
 * three items and three transfers for each ligação, into logged tables with primary keys and the three working indexes, by server-side
 * binary COPY of files made beforehand, in one transaction of one connection. The schema is of the floor, not of the product: it stays as it
 * is when the product's changes.
 */
import { join } from 'node:path';
import type pg from 'pg';
import { linhaDigitavel } from '../../domain/arrecadacao/linha-digitavel.ts';
import { montarCodigoDeBarras } from '../../domain/arrecadacao/codigo-de-barras.ts';
import { dataCivil } from '../../domain/comum/data-civil.ts';
import { centavos } from '../../domain/comum/dinheiro.ts';
import { aviso } from '../../domain/comum/identidades.ts';
import type { EscritorDeLinhas } from '../../layers/postgres/copia-binaria.ts';
import { escreverArquivoBinario } from './arquivo-binario.ts';
import type { Piso } from './piso.ts';

const ESQUEMA = `
DROP SCHEMA IF EXISTS piso CASCADE;
CREATE SCHEMA piso;
CREATE TABLE piso.fatura (
  id bigint PRIMARY KEY, ligacao integer NOT NULL, rota integer NOT NULL, referencia date NOT NULL, emissao date NOT NULL, vencimento date NOT NULL,
  leitura_anterior integer, leitura_atual integer, consumo integer NOT NULL, economias integer NOT NULL, categoria smallint NOT NULL, situacao smallint NOT NULL,
  valor_agua bigint NOT NULL, valor_esgoto bigint NOT NULL, valor_outros bigint NOT NULL, valor_total bigint NOT NULL, aviso bigint NOT NULL, nota bigint NOT NULL,
  codigo_barras text NOT NULL, linha_digitavel text NOT NULL);
CREATE INDEX fatura_ligacao ON piso.fatura (ligacao, referencia);
CREATE INDEX fatura_aberta ON piso.fatura (vencimento) WHERE situacao = 1;
CREATE TABLE piso.item (
  fatura bigint NOT NULL, ordem smallint NOT NULL, rubrica smallint NOT NULL, volume integer NOT NULL, preco bigint NOT NULL, valor bigint NOT NULL,
  PRIMARY KEY (fatura, ordem));
CREATE TABLE piso.lancamento (
  id bigint PRIMARY KEY, fatura bigint NOT NULL, valor bigint NOT NULL, ligacao integer NOT NULL, data date NOT NULL, data_fato date NOT NULL,
  conta_debito integer NOT NULL, conta_credito integer NOT NULL, rubrica smallint NOT NULL, evento smallint NOT NULL, criado_em timestamptz NOT NULL);
CREATE INDEX lancamento_ligacao ON piso.lancamento (ligacao, data);`;

const ITENS = 3;
const CONVENIO = { empresa: '9173', modulo: 10 } as const;
const EMISSAO = dataCivil('2026-11-20');
const VENCIMENTO = dataCivil('2026-12-10');
const REFERENCIA = dataCivil('2026-11-01');
const CRIADO_EM = new Date('2026-11-20T12:00:00Z');

function escreverFatura(l: EscritorDeLinhas, i: number): void {
  const agua = 2_500 + (i * 7_919) % 20_000;
  const esgoto = Math.floor(agua * 0.8);
  const codigo = montarCodigoDeBarras(CONVENIO, { valor: centavos(agua + esgoto), validade: VENCIMENTO, aviso: aviso(i) });
  l.linha(20);
  l.int8(i);
  l.int4(10_000 + i);
  l.int4(Math.ceil(i / 450));
  l.data(REFERENCIA);
  l.data(EMISSAO);
  l.data(VENCIMENTO);
  l.int4(i % 5_000);
  l.int4((i % 5_000) + 14);
  l.int4(14);
  l.int4(1);
  l.int2(1);
  l.int2(1);
  l.int8(agua);
  l.int8(esgoto);
  l.int8(0);
  l.int8(agua + esgoto);
  l.int8(i);
  l.int8(i);
  l.texto(codigo);
  l.texto(linhaDigitavel(codigo).replace(/\D/g, ''));
}

function escreverItens(l: EscritorDeLinhas, i: number): void {
  for (let ordem = 1; ordem <= ITENS; ordem++) {
    l.linha(6);
    l.int8(i);
    l.int2(ordem);
    l.int2(ordem);
    l.int4(14);
    l.int8(250);
    l.int8(2_500 + ((i * 7_919) % 20_000));
  }
}

function escreverLancamentos(l: EscritorDeLinhas, i: number): void {
  for (let ordem = 1; ordem <= ITENS; ordem++) {
    l.linha(11);
    l.int8((i - 1) * ITENS + ordem);
    l.int8(i);
    l.int8(2_500 + ((i * 7_919) % 20_000));
    l.int4(10_000 + i);
    l.data(EMISSAO);
    l.data(EMISSAO);
    l.int4(100 + ordem);
    l.int4(200 + ordem);
    l.int2(ordem);
    l.int2(1);
    l.instante(CRIADO_EM);
  }
}

const TABELAS = ['fatura', 'item', 'lancamento'] as const;

/** `pasta` is readable by the server; `cliente` is a superuser's, in a database of the floors. */
export async function prepararEscritaDoMes(cliente: pg.Client, pasta: string, ligacoes: number): Promise<Piso> {
  await cliente.query(ESQUEMA);
  const escritores = { fatura: escreverFatura, item: escreverItens, lancamento: escreverLancamentos };
  for (const tabela of TABELAS) {
    escreverArquivoBinario(join(pasta, `${tabela}.bin`), (l) => {
      for (let i = 1; i <= ligacoes; i++) escritores[tabela](l, i);
    });
  }
  return {
    preparar: async () => void (await cliente.query(`TRUNCATE ${TABELAS.map((t) => `piso.${t}`).join(', ')}`)),
    correr: async () => {
      await cliente.query('BEGIN');
      for (const tabela of TABELAS) await cliente.query(`COPY piso.${tabela} FROM '${join(pasta, `${tabela}.bin`)}' (FORMAT binary)`);
      await cliente.query('COMMIT');
    },
  };
}
