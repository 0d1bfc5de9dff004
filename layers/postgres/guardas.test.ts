import { beforeAll, describe, expect, it } from 'vitest';
import { comBanco } from '../../test/fixture/banco.ts';
import { bancoDaCidade } from '../../test/fixture/cidade.ts';
import { estadosDe } from '../../domain/comum/maquina.ts';
import { MAQUINA_CICLO } from '../../domain/faturamento/maquinas.ts';
import type { Pool } from './conexao.ts';
import { copiarBinario } from './copia-binaria.ts';
import { verificar } from './verificar/verificar.ts';

const bd = comBanco(bancoDaCidade);
let lote: Pool;
let dono: Pool;

beforeAll(() => {
  lote = bd.banco.pool('nascente_lote');
  dono = bd.banco.pool();
});

const LANCAR = `INSERT INTO razao.transferencia (documento, valor, aviso, cdc, data_contabil, data_fato, conta_debito, conta_credito, evento, rubrica)
                VALUES ($1, $2, NULL, NULL, $3, $3, $4, $5, $6, $7)`;
const DIA = '2026-11-19';

/** The code that PostgreSQL refuses with, or null when it accepts. */
async function recusa(pool: Pool, sql: string, valores: unknown[] = []): Promise<string | null> {
  try {
    await pool.query(sql, valores);
    return null;
  } catch (erro) {
    return (erro as { code: string }).code;
  }
}

async function quebradas(): Promise<number[]> {
  return (await verificar(dono)).filter((v) => v.violacoes > 0).map((v) => v.numero);
}

