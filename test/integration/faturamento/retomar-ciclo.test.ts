import { beforeEach, expect, test } from 'vitest';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { congelarLote } from '../../../layers/postgres/faturamento/congelar-lote.ts';
import { registrarFalha } from '../../../layers/postgres/faturamento/registrar-falha.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFaturamento } from './apoio.ts';

const f = comFaturamento(() => [import('../../../functions/faturamento/retomar-ciclo/handler.ts')]);
const retomar = (ciclo: number) => f().agir(`/ciclos/${ciclo}/retomada`, { motivo: 'Causa corrigida' });
const situacao = async (ciclo: number) => (await f().sql<{ situacao: string; falha: string | null }>('SELECT situacao, falha FROM faturamento.ciclo WHERE id = $1', [ciclo]))[0];
beforeEach(() => void f().efeitos.splice(0));

test('a cycle that stopped starts again under a name of its own and goes on from where it was', async () => {
  const { ciclo } = CIDADE.emCritica;
  const pool = f().lote;
  await emTransacao(pool, (cliente) => registrarFalha(cliente, ciclo, 'Lambda.Unknown: sem memória'));
  expect(await situacao(ciclo)).toEqual({ situacao: 'FALHOU', falha: 'Lambda.Unknown: sem memória' });

  const r = await retomar(ciclo);
  expect([r.statusCode, r.json['ciclo']]).toEqual([202, ciclo]);
  const tentativa = r.json['tentativa'] as number;
  expect(f().efeitos.map((e) => [e.acao, e.corpo['name']])).toEqual([['StartExecution', `ciclo-${ciclo}-${tentativa}`]]);

  // the first step of the new execution
  const antes = await f().sql('SELECT count(*)::integer AS n FROM faturamento.previa WHERE ciclo = $1', [ciclo]);
  await emTransacao(pool, (cliente) => congelarLote(cliente, ciclo, new Date()));
  expect(await situacao(ciclo)).toEqual({ situacao: 'EM_CRITICA', falha: null });
  expect(await f().sql('SELECT count(*)::integer AS n FROM faturamento.previa WHERE ciclo = $1', [ciclo])).toEqual(antes);
});

test.each([
  [99, 404, 'ciclo/nao-encontrado'],
  [CIDADE.emitido.ciclo, 409, 'ciclo/sem-falha'],
])('cycle %i is refused', async (ciclo, status, codigo) => {
  const r = await retomar(ciclo);
  expect([r.statusCode, r.json['codigo']]).toEqual([status, codigo]);
  expect(f().efeitos).toEqual([]);
});
