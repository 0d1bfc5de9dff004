import { beforeAll, expect, test } from 'vitest';
import { comGente, status } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/pedir-acesso/handler.ts')).handler]);
const pedir = (perfil: string) => gente().como('noa', { metodo: 'POST', caminho: '/meus-pedidos-de-acesso', corpo: { perfil, motivo: 'mudei de setor' } });

beforeAll(async () => {
  const noa = await gente().pessoa('noa');
  await gente().sql(`INSERT INTO acesso.perfil (codigo, nome, ativo) VALUES ('balcao', 'Balcão', true), ('critica', 'Crítica', true), ('antigo', 'Antigo', false)`);
  await gente().sql(`INSERT INTO acesso.usuario_perfil (usuario, perfil) VALUES ($1, 'balcao')`, [noa]);
});

test('waits for another to decide, and is audited; the same one waits once', async () => {
  const respostas = await Promise.all([1, 2, 3].map(() => pedir('critica')));
  expect(status(respostas)).toEqual([201, 409, 409]);
  expect(respostas.find((r) => r.statusCode === 201)?.json).toMatchObject({ situacao: 'PENDENTE', pessoa: { nome: 'Pessoa noa' }, perfil: { codigo: 'critica', nome: 'Crítica' }, decididoPor: null });
  expect(await gente().ultimo('acesso/pedir-acesso')).toMatchObject({ usuario: 'Pessoa noa', depois: { perfil: 'critica' }, motivo: 'mudei de setor' });
});

test.each([['balcao', 'pedido/desnecessario'], ['antigo', 'perfil/nao-encontrado'], ['nenhum', 'perfil/nao-encontrado']])('%s: %s', async (perfil, codigo) => {
  expect((await pedir(perfil)).json['codigo']).toBe(codigo);
});