describe('the ledger', () => {
  it('refuses values that are not positive, an account against itself, unknown accounts and unknown events', async () => {
    expect(await recusa(lote, LANCAR, [9_000_001, 0, DIA, 101, 201, 1, 1])).toBe('23514');
    expect(await recusa(lote, LANCAR, [9_000_001, 10, DIA, 101, 101, 1, 1])).toBe('23514');
    expect(await recusa(lote, LANCAR, [9_000_001, 10, DIA, 101, 999, 1, 1])).toBe('23503');
    expect(await recusa(lote, LANCAR, [9_000_001, 10, DIA, 101, 201, 77, 1])).toBe('23503');
  });

  it('posts the same document, event and rubrica once', async () => {
    expect(await recusa(lote, LANCAR, [9_000_002, 10, DIA, 101, 201, 1, 1])).toBeNull();
    expect(await recusa(lote, LANCAR, [9_000_002, 10, DIA, 101, 201, 1, 1])).toBe('23505');
  });

  it('reverses once, whole, with the accounts changed, and never what was not posted', async () => {
    expect(await recusa(lote, LANCAR, [9_000_003, 25, DIA, 201, 101, 101, 1])).toBe('23514');
    expect(await recusa(lote, LANCAR, [9_000_003, 25, DIA, 101, 201, 1, 1])).toBeNull();
    expect(await recusa(lote, LANCAR, [9_000_003, 24, DIA, 201, 101, 101, 1])).toBe('23514');
    expect(await recusa(lote, LANCAR, [9_000_003, 25, DIA, 201, 101, 101, 1])).toBeNull();
    expect(await recusa(lote, LANCAR, [9_000_003, 25, DIA, 201, 101, 101, 1])).toBe('23505');
    // on another day the primary key would let it through
    expect(await recusa(lote, LANCAR, [9_000_003, 25, '2026-11-20', 201, 101, 101, 1])).toBe('23505');
  });

  it('takes only one of twenty simultaneous reversals', async () => {
    expect(await recusa(lote, LANCAR, [9_000_004, 40, DIA, 101, 201, 1, 1])).toBeNull();
    const tentativas = Array.from({ length: 20 }, (_, i) => recusa(lote, LANCAR, [9_000_004, 40, `2026-11-${10 + i}`, 201, 101, 101, 1]));
    expect((await Promise.all(tentativas)).filter((r) => r === null)).toHaveLength(1);
  });

  it('is not altered, erased or truncated by anybody, owner included', async () => {
    for (const pool of [lote, dono]) {
      expect(await recusa(pool, 'UPDATE razao.transferencia SET valor = valor + 1')).toBe('42501');
      expect(await recusa(pool, 'DELETE FROM razao.transferencia')).toBe('42501');
      expect(await recusa(pool, 'TRUNCATE razao.transferencia')).toBe('42501');
    }
    expect(await recusa(dono, 'UPDATE razao.transferencia_2026 SET valor = valor + 1')).toBe('42501');
  });

  it('does not post into a closed month', async () => {
    await dono.query(`INSERT INTO razao.mes_fechado (mes, por) VALUES ('2026-01-01', 'teste')`);
    expect(await recusa(lote, LANCAR, [9_000_005, 10, '2026-01-15', 101, 201, 1, 1])).toBe('23514');
  });

  it('posts a document once, on whatever day and in whatever statement; what the bank pays in several days is told apart by the day', async () => {
    const outroDia = '2026-12-03';
    expect(await recusa(lote, LANCAR, [9_000_006, 10, DIA, 101, 201, 1, 1])).toBeNull();
    expect(await recusa(lote, LANCAR, [9_000_006, 10, outroDia, 101, 201, 1, 1])).toBe('23505');
    expect(await recusa(lote, LANCAR, [9_000_006, 10, '2027-01-04', 101, 201, 1, 1])).not.toBeNull();
    expect(await recusa(lote, LANCAR, [9_000_006, 10, outroDia, 101, 201, 1, 2])).toBeNull();
    const doisDias = `INSERT INTO razao.transferencia SELECT 9000007, 10, NULL, NULL, d, d, 101, 201, 1, 1 FROM unnest('{2026-11-19,2026-11-20}'::date[]) d`;
    expect(await recusa(lote, doisDias)).toBe('23505');
    expect(await recusa(lote, doisDias.replace('201, 1, 1', '201, 6, 0'))).toBeNull();
    // among documents that are above and below all that there is
    expect(await recusa(lote, `INSERT INTO razao.transferencia SELECT n, 10, NULL, NULL, '${outroDia}', '${outroDia}', 101, 201, 1, 1 FROM unnest('{8999999,9000006,9999999}'::bigint[]) n`)).toBe('23505');
  });

  it('keeps its guards in each year, where the files of the banks are posted', async () => {
    const noAno = LANCAR.replace('razao.transferencia ', 'razao.transferencia_2026 ');
    const saldo = async () => (await dono.query<{ d: number }>('SELECT coalesce(sum(debitos), 0)::bigint AS d FROM razao.saldo_dia WHERE conta = 101 AND data = $1', [DIA])).rows[0]?.d ?? 0;
    const antes = await saldo();
    expect(await recusa(lote, noAno, [9_000_070, 10, DIA, 101, 201, 77, 1])).toBe('23503');
    expect(await recusa(lote, noAno, [9_000_070, 10, DIA, 101, 201, 1, 1])).toBeNull();
    expect(await recusa(lote, noAno, [9_000_070, 10, '2026-11-20', 101, 201, 1, 1])).toBe('23505');
    expect(await recusa(lote, noAno, [9_000_071, 10, '2027-01-01', 101, 201, 1, 1])).toBe('23514');
    expect(await saldo()).toBe(antes + 10);
    await dono.query('SELECT razao.garantir_ano(2031)');
    expect(await recusa(lote, LANCAR.replace('razao.transferencia ', 'razao.transferencia_2031 '), [9_000_072, 10, '2031-03-01', 101, 201, 77, 1])).toBe('23503');
  });

  it('closes a month when nobody is posting into it, and what waited for that is refused', async () => {
    const [quemLanca, quemFecha] = [await lote.connect(), await dono.connect()];
    try {
      await quemLanca.query('BEGIN');
      await quemLanca.query(LANCAR, [9_000_008, 700, '2026-02-10', 101, 201, 1, 1]);
      const fechado = quemFecha.query<{ debitos: number }>(`INSERT INTO razao.mes_fechado (mes, por) VALUES ('2026-02-01', 'teste') RETURNING debitos`);
      await new Promise((r) => setTimeout(r, 100));
      await quemLanca.query('COMMIT');
      expect((await fechado).rows[0]?.debitos).toBeGreaterThanOrEqual(700);

      await quemFecha.query('BEGIN');
      await quemFecha.query(`INSERT INTO razao.mes_fechado (mes, por) VALUES ('2026-03-01', 'teste')`);
      const tarde = recusa(lote, LANCAR, [9_000_009, 700, '2026-03-10', 101, 201, 1, 1]);
      await new Promise((r) => setTimeout(r, 100));
      await quemFecha.query('COMMIT');
      expect(await tarde).toBe('23514');
      expect(await quebradas()).not.toContain(11);
    } finally {
      quemLanca.release();
      quemFecha.release();
    }
  });

  it('keeps the balance of each account and day with what is posted', async () => {
    expect(await quebradas()).not.toContain(5);
  });
});

