import { expect, test } from 'vitest';
import { BLOQUEIO_PADRAO } from '../../../domain/acesso/bloqueio.ts';
import { parametrosDeBloqueio } from '../../../events/http/esquemas-bloqueio.ts';
import { CHAVE_DO_BLOQUEIO } from '../../../layers/acesso/tentativa.ts';
import { lerParametro } from '../../../layers/postgres/comum/parametros.ts';
import { versaoDe } from '../../../layers/postgres/comum/versao.ts';
import { relogio } from '../../../layers/runtime/relogio.ts';
import { comAcesso, entrarCom } from './apoio.ts';

const acesso = comAcesso();
let n = 0;
const lida = async () => versaoDe(await lerParametro(acesso().banco.pool(), CHAVE_DO_BLOQUEIO, parametrosDeBloqueio, relogio.hoje()));
const alterar = async (parte: object) =>
  acesso().chamar({ metodo: 'PUT', caminho: '/parametros-de-bloqueio', corpo: { ...BLOQUEIO_PADRAO, versao: await lida(), motivo: 'Portaria 12/2026', ...parte }, cabecalhos: { 'idempotency-key': `alterar-${++n}-xxxx` } });

test('what is changed holds for the next failure, with before and after in the audit', async () => {
  const r = await alterar({ falhasDoUsuario: 3, falhasAteProva: null });
  expect([r.statusCode, r.json['falhasDoUsuario']]).toEqual([200, 3]);
  for (let i = 0; i < 3; i++) await entrarCom(acesso(), 'ninguem', 'x');
  expect((await entrarCom(acesso(), 'ninguem', 'x')).json['codigo']).toBe('acesso/bloqueado-ate');
  const { rows } = await acesso().banco.pool().query(`SELECT antes->>'falhasDoUsuario' AS antes, depois->>'falhasDoUsuario' AS depois, motivo FROM comum.auditoria WHERE funcao = 'acesso/alterar-parametros-de-bloqueio'`);
  expect(rows).toEqual([{ antes: '5', depois: '3', motivo: 'Portaria 12/2026' }]);
});

test('what would leave the door open, or lock a whole counter, is refused by each field', async () => {
  const r = await alterar({ falhasDoUsuario: 1, duracaoEmMinutos: 99_999 });
  expect([r.statusCode, r.json['codigo']]).toEqual([422, 'bloqueio/fora-do-limite']);
  expect((r.json['erros'] as { campo: string }[]).map((e) => e.campo)).toEqual(['corpo.falhasDoUsuario', 'corpo.duracaoEmMinutos']);
  expect((await alterar({ falhasAteProva: 60 })).json['codigo']).toBe('bloqueio/prova-inutil');
  expect((await alterar({ falhasDoIp: 2.5 })).statusCode).toBe(400);
});

test('of two who change them at once, one is told that they changed', async () => {
  const versao = await lida();
  const feitos = await Promise.all([6, 7].map((falhasDoUsuario) => alterar({ falhasDoUsuario, versao })));
  expect(new Set(feitos.map((r) => r.statusCode))).toEqual(new Set([200, 409]));
  expect(feitos.find((r) => r.statusCode === 409)?.json).toMatchObject({ codigo: 'bloqueio/mudou', campo: 'corpo.versao' });
});
