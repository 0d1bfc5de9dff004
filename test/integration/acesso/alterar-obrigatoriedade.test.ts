import { expect, test } from 'vitest';
import { CHAVE_DA_OBRIGATORIEDADE, obrigatoriedade } from '../../../events/http/esquemas-segundo-fator.ts';
import { lerParametro } from '../../../layers/postgres/comum/parametros.ts';
import { versaoDe } from '../../../layers/postgres/comum/versao.ts';
import { relogio } from '../../../layers/runtime/relogio.ts';
import { comAcesso, entrarCom, quemE } from './apoio.ts';
import { comPessoa, SENHA } from './apoio-segundo-fator.ts';

const acesso = comAcesso();
let n = 0;
const lida = async () => versaoDe(await lerParametro(acesso().banco.pool(), CHAVE_DA_OBRIGATORIEDADE, obrigatoriedade, relogio.hoje()));
const alterar = async (parte: object) =>
  acesso().chamar({ metodo: 'PUT', caminho: '/segundo-fator/obrigatoriedade', corpo: { administradores: false, funcoes: [], privilegios: [], versao: await lida(), motivo: 'Portaria 12/2026', ...parte }, cabecalhos: { 'idempotency-key': `alterar-${++n}-xxxx` } });
const pendencia = async (cookies: string[]) => (await quemE(acesso(), cookies)) as { pendencia?: string };

test('it is demanded by function, through a profile, by a loan and by privilege, from the next call on', async () => {
  await comPessoa(acesso(), 'caio');
  const raiz = acesso().banco.pool();
  const { sessao } = await entrarCom(acesso(), 'caio', SENHA);
  expect((await pendencia(sessao)).pendencia).toBeUndefined();
  await raiz.query(`INSERT INTO acesso.perfil (codigo, nome) VALUES ('caixa', 'Caixa')`);
  await raiz.query(`INSERT INTO acesso.usuario_perfil SELECT id, 'caixa' FROM acesso.usuario WHERE login = 'caio'`);
  await raiz.query(`INSERT INTO acesso.concessao (perfil, funcao, acoes) VALUES ('caixa', 'retorno', '{consultar}')`);
  expect((await alterar({ funcoes: ['retorno'] })).statusCode).toBe(200);
  expect((await pendencia(sessao)).pendencia).toBe('CADASTRAR_SEGUNDO_FATOR');
  await raiz.query(`UPDATE acesso.perfil SET ativo = false`);
  expect((await pendencia(sessao)).pendencia).toBeUndefined();
  await raiz.query(`INSERT INTO acesso.privilegio_concedido (usuario, privilegio, de, ate, motivo, concedido_por) SELECT c.id, 'divida-ativa:ver', hoje, hoje, 'teste', m.id FROM (SELECT (now() AT TIME ZONE 'America/Sao_Paulo')::date AS hoje) d, acesso.usuario c, acesso.usuario m WHERE c.login = 'caio' AND m.login = 'marina'`);
  await alterar({ privilegios: ['divida-ativa:ver'] });
  expect((await pendencia(sessao)).pendencia).toBe('CADASTRAR_SEGUNDO_FATOR');
  await alterar({});
  expect((await pendencia(sessao)).pendencia).toBeUndefined();
  expect((await raiz.query(`SELECT FROM comum.auditoria WHERE funcao = 'acesso/alterar-obrigatoriedade' AND antes IS NOT NULL`)).rowCount).toBe(3);
});

test('of two who change it at once, one is told that it changed', async () => {
  const versao = await lida();
  const feitos = await Promise.all([['retorno'], ['fatura']].map((funcoes) => alterar({ funcoes, versao })));
  expect(new Set(feitos.map((r) => r.statusCode))).toEqual(new Set([200, 409]));
  expect(feitos.find((r) => r.statusCode === 409)?.json).toMatchObject({ codigo: 'segundo-fator/mudou', campo: 'corpo.versao' });
});
