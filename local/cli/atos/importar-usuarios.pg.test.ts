import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { criarAutenticacao } from '../../../layers/acesso/autenticacao.ts';
import { entrarComSenha } from '../../../layers/acesso/entrar-com-senha.ts';
import { comBanco } from '../../../test/fixture/banco.ts';
import { comandoPrimeiroAdministrador } from './acesso.ts';
import { comandoImportarUsuarios } from './importar-usuarios.ts';

const bd = comBanco();
const raiz = () => bd.banco.pool();
const banco = () => ({ banco: bd.banco.url('nascente_app') });
const pasta = mkdtempSync(join(tmpdir(), 'lista-'));
afterAll(() => rmSync(pasta, { recursive: true }));
let dito: string[] = [];
beforeEach(() => {
  dito = [];
  vi.spyOn(console, 'log').mockImplementation((texto: string) => void dito.push(texto));
});

const CABECALHO = 'Usuário;Nome;E-mail;Departamento;Perfis;Setores;Horário;Válido até';
const BOA = `${CABECALHO}\r
ana.souza;Ana Souza;ana@saae.example;Comercial;Atendimento;;seg a sex 8h-17h;31/12/2199\r
beto;Beto Conceição;;;atendimento, Leitura;;;\r
caio;Caio Núñez;;;Crítica de leituras;Centro, 2;sáb 8h-12h;\r
`;
let n = 0;
function planilha(texto: string, codificacao: 'utf8' | 'latin1' = 'utf8'): string {
  n += 1;
  const arquivo = join(pasta, `lista-${n}.csv`);
  writeFileSync(arquivo, texto, codificacao);
  return arquivo;
}
const importar = (arquivo: string, o: { conferir?: boolean; senhas?: string } = {}) => comandoImportarUsuarios({ ...banco(), arquivo, ...o });
const recusa = (arquivo: string, o: { conferir?: boolean; senhas?: string } = {}) => importar(arquivo, o).then(() => '', (e: Error) => e.message);
const logins = async () => (await raiz().query<{ login: string }>(`SELECT login FROM acesso.usuario WHERE login <> 'rosa' ORDER BY login`)).rows.map((r) => r.login);
const acessos = async (login: string) =>
  (
    await raiz().query<{ perfis: string[]; concessoes: string[]; janelas: number }>(
      `SELECT ARRAY(SELECT perfil FROM acesso.usuario_perfil WHERE usuario = u.id ORDER BY 1) AS perfis,
              ARRAY(SELECT funcao || ' ' || array_to_string(setores, ',') FROM acesso.concessao WHERE usuario = u.id ORDER BY 1) AS concessoes,
              (SELECT count(*) FROM acesso.janela WHERE usuario = u.id)::integer AS janelas FROM acesso.usuario u WHERE login = $1`,
      [login],
    )
  ).rows[0];

beforeAll(async () => {
  const calado = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await comandoPrimeiroAdministrador({ ...banco(), login: 'rosa', nome: 'Rosa Prado' });
  calado.mockRestore();
  await raiz().query(`INSERT INTO acesso.departamento (nome) VALUES ('Comercial');
    INSERT INTO cadastro.localidade (id, nome, municipio, uf) VALUES (1, 'Sede', 'Sorocaba', 'SP');
    INSERT INTO cadastro.setor (id, localidade, codigo, nome) VALUES (1, 1, 1, 'Centro'), (2, 1, 2, 'Vila Nova')`);
});

test('conferring writes nothing, and says what would be done', async () => {
  await importar(planilha(BOA), { conferir: true });
  expect(dito.join()).toContain('3 pessoas seriam criadas');
  expect(await logins()).toEqual([]);
  expect((await raiz().query(`SELECT FROM comum.auditoria WHERE funcao = 'acesso/importar-usuarios'`)).rows).toEqual([]);
});

test('one line wrong and nobody is made; all that is wrong is told, with what the database does not know', async () => {
  const arquivo = planilha(`${BOA}dora;Dora Lima;;Jurídico;Chefia;Lua;;\r\nedu;Edu Reis;não é;;Administração de acesso;;;\r\nrosa2;Rosa Prado;;;Leitura;;;\r\nfabio;Fábio Melo;;;Crítica de leituras, Liberação do ciclo;;;\r\n`);
  const dita = await recusa(arquivo);
  const onde = dita.split('\n').flatMap((l) => /^ {2}(linha \d+, [^:]+)/.exec(l)?.[1] ?? []);
  expect(onde).toEqual(['linha 5, perfis', 'linha 5, departamento', 'linha 5, setores', 'linha 6, e-mail', 'linha 6, perfis', 'linha 7, nome', 'linha 8, perfis']);
  expect(dita).toContain('7 problemas');
  expect(dita).toContain('não se dá por lista');
  expect(dita).toContain('fazer os dois lados');
  expect(await logins()).toEqual([]);
  expect(() => statSync(arquivo.replace('.csv', '-senhas.csv'))).toThrow();
});

