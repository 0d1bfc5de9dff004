import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { verificar } from '../../layers/postgres/verificar/verificar.ts';
import { comBanco } from './acesso-ao-banco.ts';
import { FalhaDoComando } from './falhas.ts';

const { host, porta, superusuario, senha } = inject('postgres');
const endereco = (usuario: string, segredo: string, resto: string): string => `postgres://${usuario}:${encodeURIComponent(segredo)}@${host}:${porta}/${resto}`;

async function recusa(banco: string): Promise<string> {
  const e: unknown = await comBanco({ banco }, 'nascente_leitura', (pool) => verificar(pool, () => undefined)).catch((falha: unknown) => falha);
  expect(e).toBeInstanceOf(FalhaDoComando);
  return (e as FalhaDoComando).message;
}

test('what the server of a database refuses is said to who named it', async () => {
  expect(await recusa(endereco('ninguem', 'x', 'postgres'))).toMatch(/usuário ou a senha.*--banco/);
  expect(await recusa(endereco('ninguem', '', 'postgres'))).toMatch(/usuário ou a senha/);
  expect(await recusa(endereco(superusuario, senha, 'nao-ha'))).toMatch(/não tem banco com esse nome/);
  expect(await recusa(endereco(superusuario, senha, 'postgres'))).toMatch(/não tem as tabelas do Nascente.*migrar/);
  expect(await recusa(endereco(superusuario, senha, 'postgres?sslmode=require'))).toMatch(/Tire sslmode=require/);
});

test('a server is not left waiting for a password that will not come: meanwhile it makes no database', async () => {
  await recusa(endereco('ninguem', '', 'postgres'));
  const dono = new pg.Client(endereco(superusuario, senha, 'postgres'));
  await dono.connect();
  try {
    await dono.query(`SET statement_timeout = '6s'`);
    await expect(dono.query('CREATE DATABASE feito_sem_esperar STRATEGY FILE_COPY')).resolves.toBeDefined();
    await dono.query('DROP DATABASE feito_sem_esperar');
  } finally {
    await dono.end();
  }
});

test('an address that is none says how one is written, also when it is a letter of the password', async () => {
  expect(await recusa('http://a')).toMatch(/postgres:\/\/usuario:senha@host:porta\/nome/);
  expect(await recusa('postgres://a:%zz@127.0.0.1:9/x')).toMatch(/% se escreve %25/);
});
