import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { conferirLegado } from '../../../layers/postgres/verificar/conferir-legado.ts';
import { comBanco } from '../../../test/fixture/banco.ts';
import { comandoImportarAuditoria } from './importar-auditoria.ts';

const bd = comBanco();
const raiz = () => bd.banco.pool();
const pasta = mkdtempSync(join(tmpdir(), 'legado-'));
afterAll(() => rmSync(pasta, { recursive: true }));
let dito: string[] = [];
beforeEach(() => {
  dito = [];
  vi.spyOn(console, 'log').mockImplementation((texto: string) => void dito.push(texto));
});

const CABECALHO = 'Data e hora;Usuário;Função;Ação;Objeto;Antes;Depois;IP;Terminal';
let n = 0;
function arquivo(texto: string, codificacao: 'utf8' | 'latin1' = 'utf8'): string {
  const caminho = join(pasta, `log-${++n}.csv`);
  writeFileSync(caminho, texto, codificacao);
  return caminho;
}
const importar = (caminho: string, o: { conferir?: boolean } = {}) => comandoImportarAuditoria({ banco: bd.banco.url('nascente_migrador'), arquivo: caminho, ...o });
const recusa = (caminho: string) => importar(caminho).then(() => '', (e: Error) => e.message);
const quantos = async () => (await raiz().query<{ n: number }>('SELECT count(*)::integer AS n FROM comum.auditoria_legada')).rows[0]?.n;
const achados = async () => {
  const tudo = [];
  for await (const a of conferirLegado(raiz())) tudo.push(a);
  return tudo;
};
async function mexer(sql: string): Promise<void> {
  const cliente = await raiz().connect();
  await cliente.query(`SET session_replication_role = replica; ${sql}; SET session_replication_role = origin`);
  cliente.release();
}

const BOM = `${CABECALHO}\r
15/01/2019 08:15:00;JOSE;CADASTRO;ALTERAR;LIG 1234;"RUA ""A"";\r
nº 1";RUA B \\N;10.2.3.4;CAIXA-02\r
2019-07-15 08:15:00;Conceição;FATURA;EMITIR;;;;;\r
`;

test('what came is what the file has, at its own hour, with summer time where there was', async () => {
  const caminho = arquivo(BOM, 'latin1');
  await importar(caminho, { conferir: true });
  expect([dito.join(), await quantos()]).toEqual([expect.stringContaining('Nada a corrigir: 2 atos'), 0]);
  await importar(caminho);
  expect(dito.join()).toContain('Importado do sistema anterior: 2 atos');
  const { rows } = await raiz().query(`SELECT linha, em AT TIME ZONE 'UTC' AS em, usuario, objeto, antes, depois, host(ip) AS ip, terminal FROM comum.auditoria_legada ORDER BY linha`);
  expect(rows).toEqual([
    { linha: 1, em: expect.anything() as unknown, usuario: 'JOSE', objeto: 'LIG 1234', antes: 'RUA "A";\r\nnº 1', depois: 'RUA B \\N', ip: '10.2.3.4', terminal: 'CAIXA-02' },
    { linha: 2, em: expect.anything() as unknown, usuario: 'Conceição', objeto: null, antes: null, depois: null, ip: null, terminal: null },
  ]);
  const { rows: horas } = await raiz().query(`SELECT to_char(em AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS em FROM comum.auditoria_legada ORDER BY linha`);
  expect(horas).toEqual([{ em: '2019-01-15 10:15' }, { em: '2019-07-15 11:15' }]);
  const { rows: atos } = await raiz().query<{ depois: Record<string, unknown> }>(`SELECT usuario, depois FROM comum.auditoria WHERE funcao = 'comum/importar-auditoria'`);
  expect(atos).toMatchObject([{ usuario: 'sistema:terminal', depois: { origem: 'LEGADO', arquivo: 'log-1.csv', linhas: 2, selo: expect.stringMatching(/^[0-9a-f]{64}$/) as string } }]);
});

test('the same file comes in once, by whatever name', async () => {
  await importar(arquivo(BOM, 'latin1'));
  expect(dito.join()).toMatch(/^Este arquivo já veio em .* \(log-1\.csv, 2 atos\)\. Nada a fazer\.$/);
  const dois = arquivo(`${CABECALHO}\n01/01/2020 00:00;A;B;C;;;;;`);
  await Promise.all([importar(dois), importar(dois)]);
  expect(await quantos()).toBe(3);
});

