import { beforeAll, expect, test } from 'vitest';
import { criarDepartamento } from '../../../layers/acesso/departamentos.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { carregarDepartamentos, DEPARTAMENTOS } from './departamentos.ts';
import { comGente, RECUSADO } from './gente.ts';

const gente = comGente(carregarDepartamentos);
const criar = (login: string, nome: string) => gente().como(login, { metodo: 'POST', caminho: '/departamentos', corpo: { nome } });

beforeAll(async () => {
  await gente().pessoa('ana', [DEPARTAMENTOS]);
  await gente().pessoa('caio');
});

test('is there from now on, with nobody in it, and is audited', async () => {
  const { statusCode, json } = await criar('ana', 'Atendimento');
  expect(statusCode).toBe(201);
  expect(json).toMatchObject({ nome: 'Atendimento', ativo: true, pessoas: 0 });
  expect(await gente().ultimo('acesso/criar-departamento')).toMatchObject({ usuario: 'Pessoa ana', objeto: `departamento:${String(json['id'])}`, depois: { nome: 'Atendimento' } });
});

test('of two of the same name, whatever the case and at the same moment, one is made', async () => {
  expect((await criar('ana', 'ATENDIMENTO')).json).toMatchObject({ codigo: 'departamento/repetido', campo: 'corpo.nome' });
  const pool = gente().banco.pool('nascente_app');
  const feitos = await Promise.all(['Obras', 'obras'].map((nome) => emTransacao(pool, (cliente) => criarDepartamento(cliente, { nome: 'Quem cria' }, nome))));
  expect(feitos.map((f) => (f.ok ? 'feito' : f.erro.codigo)).sort()).toEqual(['departamento/repetido', 'feito']);
});

test('whoever may not is refused', async () => {
  expect(await criar('caio', 'Outro')).toMatchObject(RECUSADO);
});
