import { expect, test } from 'vitest';
import { exigir } from '../../../domain/comum/resultado.ts';
import { receber } from '../../../functions/leitura/receber-leituras/receber.ts';
import { aprovarCiclo } from '../../../layers/postgres/faturamento/aprovar-ciclo.ts';
import { calcularRotas } from '../../../layers/postgres/faturamento/calcular-rotas.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { CIDADE, DE_ONDE, manhaDe } from '../../fixture/cidade.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { arquivoDeLeituras, ler, lidasDoGrupo, type Detalhe, type Lida } from './apoio.ts';

const casa = comFuncoes('nascente_lote');
const { ciclo, grupo } = CIDADE.emCritica;
const SEM_CICLO = 4;

async function linhas<T>(sql: string, ...valores: unknown[]): Promise<T[]> {
  return (await casa().banco.pool().query(sql, valores)).rows as T[];
}
async function mudar({ cdc }: Lida, para: number): Promise<void> {
  await linhas('UPDATE cadastro.ligacao SET rota = (SELECT max(id) FROM cadastro.rota WHERE grupo = $2), sequencia = 80000 + cdc % 1000 WHERE cdc = $1', cdc, para);
}
let vez = 0;
/** The file is received, and the rotas that it sends back are computed. @returns what its report says */
async function chegar(doGrupo: number, detalhe: Detalhe): Promise<readonly string[]> {
  const nome = `m${++vez}.txt`;
  await receber({ pool: casa().lote, relogio: casa().relogio }, arquivoDeLeituras(doGrupo, [detalhe]), { nome, chave: `leituras/${nome}`, versao: String(vez) });
  const rotas = (await linhas<{ rota: number }>(`SELECT rota FROM faturamento.ciclo_rota WHERE ciclo = $1 AND situacao = 'PENDENTE'`, ciclo)).map((r) => r.rota);
  await emTransacao(casa().lote, (c) => calcularRotas(c, ciclo, rotas, manhaDe(CIDADE.hoje)));
  return (await linhas<{ codigo: string }>('SELECT codigo FROM leitura.arquivo_linha WHERE arquivo = (SELECT max(id) FROM leitura.arquivo)')).map((r) => r.codigo);
}
const faturada = async ({ cdc }: Lida) => (await linhas<{ leitura_atual: number }>('SELECT leitura_atual FROM faturamento.previa WHERE ciclo = $1 AND cdc = $2', ciclo, cdc))[0]?.leitura_atual;
const mais = (l: Lida, m3: number): number => (l.valor ?? expect.fail('ligação sem leitura')) + m3;

test('the reading of who changed rota after the lot was frozen is of the cycle that bills it: its rota is computed again, and after the approval the reading is refused', async () => {
  const [daqui, deFora] = (await lidasDoGrupo(casa().lote, grupo)) as [Lida, Lida];
  await mudar(daqui, grupo);
  await mudar(deFora, SEM_CICLO);
  expect(await chegar(grupo, ler(daqui, mais(daqui, 3)))).toEqual(['leitura/corrigida']);
  expect(await faturada(daqui)).toBe(mais(daqui, 3));
  expect(await chegar(SEM_CICLO, ler(deFora, mais(deFora, 4)))).toEqual(['leitura/corrigida']);
  expect(await faturada(deFora)).toBe(mais(deFora, 4));

  await linhas(`UPDATE faturamento.apontamento SET situacao = 'ACEITO', decidido_por = 'x', decidido_em = now(), motivo = 'y' WHERE ciclo = $1 AND situacao = 'PENDENTE'`, ciclo);
  const agora = manhaDe(CIDADE.hoje);
  exigir(await emTransacao(casa().lote, (c) => aprovarCiclo(c, { ciclo, autor: { nome: CIDADE.aprovador, ...DE_ONDE }, observacao: null, agora, hoje: CIDADE.hoje })));
  expect(await chegar(SEM_CICLO, ler(deFora, mais(deFora, 5)))).toEqual(['leitura/ciclo-fechado']);
  expect(await faturada(deFora)).toBe(mais(deFora, 4));
});
