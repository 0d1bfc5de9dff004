import { beforeAll, expect, test } from 'vitest';
import { comGente, dia, RECUSADO } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/encerrar-delegacao/handler.ts')).handler]);
let id: number | undefined;
const encerrar = (login: string, qual: unknown) => gente().como(login, { metodo: 'POST', caminho: `/delegacoes/${String(qual)}/fim`, corpo: { motivo: 'mudou de setor' } });

beforeAll(async () => {
  const lia = await gente().pessoa('lia');
  const rui = await gente().pessoa('rui');
  await gente().pessoa('adm', [{ funcao: 'delegacao', acoes: ['alterar'] }]);
  id = (await gente().sql<{ id: number }>(`INSERT INTO acesso.delegacao (delegante, delegado, de, ate, motivo, criada_por) VALUES ($1, $2, $3, $4, 'férias', $1) RETURNING id`, [lia, rui, dia(0), dia(9)]))[0]?.id;
});

test('who administers ends it with a reason, once; nobody else by this way', async () => {
  for (const login of ['lia', 'rui']) expect(await encerrar(login, id)).toMatchObject(RECUSADO);
  expect((await encerrar('adm', id)).json).toMatchObject({ id, situacao: 'ENCERRADA' });
  expect((await encerrar('adm', id)).json['codigo']).toBe('delegacao/ja-terminou');
  expect((await encerrar('adm', 999_999)).json['codigo']).toBe('delegacao/nao-encontrada');
  expect(await gente().ultimo('acesso/encerrar-delegacao')).toMatchObject({ usuario: 'Pessoa adm', motivo: 'mudou de setor', antes: { delegante: 'Pessoa lia', delegado: 'Pessoa rui' } });
});
