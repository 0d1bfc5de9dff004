import { beforeEach, expect, test } from 'vitest';
import { somarDias } from '../../../domain/comum/data-civil.ts';
import { receber } from '../../../functions/arrecadacao/receber-retorno/receber.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { arquivoDe, contasAbertas, pagar, type ContaAberta } from './apoio.ts';

const casa = comFuncoes('nascente_lote');
let contas: readonly ContaAberta[] = [];
let proxima = 0;
/** An open bill that no other test uses. */
function conta(): ContaAberta {
  const achada = contas[proxima++];
  if (achada === undefined) throw new Error('acabaram as contas abertas da cidade');
  return achada;
}
const deps = () => ({ pool: casa().lote, relogio: casa().relogio, guarda: 'guarda' });
let chegadas = 0;
const chegar = (bytes: Uint8Array, nome = `retorno-${++chegadas}.ret`) => receber(deps(), { nome, entrada: { chave: `retornos/${nome}`, versao: String(++chegadas) }, bytes });
async function um<T>(sql: string, ...valores: unknown[]): Promise<T | undefined> {
  return (await casa().lote.query(sql, valores)).rows[0] as T | undefined;
}

beforeEach(async () => {
  casa().relogio.mudar(CIDADE.hoje);
  if (contas.length === 0) contas = await contasAbertas(casa().lote);
});

test('a fine that changed reaches who fell due from that day on, and nobody before', async () => {
  const [antes, depois] = [conta(), conta()];
  expect(depois.vencimento).toBe(antes.vencimento);
  const dia = somarDias(antes.vencimento, 20);
  casa().relogio.mudar(dia);
  const raiz = casa().banco.pool();
  /** Ten percent from that day on. */
  const mudarA = async (desde: string) => {
    await raiz.query(`DELETE FROM comum.parametro WHERE chave = 'acrescimos.multa-percentual' AND valor = '"10"'`);
    await raiz.query(`UPDATE comum.parametro SET vigencia = daterange('2000-01-01', $1::date) WHERE chave = 'acrescimos.multa-percentual'`, [desde]);
    await raiz.query(`INSERT INTO comum.parametro (chave, vigencia, valor, descricao) VALUES ('acrescimos.multa-percentual', daterange($1::date, NULL), '"10"', 'lei nova')`, [desde]);
  };
  const pagarAtrasada = async (c: ContaAberta) => {
    await chegar(arquivoDe([pagar(c, { dataPagamento: dia })], { dataGeracao: dia }));
    return (await um<{ multa: number }>('SELECT multa FROM faturamento.encargo_pendente WHERE aviso = $1', c.aviso))?.multa;
  };
  await mudarA(somarDias(antes.vencimento, 1));
  expect(await pagarAtrasada(antes)).toBe(Math.trunc(antes.valor * 0.02));
  await mudarA(depois.vencimento);
  expect(await pagarAtrasada(depois)).toBe(Math.trunc(depois.valor * 0.1));
});
