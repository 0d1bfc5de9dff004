import { expect, test } from 'vitest';
import { numeroDoMotivo } from '../../../domain/faturamento/previa/previa.ts';
import { congelarLote } from '../../../layers/postgres/faturamento/congelar-lote.ts';
import { concluirCiclo } from '../../../layers/postgres/faturamento/concluir-ciclo.ts';
import { emitirRotas } from '../../../layers/postgres/faturamento/emitir-rotas.ts';
import { numerarCiclo } from '../../../layers/postgres/faturamento/numerar-ciclo.ts';
import { registrarFalha } from '../../../layers/postgres/faturamento/registrar-falha.ts';
import { retomarCiclo } from '../../../layers/postgres/faturamento/retomar-ciclo.ts';
import { CIDADE, DE_ONDE, manhaDe } from '../../fixture/cidade.ts';
import { comDoisMeses, DEZEMBRO, NOVEMBRO } from './dois-meses.ts';

const m = comDoisMeses();
const { grupo } = CIDADE.lido;
const { hoje } = NOVEMBRO;
const agora = manhaDe(hoje);

const COMUM = `p.situacao = 1 AND p.tipo_consumo = 1 AND p.tipo_faturamento = 2 AND p.consumo_medido BETWEEN 8 AND 40 AND NOT EXISTS (SELECT FROM cadastro.dependente d WHERE p.cdc IN (d.dependente, d.master))
  AND NOT EXISTS (SELECT FROM faturamento.apontamento a WHERE a.cdc = p.cdc)`;
const comuns = async (ciclo: number, quantas: number) =>
  (await m.sql<{ cdc: number }>(`SELECT cdc FROM faturamento.previa p WHERE ciclo = $1 AND ${COMUM} ORDER BY cdc LIMIT $2`, [ciclo, quantas])).map((r) => r.cdc);
const motivos = (ciclo: number, cdcs: readonly number[]) => m.sql('SELECT cdc, situacao, motivo FROM faturamento.nao_faturada WHERE ciclo = $1 AND cdc = ANY ($2) ORDER BY cdc', [ciclo, cdcs]);
const mudar = (cdc: number) => m.sql('UPDATE cadastro.ligacao SET rota = (SELECT min(id) FROM cadastro.rota WHERE grupo = $2), sequencia = 80000 + cdc % 1000 WHERE cdc = $1', [cdc, grupo]);
const inutilizados = () => m.sql<{ serie: string; numero: number; motivo: string; por: string }>('SELECT serie, numero, motivo, por FROM comum.numero_inutilizado ORDER BY serie, numero');
const terminado = async (ciclo: number) => (await m.uma<{ situacao: string }>('SELECT situacao FROM faturamento.ciclo WHERE id = $1', [ciclo])).situacao;

test('a value that no barcode holds is parked when it is computed', async () => {
  const enorme = await m.uma<{ cdc: number; hidrometro: number }>(
    `SELECT l.cdc, i.hidrometro FROM cadastro.ligacao l JOIN cadastro.rota r ON r.id = l.rota JOIN hidrometria.instalacao i ON i.cdc = l.cdc AND upper_inf(i.periodo) AND i.medicao = 1
       JOIN leitura.leitura x ON x.cdc = l.cdc AND x.referencia = 202611 AND x.medicao = 1 WHERE r.grupo = $1 AND l.tipo_faturamento = 2 AND l.situacao = 'ATIVA' AND l.tipo_ligacao = 'HIDROMETRADA'
        AND NOT EXISTS (SELECT FROM cadastro.dependente d WHERE l.cdc IN (d.dependente, d.master)) ORDER BY 1 LIMIT 1`, [grupo]);
  await m.sql('UPDATE hidrometria.hidrometro SET digitos = 9 WHERE id = $1', [enorme.hidrometro]);
  await m.sql('UPDATE leitura.leitura SET valor = 99999999 WHERE cdc = $1 AND referencia = 202611 AND medicao = 1', [enorme.cdc]);
  const ciclo = await m.abrir(grupo, NOVEMBRO);
  expect(await m.previa(ciclo, enorme.cdc)).toMatchObject({ situacao: 2, motivo: numeroDoMotivo('VALOR_ACIMA_DO_CODIGO'), valor: 0 });
});

