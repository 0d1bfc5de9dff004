import { beforeAll, beforeEach, expect, test } from 'vitest';
import { dataCivil } from '../../../domain/comum/data-civil.ts';
import { alterarAcessos } from '../../../layers/acesso/dados-do-usuario.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { comGente, dar, dia, RECUSADO } from './gente.ts';

const gente = comGente(async () => [
  (await import('../../../functions/acesso/alterar-acessos-do-usuario/handler.ts')).handler,
  (await import('../../../functions/acesso/ver-usuario/handler.ts')).handler,
]);
const USUARIO = { funcao: 'usuario', acoes: ['consultar', 'alterar'] };
const LIGACAO = { funcao: 'ligacao', acoes: ['consultar'] };
const ids = new Map<string, string>();
const de = (login: string) => ids.get(login) ?? '';
let alvo = '';
let n = 0;
interface Acessos {
  readonly versao: string;
  readonly concessoes: readonly object[];
  readonly [parte: string]: unknown;
}
const ler = async (id = alvo): Promise<Acessos> => {
  const { concessoes, negacoes, ...resto } = (await gente().como('adm', { metodo: 'GET', caminho: `/usuarios/${id}` })).json['acessos'] as Acessos & Record<'concessoes' | 'negacoes', Record<string, unknown>[]>;
  const pedidas = (lidas: Record<string, unknown>[]) => lidas.map((c) => Object.fromEntries(Object.entries(c).filter(([, valor]) => valor !== null)));
  return { ...resto, concessoes: pedidas(concessoes), negacoes: pedidas(negacoes) };
};
const mudar = async (mudanca: object, login = 'adm', id = alvo, lidos?: Acessos) => gente().como(login, { metodo: 'PUT', caminho: `/usuarios/${id}/acessos`, corpo: { ...(lidos ?? (await ler(id))), motivo: 'Mudou de função', ...mudanca } });

beforeAll(async () => {
  for (const login of ['adm', 'total', 'chefe', 'semnada']) ids.set(login, await gente().pessoa(login));
  await gente().sql(`UPDATE acesso.usuario SET administrador = true WHERE login IN ('adm', 'total')`);
  await dar(gente().sql, de('chefe'), [USUARIO, LIGACAO]);
  for (const [codigo, funcao, acao] of [['atendimento', 'ligacao', 'consultar'], ['critica', 'critica', 'executar'], ['liberacao', 'liberacao-do-ciclo', 'executar']]) {
    await gente().sql('INSERT INTO acesso.perfil (codigo, nome) VALUES ($1, $2)', [codigo, `Perfil ${codigo}`]);
    await gente().sql('INSERT INTO acesso.concessao (perfil, funcao, acoes) VALUES ($1, $2, ARRAY[$3])', [codigo, funcao, acao]);
  }
});
beforeEach(async () => {
  alvo = await gente().pessoa(`alvo${++n}`);
});

test('puts the whole document in place of what there was, with before and after in the audit', async () => {
  await dar(gente().sql, alvo, [{ funcao: 'fatura', acoes: ['consultar'] }]);
  const novo = {
    perfis: ['atendimento'],
    concessoes: [{ ...LIGACAO, setores: [2] }],
    negacoes: [{ funcao: 'razao', acoes: ['consultar'] }],
    janelas: [{ dias: [1, 2, 3, 4, 5], inicio: 480, fim: 1020 }],
    excecoes: [{ tipo: 'EXTRA', data: '2027-01-02', inicio: 480, fim: 720, motivo: 'Mutirão' }, { tipo: 'FECHADO', data: '2027-01-03', motivo: 'Recesso' }],
    somenteConsulta: true,
    gruposDeTrabalho: ['cadastro'],
  };
  const { statusCode, json } = await mudar(novo);
  expect(statusCode).toBe(200);
  expect(json).toMatchObject({ horario: 'de segunda a sexta, das 8h às 17h', somenteConsulta: true, acessos: { ...novo, concessoes: [{ ...LIGACAO, setores: [2] }] } });
  const { versao: _, ...lidos } = await ler();
  expect(lidos).toEqual(novo);
  expect(await gente().ultimo('acesso/alterar-acessos-do-usuario')).toMatchObject({ usuario: 'Pessoa adm', motivo: 'Mudou de função', antes: { perfis: [], concessoes: [{ funcao: 'fatura' }] }, depois: { perfis: ['atendimento'] } });
});

test('what changed since it was read is not written over', async () => {
  const lidos = await ler();
  await gente().sql(`INSERT INTO acesso.usuario_perfil VALUES ($1, 'critica')`, [alvo]);
  expect((await mudar({ perfis: [] }, 'adm', alvo, lidos)).json['codigo']).toBe('usuario/mudou');
  expect((await ler())['perfis']).toEqual(['critica']);
});

