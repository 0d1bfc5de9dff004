import { beforeAll, expect, test } from 'vitest';
import { comGente, status } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/desistir-de-pedido/handler.ts')).handler]);
let id: number | undefined;
const desistir = (login: string) => gente().como(login, { metodo: 'POST', caminho: `/meus-pedidos-de-acesso/${id}/desistencia` });

beforeAll(async () => {
  const noa = await gente().pessoa('noa');
  await gente().pessoa('outra');
  await gente().sql(`INSERT INTO acesso.perfil (codigo, nome) VALUES ('critica', 'Crítica')`);
  id = (await gente().sql<{ id: number }>(`INSERT INTO acesso.pedido_de_acesso (usuario, perfil, motivo) VALUES ($1, 'critica', 'mudei de setor') RETURNING id`, [noa]))[0]?.id;
});

test('only of one\'s own, and once', async () => {
  expect((await desistir('outra')).json['codigo']).toBe('pedido/nao-encontrado');
  const duas = await Promise.all([1, 2].map(() => desistir('noa')));
  expect(status(duas)).toEqual([200, 409]);
  expect(duas.find((r) => r.statusCode === 200)?.json).toMatchObject({ situacao: 'DESISTIDO', decididoPor: 'Pessoa noa' });
  expect(await gente().ultimo('acesso/desistir-de-pedido')).toMatchObject({ usuario: 'Pessoa noa', depois: { situacao: 'DESISTIDO' } });
});
