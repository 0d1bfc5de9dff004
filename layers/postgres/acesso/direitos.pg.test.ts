import { beforeAll, expect, test } from 'vitest';
import { lugaresDe } from '../../../domain/acesso/lugares.ts';
import { alcance, decidir } from '../../../domain/acesso/permissao.ts';
import { dataCivil } from '../../../domain/comum/data-civil.ts';
import { comBanco } from '../../../test/fixture/banco.ts';
import { lerDireitos, type DireitosLidos } from './direitos.ts';

const t = comBanco();
const HOJE = dataCivil('2026-11-28');
const ids = new Map<string, string>();
const raiz = (sql: string) => t.banco.pool().query<Record<string, string>>(sql);

async function direitos(login: string): Promise<DireitosLidos> {
  const lidos = await lerDireitos(t.banco.pool('nascente_app'), { tipo: 'usuario', id: ids.get(login) ?? '' });
  if (lidos === undefined) throw new Error(`${login} não existe`);
  return lidos;
}

const pode = async (login: string, funcao: string, acao: 'consultar' | 'alterar') => decidir((await direitos(login)).instantaneo, { funcao, acao, recurso: 'ALGUM', privilegios: [], hoje: HOJE }).ok;

beforeAll(async () => {
  await raiz(`
    INSERT INTO cadastro.localidade (id, nome, municipio, uf) VALUES (1, 'Sede', 'Cidade', 'SP'), (2, 'Distrito', 'Cidade', 'SP');
    INSERT INTO cadastro.setor (id, localidade, codigo, nome) VALUES (11, 1, 1, 'Centro'), (12, 1, 2, 'Norte'), (21, 2, 1, 'Distrito');
    INSERT INTO acesso.perfil (codigo, nome, somente_consulta, ativo) VALUES ('critica', 'Crítica', false, true), ('olhar', 'Olhar', true, true), ('antigo', 'Antigo', false, false);
    INSERT INTO acesso.concessao (perfil, funcao, acoes, localidades) VALUES ('critica', 'critica', '{consultar,alterar}', '{1}'), ('olhar', 'ciclo', '{consultar,executar}', NULL), ('antigo', 'razao', '{consultar}', NULL);
    INSERT INTO acesso.usuario (login, nome, email) SELECT l, 'Pessoa ' || l, l || '@saae.example' FROM unnest('{ana,bia,caio,dora}'::text[]) AS l;
    INSERT INTO acesso.usuario (login, nome, email, administrador) VALUES ('elis', 'Pessoa elis', 'elis@saae.example', true);
    UPDATE acesso.usuario SET administrador = true WHERE login = 'dora'`);
  for (const { id, login } of (await raiz('SELECT id, login FROM acesso.usuario')).rows) ids.set(login ?? '', id ?? '');
  await raiz(`
    INSERT INTO acesso.usuario_perfil (usuario, perfil) SELECT id, p FROM acesso.usuario, unnest('{critica,olhar,antigo}'::text[]) AS p WHERE login = 'ana';
    INSERT INTO acesso.concessao (usuario, efeito, funcao, acoes, setores) SELECT id, 'NEGA', 'critica', '{alterar}', '{12}' FROM acesso.usuario WHERE login = 'ana';
    INSERT INTO acesso.janela (usuario, dias, inicio, fim) SELECT id, '{1,2,3,4,5}', 480, 1020 FROM acesso.usuario WHERE login = 'ana';
    INSERT INTO acesso.janela (perfil, dias, inicio, fim) VALUES ('critica', '{6}', 0, 1440);
    INSERT INTO acesso.excecao_de_horario (perfil, data, tipo, motivo) VALUES ('critica', '2026-12-25', 'FECHADO', 'Natal');
    WITH d AS (INSERT INTO acesso.delegacao (delegante, delegado, de, ate, motivo, criada_por)
      SELECT a.id, b.id, '2026-11-20', '2026-11-30', 'férias', a.id FROM acesso.usuario a, acesso.usuario b WHERE a.login = 'ana' AND b.login = 'bia' RETURNING id)
    INSERT INTO acesso.concessao (delegacao, funcao, acoes) SELECT d.id, f, '{consultar,alterar}' FROM d, unnest('{critica,razao}'::text[]) AS f`);
});

