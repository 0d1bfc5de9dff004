import { beforeAll, expect, test } from 'vitest';
import { comGente, dar, RECUSADO } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/listar-atos-em-massa/handler.ts')).handler]);
const listar = (consulta: string, login = 'adm') => gente().como(login, { metodo: 'GET', caminho: '/usuarios/situacao', consulta });

beforeAll(async () => {
  const [adm, rui] = [await gente().pessoa('adm'), await gente().pessoa('rui')];
  await gente().pessoa('semnada');
  await dar(gente().sql, adm, [{ funcao: 'usuario', acoes: ['consultar'] }]);
  await gente().sql(`INSERT INTO acesso.ato_em_massa (ato, usuarios, motivo, pedido_por, situacao, decidido_por, decidido_em, resposta) VALUES
    ('ATIVAR', ARRAY[$1::uuid], 'volta ao trabalho', $2, 'RECUSADO', $1, now(), 'ainda não'), ('DESATIVAR', ARRAY[$1::uuid], 'fim do contrato', $2, 'PENDENTE', NULL, NULL, NULL)`, [adm, rui]);
});

test('what waits comes first, with whom it is about', async () => {
  expect((await listar('')).json).toMatchObject({
    total: 2,
    itens: [{ ato: 'DESATIVAR', situacao: 'PENDENTE', pessoas: [{ nome: 'Pessoa adm' }], pedidoPor: 'Pessoa rui', decididoPor: null }, { ato: 'ATIVAR', situacao: 'RECUSADO', decididoPor: 'Pessoa adm', resposta: 'ainda não' }],
  });
  expect((await listar('situacao=RECUSADO')).json).toMatchObject({ total: 1, itens: [{ ato: 'ATIVAR' }] });
});

test('only who consults users', async () => {
  expect(await listar('', 'semnada')).toMatchObject(RECUSADO);
});
