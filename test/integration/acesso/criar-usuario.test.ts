import { beforeAll, expect, test } from 'vitest';
import { conferirSenhaGuardada } from '../../../layers/acesso/senha-guardada.ts';
import { comGente, dar, dia, RECUSADO } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/criar-usuario/handler.ts')).handler]);
const ids = new Map<string, string>();
const USUARIO = { funcao: 'usuario', acoes: ['consultar', 'incluir', 'alterar', 'executar'] };
const criar = (corpo: object, login = 'adm') => gente().como(login, { metodo: 'POST', caminho: '/usuarios', corpo: { perfis: [], motivo: 'Contratação', ...corpo } });
const perfil = async (codigo: string, concessoes: readonly (readonly [string, string])[]) => {
  await gente().sql('INSERT INTO acesso.perfil (codigo, nome) VALUES ($1, $2)', [codigo, `Perfil ${codigo}`]);
  for (const [funcao, acoes] of concessoes) await gente().sql('INSERT INTO acesso.concessao (perfil, funcao, acoes) VALUES ($1, $2, $3)', [codigo, funcao, acoes]);
};

beforeAll(async () => {
  for (const login of ['adm', 'chefe', 'semnada']) ids.set(login, await gente().pessoa(login));
  await dar(gente().sql, ids.get('chefe') ?? '', [USUARIO, { funcao: 'ligacao', acoes: ['consultar'] }]);
  await gente().sql(`UPDATE acesso.usuario SET administrador = true WHERE login = 'adm'`);
  await gente().sql(`INSERT INTO acesso.departamento (nome, ativo) VALUES ('Comercial', true), ('Extinto', false)`);
  await perfil('atendimento', [['ligacao', '{consultar}']]);
  await perfil('critica', [['critica', '{executar}']]);
  await perfil('liberacao', [['liberacao-do-ciclo', '{executar}']]);
});

test('the password comes once, opens only the change of it, and is nowhere in clear', async () => {
  const { statusCode, json } = await criar({ login: 'nova', nome: 'Nova Pessoa', email: 'Nova@SAAE.example', departamento: 1, perfis: ['atendimento'] });
  expect(statusCode).toBe(201);
  const { senha } = json as { senha: string };
  // 31 symbols twenty times: more than 80 bits
  expect(senha).toMatch(/^([a-hj-km-np-z2-9]{4}-){4}[a-hj-km-np-z2-9]{4}$/);
  expect(json).toMatchObject({ nuncaCopiado: [], usuario: { login: 'nova', email: 'nova@saae.example', trocaSenha: true, ativo: true, administrador: false, departamento: { nome: 'Comercial' }, acessos: { perfis: ['atendimento'] } } });
  const [c] = await gente().sql<{ senha: string }>(`SELECT c.senha FROM acesso.credencial c JOIN acesso.usuario u ON u.id = c.usuario WHERE u.login = 'nova'`);
  expect(await conferirSenhaGuardada(c?.senha ?? '', senha)).toBe(true);
  const ato = await gente().ultimo('acesso/criar-usuario');
  expect(ato).toMatchObject({ usuario: 'Pessoa adm', motivo: 'Contratação', depois: { login: 'nova', perfis: ['atendimento'] } });
  const tudo = await gente().sql<{ t: string }>(`SELECT (SELECT json_agg(a) FROM comum.auditoria a)::text || (SELECT json_agg(u) FROM acesso.usuario u)::text || (SELECT json_agg(c) FROM acesso.credencial c)::text AS t`);
  expect(tudo[0]?.t).not.toContain(senha);
  expect(JSON.stringify(ato)).not.toContain('scrypt');
});

test('two people do not get the same password', async () => {
  const senhas = await Promise.all(['um', 'dois'].map(async (n) => (await criar({ login: `par.${n}`, nome: `Par ${n}` })).json['senha']));
  expect(new Set(senhas).size).toBe(2);
});

