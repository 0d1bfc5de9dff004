import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { somarDias } from '../../../domain/comum/data-civil.ts';
import { relogio } from '../../../layers/runtime/relogio.ts';
import { metricas } from '../../../layers/telemetry/metricas.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { contextoDe } from '../../fixture/contexto.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { atos, ligacaoDePessoa, pessoaQueChama, recusaDoBanco } from './apoio-titular.ts';

const casa = comFuncoes('nascente_app');
const raiz = () => casa().banco.pool();
let acordar: () => Promise<unknown>;
let chamar: Awaited<ReturnType<typeof pessoaQueChama>>;
/** Days that each request is old today. */
const IDADES = [9, 10, 15, 16, 30];
const UM_DIA_MS = 86_400_000;

beforeAll(async () => {
  const { handler } = await import('../../../functions/cadastro/avisar-prazos-titular/handler.ts');
  const contexto = contextoDe('cadastro-avisar-prazos-titular', 60_000);
  acordar = async () => handler({}, contexto);
  chamar = await pessoaQueChama(['responder-pedido-titular']);
  const { cdc, pessoa } = await ligacaoDePessoa(raiz());
  for (const dias of IDADES) {
    await raiz().query(
      `INSERT INTO cadastro.pedido_do_titular (pessoa, cdc, tipo, canal, texto_cifrado, aberto_em, prazo, registrado_por, registrado_em) VALUES ($1, $2, 'ACESSO', 'SITE', decode(repeat('00', 40), 'hex'), $3::date, $3::date + 15, 'x', now())`,
      [pessoa, cdc, somarDias(CIDADE.hoje, -dias)],
    );
  }
  await chamar('POST', '/pedidos-titular/5/resposta', { decisao: 'CANCELADO', resposta: 'A pessoa desistiu.', motivo: 'desistência por telefone' });
});

test('from the tenth day on each is called to attention, once a day, however often it runs; louder when the term passed', async () => {
  const contado = vi.spyOn(metricas, 'addMetric');
  expect(await acordar()).toEqual({ aVencer: 2, vencidos: 1, avisados: 3 });
  expect(contado.mock.calls.map(([nome, , n]) => [nome, n])).toEqual([['PedidoTitularAVencer', 2], ['PedidoTitularVencido', 1]]);
  contado.mockRestore();
  expect(await acordar()).toEqual({ aVencer: 2, vencidos: 1, avisados: 0 });
  expect((await atos(raiz(), 'cadastro/avisar-prazos-titular')).map(({ usuario, objeto, depois }) => [usuario, objeto, depois])).toEqual([
    ['sistema:avisar-prazos-titular', 'pedido-titular:2', { alarme: 'A_VENCER', diasRestantes: 5 }],
    ['sistema:avisar-prazos-titular', 'pedido-titular:3', { alarme: 'A_VENCER', diasRestantes: 0 }],
    ['sistema:avisar-prazos-titular', 'pedido-titular:4', { alarme: 'VENCIDO', diasRestantes: -1 }],
  ]);
});

test('two at once warn no more than one, and the next day each is warned again', async () => {
  const arquivo = join(tmpdir(), `relogio-dos-prazos-${process.pid}.json`);
  writeFileSync(arquivo, JSON.stringify({ deslocamentoMs: relogio.agora().getTime() - Date.now() + UM_DIA_MS }));
  vi.stubEnv('NASCENTE_RELOGIO_ARQUIVO', arquivo);
  await new Promise((pronto) => setTimeout(pronto, 150));
  const feitas = (await Promise.all([acordar(), acordar()])) as { aVencer: number; vencidos: number; avisados: number }[];
  vi.unstubAllEnvs();
  expect(feitas.map(({ aVencer, vencidos }) => [aVencer, vencidos])).toEqual([[2, 2], [2, 2]]);
  expect(feitas.reduce((total, f) => total + f.avisados, 0)).toBe(4);
  const { rows } = await raiz().query<{ n: number }>('SELECT count(*)::integer AS n FROM cadastro.aviso_de_prazo GROUP BY dia ORDER BY dia');
  expect(rows.map((r) => r.n)).toEqual([3, 4]);
});

test('what was written of a warning stays', async () => {
  expect(await recusaDoBanco(casa().app, 'DELETE FROM cadastro.aviso_de_prazo')).toBe('42501');
  expect(await recusaDoBanco(raiz(), 'DELETE FROM cadastro.aviso_de_prazo')).toBe('42501');
  expect(await recusaDoBanco(raiz(), `INSERT INTO cadastro.aviso_de_prazo (protocolo, dia, alarme) SELECT protocolo, dia, alarme FROM cadastro.aviso_de_prazo LIMIT 1`)).toBe('23505');
});
