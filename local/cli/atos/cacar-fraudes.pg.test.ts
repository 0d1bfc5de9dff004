import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { CHAVE_PESSOAL } from '../../../test/fixture/cidade.ts';
import { comBanco } from '../../../test/fixture/banco.ts';
import { plantar, vezes } from '../../../test/integration/gerencial/apoio.ts';
import { comandoCacarFraudes } from './cacar-fraudes.ts';

const bd = comBanco();
const dados = mkdtempSync(join(tmpdir(), 'caca-fraude-'));
writeFileSync(join(dados, 'segredos.json'), JSON.stringify({ chaves: { nome: 'chaves-pessoais', atual: { valor: JSON.stringify({ chave: CHAVE_PESSOAL }) } } }));
afterEach(() => vi.restoreAllMocks());
afterAll(() => rmSync(dados, { recursive: true }));

async function rodar(json = false, qual = dados): Promise<string> {
  const dito: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((texto: string) => void dito.push(texto));
  await comandoCacarFraudes({ banco: bd.banco.url('nascente_migrador'), dados: qual, json });
  return dito.join('\n');
}

it('runs the rules, and says of each what it found and how long it took', async () => {
  await plantar(bd.banco.pool(), vezes(3, { usuario: 'Rui Prado', objeto: 'ciclo:1/ligacao:700', ha: '3 days' }));
  const texto = await rodar();
  expect(texto).toMatch(/^R1 +1 +1 +3 +\d+,\d s$/m);
  expect(texto).toMatch(/^R12 +0 +0 +0 /m);
  expect(texto).toContain('Rodada 1.');
  expect(JSON.parse(await rodar(true))).toMatchObject({ rodada: 2, regras: [{ regra: 'R1', achados: 1, casosNovos: 0, evidenciasNovas: 0, erro: null }, {}, {}, {}, {}] });
});

it('without the keys of personal data the rule that compares them fails by itself, and says what is missing', async () => {
  try {
    expect(await rodar(false, join(dados, 'outra'))).toMatch(/✗ R7 falhou: O arquivo de senhas e chaves/);
  } finally {
    process.exitCode = 0;
  }
});

it('while another runs it says so and changes nothing', async () => {
  await bd.banco.pool().query(`INSERT INTO gerencial.rodada_de_fraude (origem, por) VALUES ('AGENDA', 'sistema:cacar-fraudes')`);
  await expect(rodar()).rejects.toThrow('Outra rodada está em andamento');
});

it('a rule that fails is told by name, and ends the command with 1', async () => {
  await bd.banco.pool().query(`UPDATE gerencial.rodada_de_fraude SET terminada_em = now() WHERE terminada_em IS NULL; ALTER TABLE cadastro.busca RENAME TO busca_quebrada`);
  try {
    expect(await rodar()).toContain('✗ R7 falhou: ');
    expect(process.exitCode).toBe(1);
  } finally {
    process.exitCode = 0;
  }
});