test('a profile of one session at a time is not given by halves: within setores the person would not hold it, and would have several', async () => {
  await raiz().query(`UPDATE acesso.perfil SET sessao_unica = true WHERE codigo = 'critica'`);
  expect(await recusa(planilha(BOA), { conferir: true })).toContain('linha 4, setores: o perfil "Crítica de leituras" deixa uma sessão por vez');
  await raiz().query(`UPDATE acesso.perfil SET sessao_unica = false WHERE codigo = 'critica'`);
});

test('all of the list is made at once, each with a password that only the file has, and opens only its change', async () => {
  const arquivo = planilha(BOA, 'latin1');
  await importar(arquivo);
  expect(dito.join()).toContain('3 pessoas criadas');
  const destino = arquivo.replace('.csv', '-senhas.csv');
  expect(statSync(destino).mode & 0o777).toBe(0o600);
  const senhas = new Map(readFileSync(destino, 'utf8').split('\r\n').slice(1, -1).map((l) => [l.split(';')[0] ?? '', l.split(';')[2] ?? ''] as const));
  expect([...senhas.keys()]).toEqual(['ana.souza', 'beto', 'caio']);
  for (const senha of senhas.values()) expect(dito.join()).not.toContain(senha);
  const autenticacao = criarAutenticacao('chave-de-teste-com-mais-de-32-caracteres');
  const entrou = await entrarComSenha(bd.banco.pool('nascente_app'), autenticacao, { login: 'beto', senha: senhas.get('beto') ?? '' }, { ip: '203.0.113.7', dispositivo: 'teste' });
  expect(entrou).toMatchObject({ ok: true, valor: { nome: 'Beto Conceição', trocarSenha: true } });
  expect(await acessos('ana.souza')).toEqual({ perfis: ['atendimento'], concessoes: [], janelas: 1 });
  expect((await raiz().query(`SELECT valido_ate::text AS ate, administrador FROM acesso.usuario WHERE login = 'ana.souza'`)).rows).toEqual([{ ate: '2199-12-31', administrador: false }]);
  // within setores the profile is not held whole: what it gives becomes rights of one's own, in those alone
  const caio = await acessos('caio');
  expect(caio?.perfis).toEqual([]);
  expect(caio?.concessoes).toContain('critica 1,2');
  expect(caio?.concessoes.every((c) => c.endsWith(' 1,2'))).toBe(true);
  const { rows } = await raiz().query<{ tudo: string; motivo: string }>(`SELECT a::text AS tudo, motivo FROM comum.auditoria a WHERE funcao = 'acesso/importar-usuarios' ORDER BY id`);
  expect(rows.map((r) => r.motivo)).toEqual([2, 3, 4].map((l) => expect.stringMatching(new RegExp(`lista-\\d+\\.csv, linha ${l}$`)) as string));
  for (const senha of senhas.values()) expect(rows.map((r) => r.tudo).join()).not.toContain(senha);
});

test('brought again it makes nobody, and another person on the same login is refused', async () => {
  await importar(planilha(`${BOA}gil;Gil Prates;;;Leitura;;;\r\n`));
  expect(dito.join()).toContain('1 pessoa criada. 3 pessoas já estavam como na lista e não mudaram.');
  const dita = await recusa(planilha(`${CABECALHO}\nana.souza;Ana Sousa;ana@saae.example;;Leitura;;;\nhugo;Hugo Reis;beto@x.example;;Leitura;;;`));
  expect(dita).toContain('linha 2, usuário: já há o usuário ana.souza (Ana Souza), com outro conteúdo em: nome, departamento, perfis ou setores, horário, válido até.');
  expect(await logins()).toEqual(['ana.souza', 'beto', 'caio', 'gil']);
});

test('passwords are never written over a file, and without them nobody is made', async () => {
  const [arquivo, ocupado] = [planilha(`${CABECALHO}\nivo;Ivo Paz;;;Leitura;;;`), planilha('já existo')];
  expect(await recusa(arquivo, { senhas: ocupado })).toContain('Ninguém foi criado');
  expect(readFileSync(ocupado, 'utf8')).toBe('já existo');
  expect(await logins()).not.toContain('ivo');
});

test('what fails after the passwords were written leaves neither person nor file', async () => {
  const arquivo = planilha(`${CABECALHO}\nivo;Ivo Paz;;;Leitura;;;`);
  await raiz().query(`CREATE FUNCTION pg_temp_falhar() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no fim'; END $$;
    CREATE CONSTRAINT TRIGGER falhar AFTER INSERT ON acesso.usuario DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pg_temp_falhar()`);
  await expect(importar(arquivo)).rejects.toThrow('no fim');
  await raiz().query('DROP TRIGGER falhar ON acesso.usuario');
  expect(() => statSync(arquivo.replace('.csv', '-senhas.csv'))).toThrow();
  expect(await logins()).not.toContain('ivo');
});
