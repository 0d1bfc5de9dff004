import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { comFuncoes } from '../../../test/fixture/funcoes-reais.ts';
import { CIDADE } from '../../../test/fixture/cidade.ts';
import { simularRetornoDoBanco } from './simular-retorno.ts';

const casa = comFuncoes('nascente_lote');
const dados = mkdtempSync(join(tmpdir(), 'simular-'));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(dados, { recursive: true });
});

test('of a cycle without open bills no file is made, since only strangers would be in it', async () => {
  vi.stubEnv('NASCENTE_BANCO', casa().banco.url('nascente_leitura'));
  const arquivo = join(dados, 'r.ret');
  await expect(simularRetornoDoBanco({ ciclo: 99, semente: 1, dados, arquivo })).rejects.toThrow(/ciclo 99 não tem conta em aberto.*ciclo listar/);
  expect(existsSync(arquivo)).toBe(false);
  await simularRetornoDoBanco({ ciclo: CIDADE.emitido.ciclo, semente: 1, dados, arquivo });
  expect(existsSync(arquivo)).toBe(true);
});