test('a copy has what the post has, and nothing that is of the person', async () => {
  const de = await gente().pessoa('origem', [{ funcao: 'fatura', acoes: ['consultar'], setores: [1] }, { funcao: 'razao', acoes: ['consultar'], efeito: 'NEGA' }]);
  await gente().sql(`UPDATE acesso.usuario SET somente_consulta = true, grupos_de_trabalho = '{cadastro}', dois_fatores = true WHERE id = $1`, [de]);
  await gente().sql(`INSERT INTO acesso.usuario_perfil VALUES ($1, 'atendimento')`, [de]);
  await gente().sql(`INSERT INTO acesso.janela (usuario, dias, inicio, fim) VALUES ($1, '{1,2}', 480, 720)`, [de]);
  await gente().sql(`INSERT INTO acesso.excecao_de_horario (usuario, data, tipo, motivo) VALUES ($1, $2, 'FECHADO', 'folga')`, [de, dia(1)]);
  await gente().sql(`INSERT INTO acesso.privilegio_concedido (usuario, privilegio, de, ate, motivo, concedido_por) VALUES ($1, 'taxa:isentar', $2, $2, 'motivo', $3)`, [de, dia(0), ids.get('adm')]);
  await gente().sql(`INSERT INTO acesso.excecao_de_segregacao (usuario, par, de, ate, motivo) VALUES ($1, 'usuario-caixa', $2, $2, 'equipe')`, [de, dia(0)]);
  const { json } = await criar({ login: 'copia', nome: 'Cópia da Origem', copiarDe: de });
  expect(json).toMatchObject({
    usuario: {
      somenteConsulta: true,
      segundoFator: false,
      privilegios: [],
      paresExcetuados: [],
      acessos: { perfis: ['atendimento'], concessoes: [{ funcao: 'fatura', setores: [1] }], negacoes: [{ funcao: 'razao' }], janelas: [{ dias: [1, 2] }], excecoes: [], gruposDeTrabalho: ['cadastro'] },
    },
  });
  expect(json['nuncaCopiado']).toEqual(expect.arrayContaining(['a senha', 'os privilégios', 'as delegações', 'o segundo fator']));
});

test('full access is not copied, and who copies is told', async () => {
  const { json } = await criar({ login: 'comum', nome: 'Cópia do Adm', copiarDe: ids.get('adm') });
  expect(json).toMatchObject({ usuario: { administrador: false, efetivas: [] }, nuncaCopiado: expect.arrayContaining([expect.stringContaining('acesso total')]) as unknown });
});

test('nobody begins with both sides of a control: nothing of him is kept, and the attempt is audited', async () => {
  const { json } = await criar({ login: 'dois.lados', nome: 'Dois Lados', perfis: ['critica', 'liberacao'] });
  expect(json).toMatchObject({ codigo: 'acesso/par-segregado', detail: expect.stringContaining('Fazer a crítica e liberar o ciclo') as string });
  expect(await gente().sql(`SELECT FROM acesso.usuario WHERE login = 'dois.lados'`)).toEqual([]);
  expect(await gente().ultimo('acesso/criar-usuario')).toMatchObject({ objeto: 'usuario:dois.lados', resultado: 'RECUSADO' });
});

test('who is no administrador gives only what he holds, whether by profile or by copy', async () => {
  expect((await criar({ login: 'ate.aqui', nome: 'Até Aqui', perfis: ['atendimento'] }, 'chefe')).statusCode).toBe(201);
  expect((await criar({ login: 'alem', nome: 'Além Daqui', perfis: ['critica'] }, 'chefe')).json['codigo']).toBe('acesso/alem-dos-direitos');
  expect(await gente().ultimo('acesso/criar-usuario')).toMatchObject({ resultado: 'RECUSADO' });
  const de = await gente().pessoa('mais', [{ funcao: 'fatura', acoes: ['consultar'] }]);
  expect((await criar({ login: 'alem', nome: 'Além Daqui', copiarDe: de }, 'chefe')).json['codigo']).toBe('acesso/alem-dos-direitos');
  expect(await gente().sql(`SELECT FROM acesso.usuario WHERE login = 'alem'`)).toEqual([]);
});

test.each([
  ['login', { login: 'adm', nome: 'Outro Nome' }, 'usuario/repetido'],
  ['name in other capitals', { login: 'outro', nome: 'PESSOA ADM' }, 'usuario/repetido'],
  ['e-mail', { login: 'outro', nome: 'Outro Nome', email: 'adm@saae.example' }, 'usuario/repetido'],
  ['department out of use', { login: 'outro', nome: 'Outro Nome', departamento: 2 }, 'departamento/nao-encontrado'],
  ['profile that is none', { login: 'outro', nome: 'Outro Nome', perfis: ['nenhum'] }, 'perfil/nao-encontrado'],
  ['copy of nobody', { login: 'outro', nome: 'Outro Nome', copiarDe: '00000000-0000-4000-8000-00000000dead' }, 'usuario/nao-encontrado'],
])('%s is refused', async (_, corpo, codigo) => {
  expect((await criar(corpo)).json['codigo']).toBe(codigo);
  expect(await gente().sql(`SELECT FROM acesso.usuario WHERE login = 'outro'`)).toEqual([]);
});

test('only who includes users', async () => {
  expect(await criar({ login: 'outro', nome: 'Outro Nome' }, 'semnada')).toMatchObject(RECUSADO);
});
