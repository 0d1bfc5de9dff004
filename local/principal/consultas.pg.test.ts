import { expect, test } from 'vitest';
import { somarDias } from '../../domain/comum/data-civil.ts';
import { receber } from '../../functions/leitura/receber-leituras/receber.ts';
import { CIDADE } from '../../test/fixture/cidade.ts';
import { comFuncoes } from '../../test/fixture/funcoes-reais.ts';
import { pontosDoGrupo } from '../semear/pontos-a-ler.ts';
import { simularLeituras } from '../semear/simular-leituras.ts';
import { FalhaDoComando } from '../cli/falhas.ts';
import { dataDaLeitura, proximaSemLeituras } from './consultas.ts';

const casa = comFuncoes('nascente_lote');
const SEM_NADA = 4;

/** The grupo read on a day as far from today as said. */
async function chegarLeituras(dias: number): Promise<void> {
  const { lote, relogio } = casa();
  const data = somarDias(CIDADE.hoje, dias);
  const { nome, texto } = simularLeituras({ grupo: SEM_NADA, referencia: CIDADE.referencia, data, semente: 1, pontos: await pontosDoGrupo(lote, SEM_NADA, data) });
  await receber({ pool: lote, relogio }, Buffer.from(texto), { nome, chave: `leituras/${dias}-${nome}`, versao: null });
}

test('a month is read when some reading of it was accepted, not when a file came', async () => {
  const { lote } = casa();
  expect(await proximaSemLeituras(lote, CIDADE.lido.grupo)).not.toBe(CIDADE.referencia);
  expect(await proximaSemLeituras(lote, SEM_NADA)).toBe(CIDADE.referencia);
  await chegarLeituras(1);
  const { rows } = await lote.query('SELECT situacao, aceitas FROM leitura.arquivo WHERE grupo = $1 AND referencia = 202611', [SEM_NADA]);
  expect(rows).toEqual([{ situacao: 'PROCESSADO', aceitas: 0 }]);
  expect(await proximaSemLeituras(lote, SEM_NADA)).toBe(CIDADE.referencia);
  await chegarLeituras(0);
  expect(await proximaSemLeituras(lote, SEM_NADA)).not.toBe(CIDADE.referencia);
});

test('a month without schedule is said to who asked for it', async () => {
  const recusa = dataDaLeitura(casa().lote, SEM_NADA, '2031-01');
  await expect(recusa).rejects.toThrow(FalhaDoComando);
  await expect(recusa).rejects.toThrow(/grupo 4 em 2031-01.*cadastre o cronograma/);
});