describe('keys that are proven once per statement', () => {
  const ULTIMA = 'SELECT cdc, referencia, medicao FROM leitura.leitura ORDER BY cdc DESC, referencia, medicao LIMIT 1';
  const lida = (o: { readonly cdc?: number; readonly ocorrencia?: number }) =>
    recusa(lote, `INSERT INTO leitura.leitura SELECT (jsonb_populate_record(l, jsonb_build_object('referencia', 203001) || $1::jsonb)).* FROM leitura.leitura l WHERE (cdc, referencia, medicao) = (${ULTIMA})`, [JSON.stringify(o)]);

  it('let no reading in of a ligação or an occurrence that does not exist', async () => {
    expect(await lida({ cdc: 999_999_999 })).toBe('23503');
    expect(await lida({ ocorrencia: 9_999 })).toBe('23503');
    expect(await lida({})).toBeNull();
  });

  it('hold for a reading that changes, too', async () => {
    const mudar = (coluna: string, valor: number) => recusa(lote, `UPDATE leitura.leitura SET ${coluna} = $1 WHERE (cdc, referencia, medicao) = (${ULTIMA})`, [valor]);
    expect(await mudar('ocorrencia', 9_999)).toBe('23503');
    expect(await mudar('cdc', 999_999_999)).toBe('23503');
    expect(await mudar('ocorrencia', 0)).toBeNull();
  });

  it('refuse a whole bulk load for one row of it', async () => {
    const cliente = await lote.connect();
    const antes = await contar();
    const copia = copiarBinario(cliente, 'faturamento.nao_faturada', ['ciclo', 'cdc', 'rota', 'situacao', 'motivo'], (l) => {
      for (const cdc of [...cdcs, 999_999_999]) {
        l.linha(5);
        l.int4(ciclo);
        l.int4(cdc);
        l.int4(1);
        l.int2(2);
        l.int2(1);
      }
    });
    await expect(copia).rejects.toMatchObject({ code: '23503', message: 'faturamento.nao_faturada de ligação inexistente (CDC 999999999)' });
    cliente.release();
    expect(await contar()).toBe(antes);
  });

  let ciclo = 0;
  let cdcs: number[] = [];
  const contar = async (): Promise<number> => (await dono.query<{ n: number }>('SELECT count(*)::integer AS n FROM faturamento.nao_faturada')).rows[0]?.n ?? 0;
  beforeAll(async () => {
    const { rows } = await dono.query<{ ciclo: number; cdcs: number[] }>(
      `SELECT (SELECT max(id) FROM faturamento.ciclo) AS ciclo, ARRAY(SELECT l.cdc FROM cadastro.ligacao l WHERE NOT EXISTS (SELECT FROM faturamento.nao_faturada n WHERE n.cdc = l.cdc) LIMIT 20) AS cdcs`,
    );
    ciclo = rows[0]?.ciclo ?? 0;
    cdcs = rows[0]?.cdcs ?? [];
  });
});

