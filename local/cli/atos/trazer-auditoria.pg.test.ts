import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditoriaAntiga } from '../../../test/fixture/auditoria-antiga.ts';
import { comBanco } from '../../../test/fixture/banco.ts';
import { s3DeTeste, type S3DeTeste } from '../../../test/fixture/s3.ts';
import { RAIZ } from '../onde.ts';

const bd = comBanco();
const pasta = mkdtempSync(join(tmpdir(), 'trazer-'));
let s3: S3DeTeste;
let dia = '';
beforeAll(async () => {
  s3 = await s3DeTeste();
  await auditoriaAntiga(bd.banco, bd.banco.pool('nascente_lote'), [70, 69, 3], `UPDATE comum.auditoria SET motivo = 'atendi maria@dominio.com', resultado = 'RECUSADO' WHERE id = 3`);
  const { rows } = await bd.banco.pool().query<{ dia: string }>(`SELECT (em AT TIME ZONE 'America/Sao_Paulo')::date AS dia FROM comum.auditoria WHERE id = 1`);
  dia = rows[0]?.dia ?? '';
});
afterAll(async () => {
  rmSync(pasta, { recursive: true });
  await s3.fechar();
});

/** The command in a process of its own; the bucket is served by this one meanwhile. */
function nascente(papel: 'nascente_migrador' | 'nascente_leitura' | 'nascente_app', ...argumentos: readonly string[]): Promise<{ readonly codigo: number; readonly saida: string; readonly erro: string }> {
  const env = { ...process.env, NASCENTE_BANCO: bd.banco.url(papel), AWS_ENDPOINT_URL_S3: s3.url, AWS_REGION: 'sa-east-1', AWS_ACCESS_KEY_ID: 'l', AWS_SECRET_ACCESS_KEY: 'l' };
  return new Promise((resolver) => {
    const filho = execFile(process.execPath, ['--import', 'tsx', join(RAIZ, 'local/cli/nascente.ts'), ...argumentos], { cwd: RAIZ, env, timeout: 60_000 }, (_e, saida, erro) => resolver({ codigo: filho.exitCode ?? -1, saida, erro }));
  });
}
const noDisco = () => join(s3.pasta, 'guarda');

it('puts away, verifies with and without the bucket, and brings back the acts of a period', async () => {
  expect(await nascente('nascente_migrador', 'auditoria', 'guardar', '--balde', 'guarda')).toMatchObject({ codigo: 0, saida: '2 arquivos escritos na guarda; 8 registros saíram do banco.\n' });
  const sem = await nascente('nascente_leitura', 'verificar', 'auditoria');
  expect([sem.codigo, sem.saida]).toEqual([0, expect.stringMatching(/^8 registros estão na guarda e não foram lidos.*--guarda\.\nA auditoria é a que se selou: 3 blocos, 12 registros/)]);
  expect(await nascente('nascente_leitura', 'verificar', 'auditoria', '--guarda', noDisco())).toMatchObject({ codigo: 0, saida: expect.stringMatching(/^A auditoria é a que se selou: .*2 arquivos da guarda/) as string });

  const saida = join(pasta, 'atos.jsonl');
  const trazido = await nascente('nascente_app', 'auditoria', 'trazer', '--motivo', 'ofício 12/2026', '--de', dia, '--ate', dia, '--guarda', noDisco(), '--saida', saida);
  expect(trazido).toMatchObject({ codigo: 0, saida: '', erro: expect.stringMatching(/^4 atos de .*, de 1 arquivo da guarda, com os dados pessoais mascarados\. Todos são como se selaram\..*\n$/) as string });
  expect(statSync(saida).mode & 0o777).toBe(0o600);
  const atos = readFileSync(saida, 'utf8').trim().split('\n').map((l) => JSON.parse(l) as Record<string, unknown>);
  expect(atos.map((a) => a['id'])).toEqual([1, 2, 3, 4]);
  expect(atos[2]).toMatchObject({ motivo: 'atendi m***@d***' });
  expect(atos[1]).toMatchObject({ usuario: 'maria', delegante: 'bruno', ip: '10.0.0.7', antes: { valor: 1, nome: 'çã\n"' } });
});

