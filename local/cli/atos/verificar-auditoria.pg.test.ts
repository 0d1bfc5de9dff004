import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { comBanco } from '../../../test/fixture/banco.ts';
import { esperarHorizonte } from '../../../test/fixture/horizonte.ts';
import { RAIZ } from '../onde.ts';

const bd = comBanco();
const pasta = mkdtempSync(join(tmpdir(), 'ancoras-'));
afterAll(() => rmSync(pasta, { recursive: true }));

/** The command in a process of its own, as a person would. */
function nascente(...argumentos: readonly string[]): { readonly codigo: number | null; readonly saida: string; readonly erro: string } {
  const r = spawnSync(process.execPath, ['--import', 'tsx', join(RAIZ, 'local/cli/nascente.ts'), ...argumentos], { encoding: 'utf8', timeout: 60_000, cwd: RAIZ, env: { ...process.env, NASCENTE_BANCO: '' } });
  return { codigo: r.status, saida: r.stdout, erro: r.stderr };
}
const verificar = (...mais: readonly string[]) => nascente('verificar', 'auditoria', '--banco', bd.banco.url('nascente_leitura'), ...mais);
async function mexer(sql: string): Promise<void> {
  const raiz = await bd.banco.pool().connect();
  await raiz.query(`SET session_replication_role = replica; ${sql}; SET session_replication_role = origin`);
  raiz.release();
}

beforeAll(async () => {
  for (let i = 1; i <= 3; i++) await auditar(bd.banco.pool('nascente_app'), { autor: { nome: 'maria', ip: '10.0.0.7', dispositivo: 'balcão' }, funcao: 'teste/agir', objeto: `x:${i}`, motivo: 'teste' });
  await esperarHorizonte(bd.banco.pool());
});

it('seals, verifies, and ends with 1 and the name of what changed', async () => {
  const selado = nascente('selar-auditoria', '--banco', bd.banco.url('nascente_migrador'));
  expect(selado).toMatchObject({ codigo: 0, saida: '3 registros selados em 1 bloco.\n' });
  expect(verificar()).toMatchObject({ codigo: 0, saida: expect.stringMatching(/^A auditoria é a que se selou: 1 bloco, 3 registros, 0 âncoras \(.+ s\)\.\n$/) as string });

  const { rows } = await bd.banco.pool().query<{ resumo: string }>(`SELECT encode(resumo, 'hex') AS resumo FROM comum.selo_auditoria`);
  mkdirSync(join(pasta, '2026'));
  writeFileSync(join(pasta, '2026', '1.json'), JSON.stringify({ numero: 1, resumo: rows[0]?.resumo, seladoEm: '2026-11-28T12:00:00.000000Z' }));
  expect(verificar('--ancoras', pasta)).toMatchObject({ codigo: 0, saida: expect.stringContaining('1 âncora') as string });

  await mexer(`UPDATE comum.auditoria SET usuario = 'joana' WHERE id = 2; DELETE FROM comum.auditoria WHERE id = 3`);
  const alterada = verificar();
  expect(alterada.codigo).toBe(1);
  expect(alterada.saida).toContain('✗ registro 2 alterado depois de selado (bloco 1)\n✗ registro 3 removido (era do bloco 1)\n');
  expect(alterada.saida).toMatch(/2 problemas na auditoria, em .*docs\/runbook\/selo-da-auditoria\.md/);
  const json = verificar('--json');
  expect(json.codigo).toBe(1);
  expect(json.saida.trim().split('\n').map((l) => JSON.parse(l) as unknown)).toEqual([
    { problema: 'registro-alterado', bloco: 1, registro: 2 },
    { problema: 'registro-removido', bloco: 1, registro: 3 },
    { blocos: 1, registros: 3, guardados: 0, arquivos: 0, ancoras: 0, achados: 2 },
  ]);

  await mexer('DELETE FROM comum.selo_auditoria; DELETE FROM comum.auditoria');
  expect(verificar().codigo).toBe(0);
  expect(verificar('--ancoras', pasta)).toMatchObject({ codigo: 1, saida: expect.stringContaining('✗ cadeia cortada: há âncora do bloco 1, e o último do banco é o 0\n') as string });
});

it('says what is no anchor, without a stack', () => {
  const ruim = join(pasta, 'ruim.json');
  writeFileSync(ruim, '{"numero": 1');
  expect(verificar('--ancoras', ruim)).toMatchObject({ codigo: 1, erro: expect.stringMatching(/ruim\.json não é uma âncora da auditoria.*\n$/) as string });
  rmSync(ruim);
  mkdirSync(join(pasta, 'vazia'));
  expect(verificar('--ancoras', join(pasta, 'vazia'))).toMatchObject({ codigo: 1, erro: expect.stringContaining('Não há âncoras') as string });
  expect(verificar('--ancoras', join(pasta, 'nao-ha'))).toMatchObject({ codigo: 1, erro: expect.stringContaining('não existe') as string });
});
