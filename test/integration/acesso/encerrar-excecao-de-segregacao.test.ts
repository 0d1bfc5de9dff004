import { beforeAll, expect, test } from 'vitest';
import { comGente, dia, RECUSADO } from './gente.ts';
import { carregarExcecoes, excecao, EXCECOES } from './segregacao.ts';

const gente = comGente(carregarExcecoes);
let caio = '';
const encerrar = (login: string, id: number) => gente().como(login, { metodo: 'POST', caminho: `/excecoes-de-segregacao/${id}/fim`, corpo: { motivo: 'chegou outra pessoa' } });

beforeAll(async () => {
  await gente().pessoa('ana', [EXCECOES]);
  caio = await gente().pessoa('caio');
});

test('ends at once, once, and is audited', async () => {
  const id = await excecao(gente(), caio, dia(0), dia(10));
  expect((await encerrar('ana', id)).json).toMatchObject({ situacao: 'ENCERRADA', concedidaPor: null });
  expect((await encerrar('ana', id)).json['codigo']).toBe('segregacao/ja-terminou');
  expect(await gente().ultimo('acesso/encerrar-excecao-de-segregacao')).toMatchObject({ usuario: 'Pessoa ana', objeto: `usuario:${caio}/excecao-de-segregacao:${id}`, motivo: 'chegou outra pessoa', antes: { pessoa: 'Pessoa caio' } });
});

test('of an administrador, another one ends it: without his exceptions he loses the second side of every control', async () => {
  await gente().sql('UPDATE acesso.usuario SET administrador = true WHERE id = $1', [caio]);
  const id = await excecao(gente(), caio, dia(0), dia(10));
  expect((await encerrar('ana', id)).json['codigo']).toBe('usuario/de-administrador');
  expect(await gente().ultimo('acesso/encerrar-excecao-de-segregacao')).toMatchObject({ resultado: 'RECUSADO' });
  expect((await encerrar('marina', id)).json).toMatchObject({ situacao: 'ENCERRADA' });
  await gente().sql('UPDATE acesso.usuario SET administrador = false WHERE id = $1', [caio]);
});

test('one that is over has nothing to end, and one that does not exist is not found', async () => {
  expect((await encerrar('ana', await excecao(gente(), caio, dia(-9), dia(-1)))).json['codigo']).toBe('segregacao/ja-terminou');
  expect((await encerrar('ana', 999_999)).json['codigo']).toBe('segregacao/excecao-nao-encontrada');
});

test('whoever may not is refused', async () => {
  expect(await encerrar('caio', 1)).toMatchObject(RECUSADO);
});
