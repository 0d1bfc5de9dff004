import { expect, test } from 'vitest';
import { somarDias } from '../../../domain/comum/data-civil.ts';
import { verificarPorCalculo } from '../../../layers/postgres/verificar/por-calculo.ts';
import { arquivoDe, pagar, type ContaAberta } from './apoio.ts';
import { comRecepcao } from './recepcao.ts';

const { casa, um, conta, chegar } = comRecepcao();

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

test('whoever pays late where nothing is charged of it owes nothing, and the night that looks for who does not owe knows that', async () => {
  const c = conta();
  const dia = somarDias(c.vencimento, 20);
  casa().relogio.mudar(dia);
  const raiz = casa().banco.pool();
  await raiz.query('DELETE FROM faturamento.indice_selic WHERE referencia >= 202601');
  await raiz.query(`UPDATE comum.parametro SET valor = '"0"' WHERE chave LIKE 'acrescimos.%-percentual' AND vigencia @> $1::date`, [dia]);
  await chegar(arquivoDe([pagar(c, { dataPagamento: dia })], { dataGeracao: dia }));
  expect(await um('SELECT quitado, (SELECT count(*)::integer FROM faturamento.encargo_pendente e WHERE e.aviso = p.aviso) AS devidos FROM arrecadacao.pagamento p WHERE aviso = $1', c.aviso)).toEqual({ quitado: c.valor, devidos: 0 });
  const doAtraso = async () => (await verificarPorCalculo(casa().banco.pool('nascente_leitura'))).find((v) => v.numero === 23)?.exemplos;
  expect(await doAtraso()).toEqual([]);
  // a fine that was of its due date, and only of that day
  const multaDe = (desde: string | null, ate: string | null, valor: string) =>
    raiz.query(`INSERT INTO comum.parametro (chave, vigencia, valor, descricao) VALUES ('acrescimos.multa-percentual', daterange($1::date, $2::date), to_jsonb($3::text), 'lei')`, [desde, ate, valor]);
  await raiz.query(`DELETE FROM comum.parametro WHERE chave = 'acrescimos.multa-percentual'`);
  await multaDe(null, somarDias(c.vencimento, 1), '2');
  await multaDe(somarDias(c.vencimento, 1), null, '0');
  expect(await doAtraso()).toMatchObject([{ aviso: c.aviso, multa: Math.trunc(c.valor * 0.02) }]);
});
