import { expect, test } from 'vitest';
import { comAcesso, entrarCom, naSessao } from './apoio.ts';
import { comPessoa, comSegundoFator, SENHA } from './apoio-segundo-fator.ts';

const acesso = comAcesso();
let n = 0;
const retirar = async (login: string, por?: string) =>
  acesso().chamar({
    metodo: 'POST', caminho: '/segundo-fator/retirar', corpo: { login, motivo: 'Celular roubado' },
    cabecalhos: { 'idempotency-key': `retirar-${++n}-xxxx`, 'sec-fetch-site': 'same-origin' },
    ...(por === undefined ? {} : { quem: (await naSessao(acesso(), por)).quem }),
  });

test('an administrator takes it from who lost the telephone, whose sessions end; the audit has who and why', async () => {
  await comPessoa(acesso(), 'caio');
  const { cookies } = await comSegundoFator(acesso(), 'caio');
  const r = await retirar('Caio');
  expect([r.statusCode, r.json]).toEqual([200, { nome: 'Pessoa caio' }]);
  expect((await acesso().autorizar({ cookies })).entra).toBe(false);
  expect((await entrarCom(acesso(), 'caio', SENHA)).json['pendencia']).toBeNull();
  const { rows } = await acesso().banco.pool().query(`SELECT usuario, objeto, motivo FROM comum.auditoria WHERE funcao = 'acesso/retirar-segundo-fator'`);
  expect(rows).toEqual([{ usuario: 'Marina Duarte (demonstração)', objeto: 'usuario:caio', motivo: 'Celular roubado' }]);
  for (const login of ['caio', 'ninguem']) expect((await retirar(login)).json['codigo']).toBe('segundo-fator/nao-cadastrado');
});

test('nobody takes his own without proving who he is, and that of an administrador is taken by another one', async () => {
  for (const login of ['rita', 'davi']) await comPessoa(acesso(), login);
  await comSegundoFator(acesso(), 'rita');
  expect((await retirar('rita', 'rita')).json['codigo']).toBe('usuario/proprio');
  await acesso().banco.pool().query(`UPDATE acesso.usuario SET administrador = true WHERE login = 'rita'`);
  expect((await retirar('rita', 'davi')).json['codigo']).toBe('usuario/de-administrador');
  expect((await retirar('rita', 'marina')).statusCode).toBe(200);
});