test('profiles in force, what they deny, and where', async () => {
  const { instantaneo, setores } = await direitos('ana');
  const onde = (acao: 'consultar' | 'alterar') => lugaresDe(alcance(instantaneo, 'critica', acao, HOJE), setores);
  expect([onde('consultar'), onde('alterar')]).toEqual([[11, 12], [11]]);
  expect(await pode('ana', 'ciclo', 'consultar')).toBe(true);
  expect(instantaneo.perfis.map((p) => p.codigo)).toEqual(['critica', 'olhar']);
  expect(await pode('ana', 'razao', 'consultar')).toBe(false);
  expect(await pode('caio', 'critica', 'consultar')).toBe(false);
});

test('a profile that only looks gives nothing else', async () => {
  const { instantaneo } = await direitos('ana');
  expect(alcance(instantaneo, 'ciclo', 'executar', HOJE)).toEqual([]);
});

test('the hours of the person and of the profiles come apart: the rule puts one before the other', async () => {
  const { horario } = await direitos('ana');
  expect(horario.proprio.janelas).toEqual([{ dias: [1, 2, 3, 4, 5], inicio: 480, fim: 1020 }]);
  expect(horario.dosPerfis.flatMap((h) => h.excecoes)).toEqual([{ tipo: 'FECHADO', data: '2026-12-25' }]);
});

test('what is lent is what the lender still has, by his name', async () => {
  const { instantaneo, setores } = await direitos('bia');
  const trechos = alcance(instantaneo, 'critica', 'alterar', HOJE);
  expect(trechos.map((trecho) => trecho.delegante)).toEqual(['Pessoa ana']);
  expect(lugaresDe(trechos, setores)).toEqual([11]);
  expect(await pode('bia', 'razao', 'consultar')).toBe(false);
  await raiz(`DELETE FROM acesso.usuario_perfil WHERE perfil = 'critica'`);
  expect(await pode('bia', 'critica', 'alterar')).toBe(false);
  await raiz(`INSERT INTO acesso.usuario_perfil (usuario, perfil) SELECT id, 'critica' FROM acesso.usuario WHERE login = 'ana'; UPDATE acesso.delegacao SET encerrada_em = now()`);
  expect(await pode('bia', 'critica', 'alterar')).toBe(false);
});

test('full access is every function, until the person is disabled', async () => {
  expect(await pode('dora', 'liberacao-do-ciclo', 'consultar')).toBe(false);
  expect(await pode('dora', 'razao', 'consultar')).toBe(true);
  await raiz(`UPDATE acesso.usuario SET ativo = false WHERE login = 'dora'`);
  expect(await pode('dora', 'razao', 'consultar')).toBe(false);
});

test('the version changes in the commit that changes any right, and with nothing else', async () => {
  const versao = async () => (await raiz('SELECT versao::text AS versao FROM acesso.versao_dos_direitos')).rows[0]?.['versao'];
  let antes = await versao();
  for (const sql of [
    `INSERT INTO acesso.usuario_perfil (usuario, perfil) SELECT id, 'olhar' FROM acesso.usuario WHERE login = 'caio'`,
    `DELETE FROM acesso.usuario_perfil WHERE perfil = 'olhar'`,
    `UPDATE acesso.perfil SET ativo = false WHERE codigo = 'olhar'`,
    `UPDATE acesso.usuario SET somente_consulta = true WHERE login = 'caio'`,
    `DELETE FROM acesso.janela`,
    `INSERT INTO acesso.privilegio_concedido (usuario, privilegio, de, ate, motivo, concedido_por) SELECT a.id, 'divida-ativa:ver', '2026-11-01', '2026-12-01', 'substituição', b.id FROM acesso.usuario a, acesso.usuario b WHERE a.login = 'ana' AND b.login = 'bia'`,
    `INSERT INTO cadastro.setor (id, localidade, codigo, nome) VALUES (22, 2, 2, 'Vila')`,
  ]) {
    await raiz(sql);
    const agora = await versao();
    expect(agora, sql).not.toBe(antes);
    antes = agora;
  }
  await raiz(`UPDATE acesso.usuario SET ultimo_acesso = now()`);
  expect(await versao()).toBe(antes);
});