test('what cannot be a bill after it was approved and numbered is set aside: its number is voided, its condominium settled, and the cycle ends, also one that had stopped', async () => {
  const ciclo = (await m.uma<{ id: number }>('SELECT id FROM faturamento.ciclo WHERE grupo = $1', [grupo])).id;
  const [grande, encargo, porTerceiro] = (await comuns(ciclo, 3)) as [number, number, number];
  const dependente = await m.uma<{ cdc: number; master: number; volume: number }>(
    `SELECT p.cdc, d.master, p.volume_agua AS volume FROM faturamento.previa p JOIN cadastro.dependente d ON d.dependente = p.cdc JOIN faturamento.previa x ON x.ciclo = p.ciclo AND x.cdc = d.master AND x.situacao = 1
      WHERE p.ciclo = $1 AND p.situacao = 1 AND p.volume_agua > 0 ORDER BY 1 LIMIT 1`, [ciclo]);
  const { aviso } = await m.uma<{ aviso: number }>('SELECT min(aviso) AS aviso FROM faturamento.fatura');
  await m.sql(`INSERT INTO faturamento.encargo_pendente VALUES ($1, $2, 200, 50, '2026-11-01', NULL)`, [aviso, encargo]);
  expect(await m.aprovar(ciclo, hoje)).toMatchObject({ ok: true });
  expect(await m.previa(ciclo, encargo)).toMatchObject({ encargos: [aviso] });
  // as an older version would have approved it; another bill takes the charge; a guard that nobody thought of
  await m.sql('UPDATE faturamento.previa SET valor = 267234500107, rubricas = ARRAY[1], valores = ARRAY[267234500107] WHERE ciclo = $1 AND cdc = ANY ($2)', [ciclo, [grande, dependente.cdc]]);
  await m.sql('UPDATE faturamento.encargo_pendente SET faturado_em = $1 WHERE aviso = $1', [aviso]);
  await m.sql(`ALTER TABLE faturamento.fatura ADD CONSTRAINT ninguem_pensou CHECK (cdc <> ${porTerceiro})`);
  const saldoDoMaster = (await m.previa(ciclo, dependente.master)).saldo_transportado;
  const antes = await m.uma<{ ultimo: number }>(`SELECT ultimo FROM comum.contador WHERE serie = 'aviso'`);
  const rotas = await m.em((c) => numerarCiclo(c, ciclo));
  const { emitidas: numeradas } = await m.uma<{ emitidas: number }>('SELECT emitidas FROM faturamento.ciclo WHERE id = $1', [ciclo]);
  // it had stopped, and is taken up again
  await m.em((c) => registrarFalha(c, ciclo, 'States.Timeout'));
  expect(await m.em((c) => retomarCiclo(c, { ciclo, autor: { nome: 'Joana', ...DE_ONDE }, motivo: 'm' }))).toMatchObject({ ok: true });
  await m.em((c) => congelarLote(c, ciclo, agora));
  for (const rota of rotas) await m.em((c) => emitirRotas(c, ciclo, [rota], agora));
  await m.em((c) => concluirCiclo(c, ciclo, agora));
  expect(await terminado(ciclo)).toBe('EMITIDO');
  const parados = [grande, encargo, porTerceiro, dependente.cdc];
  expect(Object.fromEntries((await motivos(ciclo, parados)).map((r) => [(r as { cdc: number }).cdc, (r as { motivo: number }).motivo]))).toEqual({
    [grande]: numeroDoMotivo('VALOR_ACIMA_DO_CODIGO'),
    [dependente.cdc]: numeroDoMotivo('VALOR_ACIMA_DO_CODIGO'),
    [encargo]: numeroDoMotivo('ENCARGO_JA_COBRADO'),
    [porTerceiro]: numeroDoMotivo('EMISSAO_RECUSADA'),
  });
  const vazios = await inutilizados();
  expect(vazios.filter((v) => v.serie === 'aviso')).toHaveLength(4);
  expect(vazios.filter((v) => v.serie === 'nota-fiscal')).toHaveLength(4);
  expect(vazios.every((v) => v.por === 'sistema:emitir-rota' && /Conta da ligação \d+ não emitida/.test(v.motivo))).toBe(true);
  expect(await m.uma('SELECT count(*)::integer AS n FROM faturamento.fatura WHERE aviso > $1', [antes.ultimo])).toEqual({ n: numeradas - 4 });
  expect(await m.sql('SELECT FROM faturamento.fatura f JOIN comum.numero_inutilizado i ON i.numero = f.aviso AND i.serie = $1', ['aviso'])).toEqual([]);
  const master = await m.uma<{ saldo: number }>('SELECT saldo_transportado AS saldo FROM leitura.consumo_ligacao WHERE cdc = $1', [dependente.master]);
  expect(master.saldo).toBe(saldoDoMaster + dependente.volume);
  expect(await m.sql(`SELECT FROM comum.auditoria WHERE funcao = 'faturamento/emitir-rota' AND resultado = 'NAO_EMITIDA'`)).toHaveLength(4);
  await m.sql('ALTER TABLE faturamento.fatura DROP CONSTRAINT ninguem_pensou');
  expect(await m.violacoes()).toEqual([]);
});

