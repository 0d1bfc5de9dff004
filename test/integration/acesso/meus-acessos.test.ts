import { beforeAll, expect, test } from 'vitest';
import { comGente, dia } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/meus-acessos/handler.ts')).handler]);

beforeAll(async () => {
  const noa = await gente().pessoa('noa', [{ funcao: 'ligacao', acoes: ['consultar'], setores: [1, 3] }]);
  const lia = await gente().pessoa('lia', [{ funcao: 'fatura', acoes: ['consultar'] }]);
  await gente().sql(`INSERT INTO acesso.perfil (codigo, nome, ativo) VALUES ('balcao', 'Balcão', true), ('critica', 'Crítica', true), ('esperado', 'Esperado', true), ('antigo', 'Antigo', false)`);
  await gente().sql(`INSERT INTO acesso.usuario_perfil (usuario, perfil) VALUES ($1, 'balcao')`, [noa]);
  await gente().sql(`INSERT INTO acesso.janela (perfil, dias, inicio, fim) VALUES ('balcao', '{0,1,2,3,4,5,6}', 0, 1440)`);
  await gente().sql(`INSERT INTO acesso.pedido_de_acesso (usuario, perfil, motivo) VALUES ($1, 'esperado', 'mudei de setor')`, [noa]);
  for (const [qual, ate] of [['taxa:isentar', dia(3)], ['critica:validar', dia(-1)]]) {
    await gente().sql(`INSERT INTO acesso.privilegio_concedido (usuario, privilegio, de, ate, motivo, concedido_por) VALUES ($1, $2, $3, $4, 'motivo', $5)`, [noa, qual, dia(-3), ate, lia]);
  }
  const [d] = await gente().sql<{ id: number }>(`INSERT INTO acesso.delegacao (delegante, delegado, de, ate, motivo, criada_por) VALUES ($1, $2, $3, $3, 'férias', $1) RETURNING id`, [lia, noa, dia(0)]);
  await gente().sql(`INSERT INTO acesso.concessao (delegacao, funcao, acoes) VALUES ($1, 'fatura', '{consultar}')`, [d?.id]);
});

test('all of it: functions and places, who lends, hours in words, privileges that are not over, and what may be asked for', async () => {
  const { json, statusCode } = await gente().como('noa', { metodo: 'GET', caminho: '/meus-acessos' });
  expect(statusCode).toBe(200);
  expect(json).toMatchObject({
    administrador: false,
    horario: 'todos os dias, o dia todo',
    perfis: [{ codigo: 'balcao', nome: 'Balcão' }],
    acessos: [{ funcao: 'fatura', acoes: ['consultar'], setores: null, delegante: 'Pessoa lia' }, { funcao: 'ligacao', acoes: ['consultar'], setores: [1, 3], delegante: null }],
    privilegios: [{ privilegio: 'taxa:isentar', ate: dia(3) }],
    lugares: { setores: [{ id: 1, localidade: 10, nome: 'Centro' }, { id: 2 }, { id: 3 }], localidades: [{ nome: 'Distrito' }, { nome: 'Sede' }] },
    perfisParaPedir: [{ codigo: 'critica', nome: 'Crítica', descricao: '' }],
  });
});
