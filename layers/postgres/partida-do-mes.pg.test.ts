import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { bancoVazio } from '../../test/fixture/banco.ts';
import { migrar } from './migrador.ts';

const ANTES = readdirSync(fileURLToPath(new URL('../../migrations', import.meta.url))).filter((a) => a < '0012').length;

/** 1: read in October, estimated in November and December; 2: read; 3: estimated, on a meter that was changed; 4: never read. */
const DADOS = `
SET session_replication_role = replica;
-- there is no town around these: the key to the ligação would be proven again when the table gets its columns
ALTER TABLE leitura.consumo_ligacao DROP CONSTRAINT consumo_ligacao_cdc_fkey;
INSERT INTO hidrometria.hidrometro (id, numero, digitos, situacao) SELECT n, 'H' || n, 4, 'INSTALADO' FROM generate_series(1, 5) n;
INSERT INTO hidrometria.instalacao (hidrometro, cdc, medicao, periodo, leitura_instalacao)
VALUES (1, 1, 1, '[2020-01-01,)', 0), (2, 2, 1, '[2020-01-01,)', 0), (3, 3, 1, '[2020-01-01,2026-11-15)', 0), (5, 3, 1, '[2026-11-15,)', 0), (4, 4, 1, '[2020-01-01,)', 0);
INSERT INTO leitura.leitura (cdc, referencia, medicao, hidrometro, valor, ocorrencia, lida_em, data)
VALUES (1, 202610, 1, 1, 9990, 0, now(), '2026-10-20'), (2, 202612, 1, 2, 100, 0, now(), '2026-12-20'), (3, 202610, 1, 3, 500, 0, now(), '2026-10-20');
INSERT INTO leitura.consumo_ligacao (cdc, referencia, leitura, estimada, data, consumos)
VALUES (1, 202612, 14, true, '2026-12-20', '{12,12,12}'), (2, 202612, 100, false, '2026-12-20', '{12}'), (3, 202612, 24, true, '2026-12-20', '{12}'), (4, 202612, 24, true, '2026-12-20', '{12}');
INSERT INTO faturamento.fatura (aviso, nota, valor, cdc, ciclo, rota, ordem, referencia, emissao, vencimento, validade, leitura_atual, hidrometro, saldo_transportado, volume_agua, volume_tee, convenio,
       localidade, setor, categoria, tipo_faturamento, tipo_consumo, ocorrencia, dias, ato, economias, rubricas, valores)
SELECT n, n, 1, cdc, 1, 1, 1, referencia, '2026-12-27', '2027-01-10', '2027-03-10', leitura, hidrometro, 0, 12, 0, 1, 1, 1, 1, 1, tipo, 0, 30, 1, '{}', '{}', '{}'
  FROM (VALUES (1, 1, 202610, 9990, 1, 1), (2, 1, 202611, 2, 1, 2), (3, 1, 202612, 14, 1, 2), (4, 2, 202612, 100, 2, 1), (5, 3, 202610, 500, 3, 1), (6, 3, 202612, 24, 5, 2), (7, 4, 202612, 24, 4, 2)) f(n, cdc, referencia, leitura, hidrometro, tipo);
SELECT faturamento.abrir_area_previa(9);
INSERT INTO faturamento.previa (valor, ciclo, rota, ordem, cdc, leitura_anterior, leitura_atual, consumo_medido, volume_agua, volume_tee, localidade, setor, situacao, categoria, tipo_faturamento,
       tipo_consumo, lida, lida_poco, ocorrencia, dias, ato, economias, rubricas, valores)
VALUES (1, 9, 1, 1, 1, 14, 26, 12, 12, 0, 1, 1, 1, 1, 1, 2, false, false, 0, 30, 1, '{}', '{}', '{}'), (1, 9, 1, 2, 2, 100, 113, 13, 13, 0, 1, 1, 1, 1, 1, 1, true, false, 0, 30, 1, '{}', '{}', '{}');`;

it('migration 0012 takes estimated readings apart by the bills, and leaves as a reading what they do not tell', async () => {
  const banco = await bancoVazio();
  try {
    const { host, porta, nome, usuario, senha } = banco.acesso('nascente_migrador');
    const conexao = { host, port: porta, database: nome, user: usuario, password: typeof senha === 'string' ? senha : await senha() };
    await migrar({ conexao, quantidade: ANTES });
    await banco.pool().query(DADOS);
    await migrar({ conexao });
    const { rows } = await banco.pool().query('SELECT cdc, leitura, adiantado_m3, medida_em FROM leitura.consumo_ligacao ORDER BY cdc');
    expect(rows).toEqual([
      { cdc: 1, leitura: 14, adiantado_m3: 24, medida_em: 202610 },
      { cdc: 2, leitura: 100, adiantado_m3: 0, medida_em: null },
      { cdc: 3, leitura: 24, adiantado_m3: 0, medida_em: null },
      { cdc: 4, leitura: 24, adiantado_m3: 0, medida_em: null },
    ]);
    const { rows: previas } = await banco.pool().query('SELECT cdc, adiantado_m3, consumo_mensal FROM faturamento.previa ORDER BY cdc');
    expect(previas).toEqual([{ cdc: 1, adiantado_m3: 36, consumo_mensal: null }, { cdc: 2, adiantado_m3: 0, consumo_mensal: 13 }]);
  } finally {
    await banco.fechar();
  }
});
