import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { bancoVazio } from '../../test/fixture/banco.ts';
import { SENHAS } from '../../test/fixture/postgres-de-teste.ts';
import { migrar } from './migrador.ts';

const PASTA = fileURLToPath(new URL('../../migrations', import.meta.url));
const ARQUIVOS = readdirSync(PASTA).map((a) => a.replace('.sql', '')).sort();

async function comBancoVazio<T>(usar: (conexao: pg.ClientConfig, consultar: (sql: string) => Promise<Record<string, unknown>[]>) => Promise<T>): Promise<T> {
  const banco = await bancoVazio();
  const { host, porta, nome, usuario, senha } = banco.acesso('nascente_migrador');
  const conexao = { host, port: porta, database: nome, user: usuario, password: typeof senha === 'string' ? senha : await senha() };
  try {
    return await usar(conexao, async (sql) => (await banco.pool().query<Record<string, unknown>>(sql)).rows);
  } finally {
    await banco.fechar();
  }
}

describe('the migrator', () => {
  it('takes an empty database to the newest schema, as an owner who is not superuser, and a second run does nothing', async () => {
    await comBancoVazio(async (conexao) => {
      expect(await migrar({ conexao })).toEqual(ARQUIVOS);
      expect(await migrar({ conexao })).toEqual([]);
    });
  });

  it('gives the roles the passwords of the secrets', async () => {
    await comBancoVazio(async (conexao) => {
      await migrar({ conexao, senhas: SENHAS });
      const app = new pg.Client({ ...conexao, user: 'nascente_app', password: SENHAS.nascente_app });
      await app.connect();
      expect((await app.query<{ papel: string }>('SELECT current_user::text AS papel')).rows).toEqual([{ papel: 'nascente_app' }]);
      await app.end();
    });
  });

  it('takes a database from each earlier version, with what was in it', async () => {
    await comBancoVazio(async (conexao, consultar) => {
      for (const [i, arquivo] of ARQUIVOS.entries()) {
        expect(await migrar({ conexao, quantidade: 1 })).toEqual([arquivo]);
        if (i === 0) await consultar(`INSERT INTO comum.feriado (data, descricao, abrangencia) VALUES ('2026-08-15', 'Padroeira', 'MUNICIPAL')`);
        expect(await consultar('SELECT descricao FROM comum.feriado')).toEqual([{ descricao: 'Padroeira' }]);
      }
    });
  });

  it('run by two at once applies each file once', async () => {
    await comBancoVazio(async (conexao, consultar) => {
      const [um, outro] = await Promise.all([migrar({ conexao }), migrar({ conexao })]);
      expect([...um, ...outro].sort()).toEqual(ARQUIVOS);
      expect(await consultar('SELECT count(*)::integer AS n FROM public.migracao')).toEqual([{ n: ARQUIVOS.length }]);
    });
  });

  it('that fails leaves nothing of the failed run', async () => {
    await comBancoVazio(async (conexao, consultar) => {
      await consultar('CREATE SCHEMA razao');
      await expect(migrar({ conexao })).rejects.toThrow(/razao/);
      expect(await consultar(`SELECT to_regclass('comum.parametro') AS tabela`)).toEqual([{ tabela: null }]);
    });
  });
});