describe('an issued bill', () => {
  it('does not change and does not go away; it may only be cancelled, once', async () => {
    const app = bd.banco.pool('nascente_app');
    const { rows } = await dono.query<{ aviso: number }>('SELECT min(aviso) AS aviso FROM faturamento.fatura');
    const aviso = rows[0]?.aviso;
    expect(await recusa(dono, 'UPDATE faturamento.fatura SET valor = valor - 1 WHERE aviso = $1', [aviso])).toBe('42501');
    expect(await recusa(app, 'DELETE FROM faturamento.fatura WHERE aviso = $1', [aviso])).toBe('42501');
    expect(await recusa(dono, 'DELETE FROM faturamento.fatura WHERE aviso = $1', [aviso])).toBe('42501');
    expect(await recusa(app, `UPDATE faturamento.fatura SET cancelada_em = '2026-11-19' WHERE aviso = $1`, [aviso])).toBeNull();
    expect(await recusa(app, `UPDATE faturamento.fatura SET cancelada_em = NULL WHERE aviso = $1`, [aviso])).toBe('42501');
  });

  it('is one per ligação and referência while it lives', async () => {
    const copia = `INSERT INTO faturamento.fatura SELECT (jsonb_populate_record(f, jsonb_build_object('aviso', 99999, 'nota', 99999))).*
                     FROM faturamento.fatura f WHERE cancelada_em IS NULL LIMIT 1`;
    expect(await recusa(dono, copia)).toBe('23505');
  });

  it('is of a ligação that exists, and so is who got none; a ligação never goes away', async () => {
    const outra = `INSERT INTO faturamento.fatura SELECT (jsonb_populate_record(f, jsonb_build_object('aviso', 99998, 'nota', 99998, 'cdc', 999999999))).*
                     FROM faturamento.fatura f WHERE cancelada_em IS NULL LIMIT 1`;
    expect(await recusa(lote, outra)).toBe('23503');
    expect(await recusa(lote, 'INSERT INTO faturamento.nao_faturada (ciclo, cdc, rota, situacao, motivo) SELECT id, 999999999, 1, 2, 1 FROM faturamento.ciclo LIMIT 1')).toBe('23503');
    expect(await recusa(dono, 'DELETE FROM cadastro.ligacao')).toBe('42501');
    expect(await recusa(dono, 'TRUNCATE cadastro.ligacao CASCADE')).toBe('42501');
  });

  it('does not exist before a person approved the crítica', async () => {
    expect(await recusa(dono, `UPDATE faturamento.ciclo SET situacao = 'APROVADO' WHERE situacao = 'EM_CRITICA'`)).toBe('23514');
  });
});

describe('a cycle', () => {
  it('goes where the machine of the domain lets it, and nowhere else', async () => {
    const { rows } = await dono.query<{ de: string; para: string }>('SELECT de, para FROM faturamento.transicao_do_ciclo');
    const doDominio = estadosDe(MAQUINA_CICLO).flatMap((de) => MAQUINA_CICLO.transicoes[de].map((para) => `${de} ${para}`));
    expect(rows.map((r) => `${r.de} ${r.para}`).sort()).toEqual(doDominio.sort());
    expect(await recusa(lote, `UPDATE faturamento.ciclo SET situacao = 'CALCULANDO' WHERE situacao = 'EMITIDO'`)).toBe('23514');
  });

  it('is approved once, by one person, and has its numbers for good', async () => {
    for (const mudanca of [`critica_por = 'Outra'`, 'critica_em = now()', `critica_observacao = 'depois'`, 'aviso_inicial = 77', 'nota_inicial = NULL']) {
      expect(await recusa(dono, `UPDATE faturamento.ciclo SET ${mudanca} WHERE situacao = 'EMITIDO'`)).toBe('42501');
    }
  });

  it('has in its lot everybody of the grupo, and nobody leaves it', async () => {
    const app = bd.banco.pool('nascente_app');
    expect(await recusa(app, 'UPDATE faturamento.ciclo_rota SET lote = lote[2:]')).toBe('42501');
    expect(await recusa(lote, 'UPDATE faturamento.ciclo_rota SET lote = lote[2:]')).toBe('42501');
    await dono.query(`INSERT INTO faturamento.ciclo (grupo, referencia, situacao, leitura_limite, emissao, vencimento, validade, convenio, aberto_em, aberto_por)
      SELECT grupo, 203001, 'ABERTO', leitura_limite, emissao, vencimento, validade, convenio, aberto_em, aberto_por FROM faturamento.ciclo WHERE situacao = 'EMITIDO'`);
    const congelar = (menos: string) =>
      recusa(lote, `INSERT INTO faturamento.ciclo_rota (ciclo, rota, lote, situacao) SELECT c.id, r.id, array_agg(l.cdc), 'PENDENTE' FROM faturamento.ciclo c JOIN cadastro.rota r ON r.grupo = c.grupo
        JOIN cadastro.ligacao l ON l.rota = r.id WHERE c.referencia = 203001 AND l.situacao IN ('ATIVA', 'CORTADA') AND ${menos} GROUP BY 1, 2`);
    expect(await congelar('l.cdc <> (SELECT min(x.cdc) FROM cadastro.ligacao x WHERE x.rota = r.id)')).toBe('23514');
    expect(await congelar('r.id <> (SELECT min(x.id) FROM cadastro.rota x WHERE x.grupo = c.grupo)')).toBe('23514');
    expect(await congelar('true')).toBeNull();
  });
});

