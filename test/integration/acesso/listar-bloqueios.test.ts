import { expect, test } from 'vitest';
import { comAcesso, entrarCom } from './apoio.ts';

const acesso = comAcesso();
const listar = async (consulta = '') => (await acesso().chamar({ metodo: 'GET', caminho: '/bloqueios', consulta })).json as { itens: { valor: string; alvo: string; causa: string; situacao: string }[]; total: number };

test('what is locked, and what was, the newest first', async () => {
  const app = acesso().banco.pool('nascente_app');
  await acesso().banco.pool().query(`UPDATE comum.parametro SET valor = valor || '{"falhasDoUsuario": 3, "falhasDoIp": 6, "falhasAteProva": null}' WHERE chave = 'acesso.bloqueio'`);
  for (let i = 0; i < 3; i++) await entrarCom(acesso(), 'Ninguem ', 'x');
  expect(await listar()).toMatchObject({ total: 1, itens: [{ alvo: 'USUARIO', valor: 'ninguem', causa: 'FALHAS', situacao: 'VIGENTE', por: 'sistema', permanente: false, liberadoEm: null }] });
  await acesso().banco.pool().query(`UPDATE acesso.bloqueio SET de = de - interval '1 hour', ate = ate - interval '1 hour'`);
  expect(await listar()).toMatchObject({ total: 0, itens: [] });
  for (let i = 0; i < 3; i++) await entrarCom(acesso(), 'outro', 'x');
  await app.query(`INSERT INTO acesso.bloqueio (alvo, origem, causa, termino, motivo, por) VALUES ('IP', '10.9.0.0/16', 'PESSOA', 'NUNCA', 'rede de visitantes', 'Rui Lima')`);
  expect((await listar()).itens.map((b) => b.valor)).toEqual(['10.9.0.0/16', '203.0.113.7', 'outro']);
  expect((await listar('quais=TODOS')).itens.map((b) => [b.valor, b.situacao])).toEqual([['10.9.0.0/16', 'VIGENTE'], ['203.0.113.7', 'VIGENTE'], ['outro', 'VIGENTE'], ['ninguem', 'TERMINADO']]);
  expect((await listar('quais=TODOS&alvo=USUARIO&pagina=2&porPagina=1')).itens.map((b) => b.valor)).toEqual(['ninguem']);
});