it('shows personal data whole only for a reason, finds as the screen finds, and all of it is in the audit before and after', async () => {
  const pool = bd.banco.pool();
  const inteiro = await nascente('nascente_app', 'auditoria', 'trazer', '--motivo', 'perícia', '--revelar', 'ordem do juiz, CPF 529.982.247-25', '--resultado', 'RECUSADO', '--de', dia, '--ate', dia, '--guarda', noDisco());
  expect(inteiro).toMatchObject({ codigo: 0, saida: expect.stringContaining('atendi maria@dominio.com') as string, erro: expect.stringMatching(/^1 ato de .*sem máscara/) as string });
  const { rows } = await pool.query<{ usuario: string; dispositivo: string; motivo: string; resultado: string; depois: object }>(
    `SELECT usuario, dispositivo, motivo, resultado, depois FROM comum.auditoria WHERE funcao = 'comum/trazer-auditoria' ORDER BY id DESC LIMIT 2`,
  );
  const [feito, pedido] = rows;
  expect(pedido).toMatchObject({ usuario: 'sistema:terminal', dispositivo: expect.stringMatching(/^terminal de /) as string, motivo: 'perícia', resultado: 'PEDIDO', depois: { de: dia, ate: dia, resultado: 'RECUSADO' } });
  expect(feito).toMatchObject({ resultado: 'FEITO', depois: { atos: 1, arquivos: 1, problemas: 0 } });
  expect(JSON.stringify(rows)).toContain('ordem do juiz');
  expect(JSON.stringify(rows), 'what is written as a reason takes no CPF').not.toContain('529.982.247-25');
  expect(await nascente('nascente_app', 'auditoria', 'trazer', '--de', dia, '--ate', dia, '--guarda', noDisco())).toMatchObject({ codigo: 2, saida: '', erro: expect.stringContaining('--motivo') as string });
  // who may not write that he looked sees nothing
  const semEscrita = await nascente('nascente_leitura', 'auditoria', 'trazer', '--motivo', 'perícia', '--de', dia, '--ate', dia, '--guarda', noDisco());
  expect([semEscrita.codigo === 0, semEscrita.saida]).toEqual([false, '']);
});

it('names the file with one byte that changed and leaves out what does not fit; a missing one is a finding', async () => {
  const nomes = readdirSync(noDisco(), { recursive: true, encoding: 'utf8' }).filter((a) => a.endsWith('.gz')).sort();
  const caminho = join(noDisco(), nomes.find((n) => n.includes('/1-1-')) ?? '');
  const bytes = readFileSync(caminho);
  bytes[50] = (bytes[50] ?? 0) ^ 1;
  writeFileSync(caminho, bytes);
  const ruim = await nascente('nascente_leitura', 'verificar', 'auditoria', '--guarda', noDisco());
  expect(ruim.codigo).toBe(1);
  expect(ruim.saida).toMatch(/✗ arquivo auditoria\/registros\/\d{4}\/1-1-[0-9a-f]{16}\.jsonl\.gz da guarda alterado/);
  const trazido = await nascente('nascente_app', 'auditoria', 'trazer', '--motivo', 'ofício 12/2026', '--de', dia, '--ate', dia, '--guarda', noDisco());
  expect(trazido).toMatchObject({ codigo: 1, saida: '', erro: expect.stringMatching(/✗ .*1-1-.*\n.*0 atos .*O que não confere ficou de fora/s) as string });
  rmSync(caminho);
  expect(await nascente('nascente_leitura', 'verificar', 'auditoria', '--guarda', noDisco())).toMatchObject({ codigo: 1, saida: expect.stringMatching(/✗ falta na guarda o arquivo .*\/1-1-.* \(blocos 1 a 1\)/) as string });
});