test('a ligação that changes grupo while both cycles are open is billed by the first and parked in the second; a late payment of the crítica is in the bill', async () => {
  // cycle 1, of grupo 1, is in crítica since before; the second is of December, of the grupo it moves to
  const [movida, pagou] = (await comuns(1, 2)) as [number, number];
  const { aviso } = await m.uma<{ aviso: number }>('SELECT max(aviso) AS aviso FROM faturamento.fatura');
  await mudar(movida);
  await m.lerDezembro([movida], [10]);
  const dezembro = await m.abrir(grupo, DEZEMBRO);
  expect(await m.previa(dezembro, movida)).toMatchObject({ situacao: 2, motivo: numeroDoMotivo('EM_OUTRO_CICLO') });
  const antes = await m.previa(1, pagou);
  await m.sql(`INSERT INTO faturamento.encargo_pendente VALUES ($1, $2, 200, 50, '2026-11-20', NULL)`, [aviso, pagou]);
  expect(await m.aprovar(1, hoje)).toMatchObject({ ok: true });
  expect(await m.previa(1, pagou)).toMatchObject({ valor: antes.valor + 250, encargos: [aviso] });
  await m.emitir(1, hoje);
  expect(await m.sql('SELECT multa + correcao AS devido, faturado_em IS NOT NULL AS faturado FROM faturamento.encargo_pendente WHERE aviso = $1', [aviso])).toEqual([{ devido: 250, faturado: true }]);
  // the second is approved when the first is issued: the base moved, and so does its prévia
  expect(await m.aprovar(dezembro, DEZEMBRO.hoje)).toMatchObject({ ok: true });
  expect(await m.previa(dezembro, movida)).toMatchObject({ situacao: 1, volume_agua: 10 });
  await m.emitir(dezembro, DEZEMBRO.hoje);
  const contas = await m.sql<{ referencia: number; leitura_anterior: number; leitura_atual: number }>('SELECT referencia, leitura_anterior, leitura_atual FROM faturamento.fatura WHERE cdc = $1 ORDER BY referencia', [movida]);
  expect(contas.map((c) => c.referencia)).toEqual([202611, 202612]);
  expect(contas[1]!.leitura_anterior).toBe(contas[0]!.leitura_atual);
  expect(await m.violacoes()).toEqual([]);
});

test('the database has the last word: a charge is billed once and keeps its worth, and a month that was closed does not open again', async () => {
  const recusa = async (texto: string) => m.sql(texto).then(() => null, (e: { code: string }) => e.code);
  expect(await recusa('UPDATE faturamento.encargo_pendente SET faturado_em = 1 WHERE faturado_em IS NOT NULL AND faturado_em <> 1')).toBe('23514');
  expect(await recusa('UPDATE faturamento.encargo_pendente SET faturado_em = NULL WHERE faturado_em IS NOT NULL')).toBe('23514');
  expect(await recusa('UPDATE faturamento.encargo_pendente SET multa = multa + 1')).toBe('42501');
  expect(await recusa('UPDATE leitura.consumo_ligacao SET referencia = 202601 WHERE referencia > 202601')).toBe('23514');
  expect(await recusa('UPDATE leitura.consumo_ligacao SET referencia = NULL WHERE referencia IS NOT NULL')).toBe('23514');
});

