import { beforeAll, expect, test } from 'vitest';
import { versaoDe } from '../../../layers/postgres/comum/versao.ts';
import { carregarDepartamentos, DEPARTAMENTOS } from './departamentos.ts';
import { comGente, RECUSADO } from './gente.ts';

const gente = comGente(carregarDepartamentos);
const ids: number[] = [];
const lida = async (id: number) => {
  const [d] = await gente().sql<{ nome: string; ativo: boolean }>('SELECT nome, ativo FROM acesso.departamento WHERE id = $1::integer', [id]);
  return versaoDe(d ?? {});
};
const alterar = async (login: string, id: number, mudanca: object = {}) =>
  gente().como(login, { metodo: 'PUT', caminho: `/departamentos/${id}`, corpo: { nome: 'Balcão', ativo: true, versao: await lida(id), motivo: 'novo organograma', ...mudanca } });

beforeAll(async () => {
  await gente().pessoa('ana', [DEPARTAMENTOS]);
  const caio = await gente().pessoa('caio');
  ids.push(...(await gente().sql<{ id: number }>(`INSERT INTO acesso.departamento (nome) VALUES ('Atendimento'), ('Obras') RETURNING id`)).map(({ id }) => id));
  await gente().sql('UPDATE acesso.usuario SET departamento = $1 WHERE id = $2', [ids[0], caio]);
});

test('takes another name, or goes out of use with who is in it; the audit has what it was', async () => {
  const { statusCode, json } = await alterar('ana', ids[0] ?? 0, { ativo: false });
  expect(statusCode).toBe(200);
  expect(json).toEqual({ id: ids[0], nome: 'Balcão', ativo: false, pessoas: 1, versao: await lida(ids[0] ?? 0) });
  expect(await gente().ultimo('acesso/alterar-departamento')).toMatchObject({ objeto: `departamento:${ids[0]}`, antes: { nome: 'Atendimento', ativo: true }, depois: { nome: 'Balcão', ativo: false }, motivo: 'novo organograma' });
});

test('may change the case of its own name, and not take that of another', async () => {
  expect((await alterar('ana', ids[1] ?? 0, { nome: 'OBRAS' })).statusCode).toBe(200);
  expect((await alterar('ana', ids[1] ?? 0, { nome: 'balcão' })).json).toMatchObject({ codigo: 'departamento/repetido', campo: 'corpo.nome' });
});

test('one that does not exist is not found, and whoever may not is refused', async () => {
  for (const id of [999, 32_768, 2_147_483_647]) expect((await alterar('ana', id)).json['codigo']).toBe('departamento/nao-encontrado');
  expect(await alterar('caio', ids[0] ?? 0)).toMatchObject(RECUSADO);
});

test('of two who change it at once, one is told that it changed', async () => {
  const id = ids[1] ?? 0;
  const versao = await lida(id);
  const feitos = await Promise.all(['Redes', 'Manutenção'].map((nome) => alterar('ana', id, { nome, versao })));
  expect(new Set(feitos.map((r) => r.statusCode))).toEqual(new Set([200, 409]));
  expect(feitos.find((r) => r.statusCode === 409)?.json).toMatchObject({ codigo: 'departamento/mudou', campo: 'corpo.versao' });
});