test('one line wrong and nothing comes in; each says line, field and what to do', async () => {
  const dita = await recusa(arquivo(`${CABECALHO}\n01/02/2020 10:00:00;ANA;F;A;;;;;\n31/02/2020 10:00:00;;F;A;;;;300.1.1.1;\n01/01/2999 10:00:00;ANA;${'F'.repeat(121)};A;;;;;;sobra`));
  expect(dita.split('\n').flatMap((l) => /^ {2}(linha \d+[^:]*):/.exec(l)?.[1] ?? [])).toEqual(['linha 3, data e hora', 'linha 3, usuário', 'linha 3, ip', 'linha 4', 'linha 4, data e hora', 'linha 4, função']);
  expect(await recusa(arquivo('Data e hora;Usuário;Função;Cor\n'))).toMatch(/"Cor" não é desta lista[\s\S]*falta a coluna "ação"/);
  expect(await recusa(arquivo(`${CABECALHO}\n`))).toContain('não há nenhum ato');
  expect(await recusa(arquivo(`${CABECALHO}\n01/02/2020 10:00:00;"ANA;F;A;;;;;\n`))).toContain('a aspa (") que abre uma célula não fecha');
  expect(await recusa(join(pasta, 'nao-ha.csv'))).toContain('não existe');
  expect(await recusa(arquivo(`${CABECALHO}\n${'x;;F;A;;;;;\n'.repeat(200)}`))).toContain('… e mais 300 problemas.');
  expect(await quantos()).toBe(3);
});

test('what was changed, taken out or put in by a hand above is found, to a thousand lines', async () => {
  await importar(arquivo(`${CABECALHO}\n${Array.from({ length: 2_500 }, (_, i) => `01/02/2020 10:00:00;ANA;F;A;${i + 1};;;;\n`).join('')}`));
  expect(await achados()).toEqual([]);
  const { rows } = await raiz().query<{ id: number }>('SELECT max(id) AS id FROM comum.arquivo_legado');
  const id = rows[0]?.id;
  await expect(raiz().query(`UPDATE comum.auditoria_legada SET usuario = 'RUI'`)).rejects.toThrow('só aceita inclusão');
  await expect(bd.banco.pool('nascente_app').query(`INSERT INTO comum.auditoria_legada (arquivo, linha, em, usuario, funcao, acao) VALUES (1, 9, now(), 'A', 'B', 'C')`)).rejects.toThrow('permission denied');
  const problemas = { problema: 'legado-alterado', arquivo: id };
  await mexer(`UPDATE comum.auditoria_legada SET usuario = 'RUI' WHERE arquivo = ${id} AND linha = 1500`);
  expect(await achados()).toEqual([{ ...problemas, de: 1001, ate: 2000 }]);
  await mexer(`UPDATE comum.auditoria_legada SET usuario = 'ANA' WHERE arquivo = ${id} AND linha = 1500; DELETE FROM comum.auditoria_legada WHERE arquivo = ${id} AND linha > 2000`);
  expect(await achados()).toEqual([{ ...problemas, de: 2001, ate: 2500 }]);
  await mexer(`INSERT INTO comum.auditoria_legada (arquivo, linha, em, usuario, funcao, acao) VALUES (${id}, 3001, now(), 'X', 'Y', 'Z'), (999, 1, now(), 'X', 'Y', 'Z')`);
  expect(await achados()).toEqual([{ ...problemas, de: 2001, ate: 2500 }, { ...problemas, de: 3001, ate: 3001 }, { problema: 'legado-sem-arquivo', arquivo: 999 }]);
  // whoever makes the digests again is found by the act, which the seal of the audit answers for
  await mexer(`DELETE FROM comum.auditoria_legada WHERE arquivo IN (${id}, 999); DELETE FROM comum.arquivo_legado WHERE id = ${id}; UPDATE comum.arquivo_legado SET resumo = sha256('x') WHERE id = 1`);
  expect(await achados()).toEqual([{ problema: 'legado-de-outro-ato', arquivo: 1 }]);
});
