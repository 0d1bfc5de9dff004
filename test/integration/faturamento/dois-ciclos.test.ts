import { expect, test } from 'vitest';
import { numeroDoMotivo } from '../../../domain/faturamento/previa/previa.ts';
import { concluirCiclo } from '../../../layers/postgres/faturamento/concluir-ciclo.ts';
import { emitirRotas } from '../../../layers/postgres/faturamento/emitir-rotas.ts';
import { numerarCiclo } from '../../../layers/postgres/faturamento/numerar-ciclo.ts';
import { CIDADE, manhaDe } from '../../fixture/cidade.ts';
import { comDoisMeses, DEZEMBRO, NOVEMBRO } from './dois-meses.ts';

const m = comDoisMeses();
const { grupo } = CIDADE.lido;
const agora = manhaDe(DEZEMBRO.hoje);

/** Ligações of cycle 1, in crítica since before, that go on to another rota. */
async function quatro(): Promise<readonly [number, number, number, number]> {
  const linhas = await m.sql<{ cdc: number }>(
    `SELECT cdc FROM faturamento.previa p WHERE ciclo = 1 AND situacao = 1 AND tipo_consumo = 1 AND consumo_medido BETWEEN 8 AND 40
        AND NOT EXISTS (SELECT FROM cadastro.dependente d WHERE p.cdc IN (d.dependente, d.master)) AND NOT EXISTS (SELECT FROM faturamento.apontamento a WHERE a.cdc = p.cdc) ORDER BY cdc LIMIT 4`);
  const [a, b, c, d] = linhas.map((l) => l.cdc);
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('a cidade não tem quatro ligações comuns');
  return [a, b, c, d];
}

test('with the same ligação let through in two cycles, in whatever order they are issued, its month, its water and its charges are billed once', async () => {
  const [mesmoMes, depoisAntes, antesDepois, avisada] = await quatro();
  const rotas = (await m.sql<{ id: number }>('SELECT id FROM cadastro.rota WHERE grupo = $1 ORDER BY numero', [grupo])).map((r) => r.id);
  const mudar = (cdc: number, rota: number) => m.sql('UPDATE cadastro.ligacao SET rota = $2, sequencia = 80000 + cdc % 1000 WHERE cdc = $1', [cdc, rota]);
  const { aviso } = await m.uma<{ aviso: number }>('SELECT min(aviso) AS aviso FROM faturamento.fatura');
  for (const [i, cdc] of [mesmoMes, depoisAntes, antesDepois].entries()) await m.sql(`INSERT INTO faturamento.encargo_pendente VALUES ($1, $2, 200, 50, '2026-11-01', NULL)`, [aviso + i, cdc]);
  // nobody wrote down that these changed rota: only the last word of the database is left
  await m.sql('ALTER TABLE cadastro.ligacao DISABLE TRIGGER guardar_mudanca_de_rota');
  await mudar(mesmoMes, rotas[0]!);
  await m.sql('ALTER TABLE cadastro.ligacao ENABLE TRIGGER guardar_mudanca_de_rota');
  await mudar(avisada, rotas[0]!);
  const novembro = await m.abrir(grupo, NOVEMBRO);
  expect([(await m.previa(novembro, mesmoMes)).situacao, (await m.previa(novembro, avisada)).motivo]).toEqual([1, numeroDoMotivo('EM_OUTRO_CICLO')]);
  expect(await m.aprovar(1, NOVEMBRO.hoje)).toMatchObject({ ok: true });
  expect(await m.aprovar(novembro, NOVEMBRO.hoje)).toMatchObject({ ok: true });
  await m.emitir(novembro, NOVEMBRO.hoje);

  await m.sql('ALTER TABLE cadastro.ligacao DISABLE TRIGGER guardar_mudanca_de_rota');
  await mudar(depoisAntes, rotas[1]!);
  await mudar(antesDepois, rotas[2]!);
  await m.sql('ALTER TABLE cadastro.ligacao ENABLE TRIGGER guardar_mudanca_de_rota');
  await m.lerDezembro([mesmoMes, depoisAntes, antesDepois, avisada], [10, 10, 10, 10]);
  const dezembro = await m.abrir(grupo, DEZEMBRO);
  expect(await m.aprovar(dezembro, DEZEMBRO.hoje)).toMatchObject({ ok: true });
  const deDezembro = await m.em((c) => numerarCiclo(c, dezembro));
  const emitir = (ciclo: number, quais: readonly number[]) => m.em((c) => emitirRotas(c, ciclo, quais, agora));
  await emitir(dezembro, [rotas[1]!]);
  await m.emitir(1, DEZEMBRO.hoje);
  await emitir(dezembro, deDezembro);
  await m.em((c) => concluirCiclo(c, dezembro, agora));

  const contas = async (cdc: number) => m.sql('SELECT ciclo, referencia FROM faturamento.fatura WHERE cdc = $1 AND referencia >= 202611 ORDER BY referencia', [cdc]);
  const motivo = async (ciclo: number, cdc: number) => (await m.uma<{ motivo: number }>('SELECT motivo FROM faturamento.nao_faturada WHERE ciclo = $1 AND cdc = $2', [ciclo, cdc])).motivo;
  expect(await contas(mesmoMes)).toEqual([{ ciclo: novembro, referencia: 202611 }, { ciclo: dezembro, referencia: 202612 }]);
  expect(await motivo(1, mesmoMes)).toBe(numeroDoMotivo('JA_FATURADA'));
  expect(await contas(depoisAntes)).toEqual([{ ciclo: dezembro, referencia: 202612 }]);
  expect(await motivo(1, depoisAntes)).toBe(numeroDoMotivo('MES_ENCERRADO'));
  expect(await contas(antesDepois)).toEqual([{ ciclo: 1, referencia: 202611 }]);
  expect(await motivo(dezembro, antesDepois)).toBe(numeroDoMotivo('EM_OUTRO_CICLO'));
  expect((await m.sql('SELECT 1 FROM faturamento.fatura WHERE cdc = ANY ($1) AND 4 = ANY (rubricas)', [[mesmoMes, depoisAntes, antesDepois]]))).toHaveLength(3);
  expect(await m.sql('SELECT FROM faturamento.encargo_pendente WHERE cdc = ANY ($1) AND faturado_em IS NULL', [[mesmoMes, depoisAntes, antesDepois]])).toEqual([]);
  expect(await m.sql(`SELECT FROM comum.numero_inutilizado WHERE serie = 'aviso'`)).toHaveLength(3);
  // who is known to have moved was parked before anybody approved: by the first cycle in its month, by the second in the next
  expect(await contas(avisada)).toEqual([{ ciclo: 1, referencia: 202611 }]);
  expect(await motivo(dezembro, avisada)).toBe(numeroDoMotivo('EM_OUTRO_CICLO'));
  expect(await m.violacoes()).toEqual([]);
});