test('two at the same moment: one is done', async () => {
  // a process has one connection, and would take turns: here each has its own
  const pool = gente().banco.pool('nascente_app');
  const hoje = dataCivil(dia(0));
  for (let vez = 0; vez < 6; vez += 1) {
    const { versao } = await ler();
    const pedido = { versao, motivo: 'mudou de função', concessoes: [], negacoes: [], janelas: [], excecoes: [], somenteConsulta: vez % 2 === 0, gruposDeTrabalho: [] };
    const mexer = (login: string, perfil: string) => emTransacao(pool, (cliente) => alterarAcessos(cliente, { autor: { nome: login }, pessoa: de(login), hoje }, alvo, { ...pedido, perfis: [perfil] }));
    const feitos = await Promise.all([mexer('adm', 'atendimento'), mexer('total', 'critica')]);
    expect(feitos.filter((f) => f.ok)).toHaveLength(1);
  }
});

test('nobody changes his own, not even an administrador', async () => {
  expect((await mudar({ perfis: ['atendimento'] }, 'chefe', de('chefe'))).json['codigo']).toBe('usuario/proprio');
  expect(await gente().ultimo('acesso/alterar-acessos-do-usuario')).toMatchObject({ resultado: 'RECUSADO' });
  expect((await mudar({ perfis: ['atendimento'] }, 'adm', de('adm'))).json['codigo']).toBe('usuario/proprio');
});

test('who is no administrador does not touch one', async () => {
  expect((await mudar({ somenteConsulta: true }, 'chefe', de('total'))).json['codigo']).toBe('usuario/de-administrador');
});

test('who is no administrador gives only what he holds; what was there may stay', async () => {
  await dar(gente().sql, alvo, [{ funcao: 'fatura', acoes: ['consultar'], setores: [1, 3] }]);
  const { concessoes } = await ler();
  expect((await mudar({ concessoes: [...concessoes, LIGACAO] }, 'chefe')).statusCode).toBe(200);
  expect((await mudar({ concessoes: [{ funcao: 'fatura', acoes: ['consultar'], setores: [1] }] }, 'chefe')).statusCode).toBe(200);
  expect((await mudar({ concessoes: [{ funcao: 'fatura', acoes: ['consultar'], setores: [1, 2] }] }, 'chefe')).json['codigo']).toBe('acesso/alem-dos-direitos');
  expect((await mudar({ perfis: ['critica'] }, 'chefe')).json['codigo']).toBe('acesso/alem-dos-direitos');
  expect(await gente().ultimo('acesso/alterar-acessos-do-usuario')).toMatchObject({ resultado: 'RECUSADO' });
  expect((await mudar({ perfis: ['atendimento'] }, 'chefe')).statusCode).toBe(200);
});

test('to lift what held a right back is to give it', async () => {
  await dar(gente().sql, alvo, [{ funcao: 'fatura', acoes: ['consultar'] }, { funcao: 'fatura', acoes: ['consultar'], efeito: 'NEGA' }]);
  expect((await mudar({ negacoes: [] }, 'chefe')).json['codigo']).toBe('acesso/alem-dos-direitos');
  await gente().sql('UPDATE acesso.usuario SET somente_consulta = true WHERE id = $1', [alvo]);
  expect((await mudar({ somenteConsulta: false }, 'chefe')).json['codigo']).toBe('acesso/alem-dos-direitos');
  expect((await mudar({ negacoes: [], somenteConsulta: false })).statusCode).toBe(200);
});

test('both sides of a control are refused, nothing changes, and the attempt is audited', async () => {
  await mudar({ perfis: ['critica'] });
  expect((await mudar({ perfis: ['critica', 'liberacao'], somenteConsulta: false })).json['codigo']).toBe('acesso/par-segregado');
  expect((await ler())['perfis']).toEqual(['critica']);
  expect(await gente().ultimo('acesso/alterar-acessos-do-usuario')).toMatchObject({ resultado: 'RECUSADO' });
});

test.each([
  ['a window that is empty', { janelas: [{ dias: [1], inicio: 480, fim: 480 }] }, 'usuario/horario'],
  ['an extra opening that is empty', { excecoes: [{ tipo: 'EXTRA', data: '2027-01-02', inicio: 480, fim: 480, motivo: 'Mutirão' }] }, 'usuario/horario'],
  ['a function that is none', { concessoes: [{ funcao: 'inventada', acoes: ['consultar'] }] }, 'usuario/funcao-desconhecida'],
  ['a setor that is none', { concessoes: [{ ...LIGACAO, setores: [1, 999] }] }, 'acesso/lugar-desconhecido'],
  ['a localidade that is none, denied', { negacoes: [{ ...LIGACAO, localidades: [999] }] }, 'acesso/lugar-desconhecido'],
  ['a departamento that is none', { concessoes: [{ ...LIGACAO, departamentos: [999] }] }, 'acesso/lugar-desconhecido'],
  ['a profile that is none', { perfis: ['inventado'] }, 'perfil/nao-encontrado'],
])('%s is refused', async (_, mudanca, codigo) => {
  expect((await mudar(mudanca)).json['codigo']).toBe(codigo);
});

test('only who alters users', async () => {
  expect(await mudar({ perfis: [] }, 'semnada')).toMatchObject(RECUSADO);
});
