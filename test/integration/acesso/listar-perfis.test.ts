import { beforeAll, expect, test } from 'vitest';
import { comGente, RECUSADO } from './gente.ts';
import { carregarPerfis, darPerfil, LIGACAO, perfil, PERFIS } from './perfis.ts';
import { incluirPerfisModelo } from '../../../layers/postgres/acesso/perfis-modelo.ts';
import { PERFIS_MODELO } from '../../../domain/acesso/perfis-modelo.ts';

const gente = comGente(carregarPerfis);
const listar = async (login: string) => gente().como(login, { metodo: 'GET', caminho: '/perfis', consulta: 'porPagina=200' });

beforeAll(async () => {
  await gente().pessoa('ana', [PERFIS]);
  await gente().pessoa('eva');
  await gente().pessoa('davi', [{ ...PERFIS, setores: [1] }]);
});

test('the models come once, and what the utility made of one stays', async () => {
  const app = gente().banco.pool('nascente_app');
  await incluirPerfisModelo(app);
  await gente().sql(`UPDATE acesso.perfil SET nome = 'Balcão' WHERE codigo = 'atendimento'`);
  await incluirPerfisModelo(app);
  const { json } = await listar('ana');
  expect(json).toMatchObject({ total: PERFIS_MODELO.length });
  expect(json['itens']).toContainEqual(expect.objectContaining({ codigo: 'atendimento', nome: 'Balcão', concessoes: 3, pessoas: 0, horario: 'em qualquer dia e horário' }));
});

test('says how many hold each and at what hours; those out of use come last', async () => {
  await perfil(gente(), 'aaa-fora', [LIGACAO]);
  await gente().sql(`UPDATE acesso.perfil SET ativo = false WHERE codigo = 'aaa-fora'`);
  await perfil(gente(), 'aaa-dentro', [LIGACAO, { ...LIGACAO, efeito: 'NEGA' }]);
  await gente().sql(`INSERT INTO acesso.janela (perfil, dias, inicio, fim) VALUES ('aaa-dentro', '{1,2,3,4,5}', 480, 1020)`);
  for (const login of ['bia', 'caio']) await darPerfil(gente(), await gente().pessoa(login), 'aaa-dentro');
  const itens = (await listar('ana')).json['itens'] as { codigo: string }[];
  expect(itens.find((p) => p.codigo === 'aaa-dentro')).toMatchObject({ pessoas: 2, concessoes: 1, horario: 'de segunda a sexta, das 8h às 17h' });
  expect(itens.at(-1)).toMatchObject({ codigo: 'aaa-fora', ativo: false });
});

test('whoever may not, or only in some places, is refused', async () => {
  expect(await listar('eva')).toMatchObject(RECUSADO);
  expect((await listar('davi')).statusCode).toBe(403);
});
