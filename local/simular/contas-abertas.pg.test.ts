import { expect, test } from 'vitest';
import { calendarioDoBanco } from '../../layers/postgres/comum/calendario.ts';
import { somarDias } from '../../domain/comum/data-civil.ts';
import { receber } from '../../functions/arrecadacao/receber-retorno/receber.ts';
import { CIDADE } from '../../test/fixture/cidade.ts';
import { comFuncoes } from '../../test/fixture/funcoes-reais.ts';
import { contasAbertas, convenioDoBanco } from './contas-abertas.ts';
import { simularRetorno } from './retorno.ts';

const casa = comFuncoes('nascente_lote');

async function simular(id: number | null, hoje = CIDADE.hoje) {
  const { banco } = casa();
  const leitura = banco.pool('nascente_leitura');
  const convenio = (await convenioDoBanco(leitura, id)) ?? expect.fail('sem convênio');
  return simularRetorno({ convenio, contas: await contasAbertas(leitura, CIDADE.emitido.ciclo), hoje, calendario: await calendarioDoBanco(leitura), semente: 3, parte: 0.5 });
}
async function porDestino(): Promise<Record<number, number>> {
  const { rows } = await casa().lote.query<{ destino: number; n: number }>(
    'SELECT destino, count(*)::integer AS n FROM arrecadacao.pagamento WHERE arquivo = (SELECT max(id) FROM arrecadacao.arquivo) GROUP BY 1',
  );
  return Object.fromEntries(rows.map((r) => [r.destino, r.n]));
}

test('what was simulated is what the settlement finds, file after file', async () => {
  const chegar = ({ nome, bytes }: { nome: string; bytes: Uint8Array }) => receber({ pool: casa().lote, relogio: casa().relogio, guarda: 'guarda' }, { nome, entrada: { chave: `retornos/${nome}`, versao: null }, bytes });
  const primeiro = await simular(2);
  expect(primeiro.nome).toBe('retorno-001-000001.ret');
  expect(await chegar(primeiro)).toEqual({ aceito: true });
  const a = primeiro.acontecimentos;
  expect(await porDestino()).toEqual({ 1: (a.EM_DIA ?? 0) + (a.A_MAIOR ?? 0), 2: a.A_MENOR, 4: a.DUAS_VEZES, 5: 3 });
  // the next one has the next number, and does not pay again what is paid
  const segundo = await simular(2);
  expect(segundo.nsa).toBe(2);
  await chegar(segundo);
  expect((await porDestino())[4]).toBe(segundo.acontecimentos.DUAS_VEZES);
  // of the bank that issues, months later: late, and after the validity
  casa().relogio.mudar(somarDias(CIDADE.hoje, 90));
  const terceiro = await simular(null, somarDias(CIDADE.hoje, 90));
  expect(terceiro.nome).toBe('retorno-104-000001.ret');
  await chegar(terceiro);
  expect((await porDestino())[3]).toBe(terceiro.acontecimentos.FORA_DA_VALIDADE);
  const { rows } = await casa().lote.query('SELECT situacao FROM arrecadacao.arquivo');
  expect(rows.map((r: { situacao: string }) => r.situacao)).toEqual(['PROCESSADO', 'PROCESSADO', 'PROCESSADO']);
});

test('an agreement that does not exist simulates nothing', async () => {
  expect(await convenioDoBanco(casa().lote, 99)).toBeNull();
});