describe('a number', () => {
  it('is taken by the function alone, and the counter never goes back', async () => {
    const app = bd.banco.pool('nascente_app');
    for (const pool of [app, lote]) expect(await recusa(pool, 'UPDATE comum.contador SET ultimo = ultimo + 1')).toBe('42501');
    for (const sql of ['UPDATE comum.contador SET ultimo = ultimo - 1', 'UPDATE comum.contador SET ultimo = 0', 'DELETE FROM comum.contador', 'TRUNCATE comum.contador CASCADE']) expect(await recusa(dono, sql)).toBe('42501');
    expect(await recusa(app, `SELECT comum.reservar_numeros('aviso', 1)`)).toBe('42501');
    expect(await recusa(lote, `SELECT comum.reservar_numeros('aviso', 0)`)).toBeNull();
  });
});

describe('an open bill', () => {
  it('is closed by who paid or cancelled it', async () => {
    const app = bd.banco.pool('nascente_app');
    for (const pool of [app, dono]) expect(await recusa(pool, 'DELETE FROM faturamento.fatura_aberta WHERE aviso = (SELECT max(aviso) FROM faturamento.fatura_aberta)')).toBe('23514');
    expect(await recusa(dono, 'UPDATE faturamento.fatura_aberta SET valor = valor + 1')).toBe('42501');
    await dono.query('UPDATE faturamento.fatura SET cancelada_em = emissao WHERE aviso = (SELECT max(aviso) FROM faturamento.fatura_aberta)');
    expect(await recusa(app, 'DELETE FROM faturamento.fatura_aberta WHERE aviso = (SELECT max(aviso) FROM faturamento.fatura_aberta)')).toBeNull();
  });
});

describe('what only grows', () => {
  it.each(['comum.auditoria', 'arrecadacao.pagamento', 'leitura.leitura_historico', 'comum.numero_inutilizado'])('%s refuses change, even by its owner', async (tabela) => {
    expect(await recusa(dono, `DELETE FROM ${tabela}`)).toBe('42501');
    expect(await recusa(dono, `TRUNCATE ${tabela} CASCADE`)).toBe('42501');
  });

  it('a replaced reading stays in the history with its reason', async () => {
    const cliente = await lote.connect();
    try {
      await cliente.query('BEGIN');
      await cliente.query(`SELECT set_config('nascente.motivo', 'dígito trocado', true)`);
      const { rows } = await cliente.query<{ cdc: number }>(
        'UPDATE leitura.leitura SET valor = valor + 1 WHERE (cdc, referencia, medicao) = (SELECT cdc, referencia, medicao FROM leitura.leitura WHERE valor IS NOT NULL LIMIT 1) RETURNING cdc, versao',
      );
      await cliente.query('COMMIT');
      const { rows: historico } = await lote.query('SELECT versao, motivo FROM leitura.leitura_historico WHERE cdc = $1', [rows[0]?.cdc]);
      expect(historico).toEqual([{ versao: 1, motivo: 'dígito trocado' }]);
    } finally {
      cliente.release();
    }
  });
});
