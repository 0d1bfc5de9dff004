import { beforeAll, expect, test } from 'vitest';
import { PARES_SEGREGADOS } from '../../../domain/acesso/segregacao.ts';
import { comGente, dar, dia, RECUSADO } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/ver-usuario/handler.ts')).handler]);
const ids = new Map<string, string>();
const ver = (de: string, login = 'adm') => gente().como(login, { metodo: 'GET', caminho: `/usuarios/${ids.get(de) ?? de}` });

beforeAll(async () => {
  for (const login of ['adm', 'bia', 'lia', 'total', 'semnada']) ids.set(login, await gente().pessoa(login));
  await dar(gente().sql, ids.get('adm') ?? '', [{ funcao: 'usuario', acoes: ['consultar'] }]);
  await dar(gente().sql, ids.get('lia') ?? '', [{ funcao: 'razao', acoes: ['consultar'] }]);
  await gente().sql(`UPDATE acesso.usuario SET administrador = true WHERE login = 'total'`);
});

test('says what the person can and where each right comes from', async () => {
  const bia = ids.get('bia');
  await gente().sql(`INSERT INTO acesso.perfil (codigo, nome) VALUES ('atendimento', 'Atendimento de balcão')`);
  await gente().sql(`INSERT INTO acesso.concessao (perfil, funcao, acoes) VALUES ('atendimento', 'fatura', '{consultar}')`);
  await gente().sql(`INSERT INTO acesso.usuario_perfil VALUES ($1, 'atendimento')`, [bia]);
  await dar(gente().sql, bia ?? '', [{ funcao: 'ligacao', acoes: ['consultar'], setores: [1] }, { funcao: 'ciclo', acoes: ['consultar'] }, { funcao: 'ciclo', acoes: ['consultar'], efeito: 'NEGA' }]);
  const [d] = await gente().sql<{ id: number }>(`INSERT INTO acesso.delegacao (delegante, delegado, de, ate, motivo, criada_por) VALUES ($1, $2, $3, $3, 'férias', $1) RETURNING id`, [ids.get('lia'), bia, dia(0)]);
  await gente().sql(`INSERT INTO acesso.concessao (delegacao, funcao, acoes) VALUES ($1, 'razao', '{consultar}')`, [d?.id]);
  await gente().sql(`INSERT INTO acesso.janela (usuario, dias, inicio, fim) VALUES ($1, '{1,2,3,4,5}', 480, 1020)`, [bia]);
  const { json } = await ver('bia');
  expect(json['efetivas']).toEqual([
    { funcao: 'ligacao', acoes: ['consultar'], setores: [1], origem: { tipo: 'PROPRIA', nome: null } },
    { funcao: 'fatura', acoes: ['consultar'], setores: null, origem: { tipo: 'PERFIL', nome: 'Atendimento de balcão' } },
    { funcao: 'razao', acoes: ['consultar'], setores: null, origem: { tipo: 'DELEGACAO', nome: 'Pessoa lia' } },
  ]);
  expect(json).toMatchObject({ login: 'bia', horario: 'de segunda a sexta, das 8h às 17h', acessos: { perfis: ['atendimento'], negacoes: [{ funcao: 'ciclo' }], janelas: [{ dias: [1, 2, 3, 4, 5], inicio: 480, fim: 1020 }] } });
});

test('full access is said, with the pairs that it opens and those that an exception covers', async () => {
  await gente().sql(`INSERT INTO acesso.excecao_de_segregacao (usuario, par, de, ate, motivo) VALUES ($1, 'leitura-critica', $2, $2, 'equipe pequena')`, [ids.get('total'), dia(0)]);
  const { json } = await ver('total');
  expect((json as { efetivas: { origem: { tipo: string } }[] }).efetivas.every((e) => e.origem.tipo === 'TOTAL')).toBe(true);
  expect(json['paresAbertos']).toEqual(PARES_SEGREGADOS.filter(({ codigo }) => codigo !== 'leitura-critica').map(({ codigo, nome }) => ({ par: codigo, nome })));
  expect(json['paresExcetuados']).toEqual([{ par: 'leitura-critica', nome: 'Registrar leitura e fazer a crítica', de: dia(0), ate: dia(0), motivo: 'equipe pequena' }]);
});

test('shows where the person is in, and never what would let another in', async () => {
  await gente().sql(`INSERT INTO acesso.sessao_de_usuario (usuario, token, ip, dispositivo, expira_em) VALUES ($1, 'token-que-ninguem-pode-ver-de-fora-00', '203.0.113.7', 'Firefox', now() + interval '1 hour')`, [ids.get('lia')]);
  await gente().sql(`INSERT INTO acesso.credencial (usuario, provedor, conta, senha) VALUES ($1::uuid, 'credential', $1, '$scrypt$segredo')`, [ids.get('lia')]);
  const { json, body } = await ver('lia');
  expect(json['sessoesAbertas']).toMatchObject([{ ip: '203.0.113.7', dispositivo: 'Firefox' }]);
  expect(body).not.toMatch(/token-que-ninguem|scrypt/);
});

test('whatever changes what was given changes the version', async () => {
  const versao = async () => (await ver('lia')).json['acessos'] as { versao: string };
  const antes = (await versao()).versao;
  expect((await versao()).versao).toBe(antes);
  await gente().sql(`INSERT INTO acesso.usuario_perfil VALUES ($1, 'atendimento')`, [ids.get('lia')]);
  expect((await versao()).versao).not.toBe(antes);
});

test('who is nobody, and who may not look', async () => {
  expect((await ver('00000000-0000-4000-8000-00000000dead')).json['codigo']).toBe('usuario/nao-encontrado');
  expect(await ver('bia', 'semnada')).toMatchObject(RECUSADO);
});
