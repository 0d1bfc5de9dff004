import { beforeEach, expect, test } from 'vitest';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFaturamento } from './apoio.ts';

const f = comFaturamento(() => [import('../../../functions/faturamento/devolver-rota/handler.ts')]);
const ciclo: number = CIDADE.emCritica.ciclo;
const devolver = (rota: number, em = ciclo) => f().agir(`/ciclos/${em}/rotas/${rota}/devolucao`, { motivo: 'Leituras da rua refeitas' });
beforeEach(() => void f().efeitos.splice(0));

test('the rota goes back to the queue that computes it, once, with the reason in the audit', async () => {
  const r = await devolver(2);
  expect([r.statusCode, r.json]).toEqual([202, { ciclo, rota: 2, situacao: 'PENDENTE' }]);
  expect(f().efeitos).toHaveLength(1);
  const [enviado] = f().efeitos;
  expect(enviado?.acao).toBe('SendMessageBatch');
  expect((enviado?.corpo['Entries'] as { MessageBody: string }[]).map((e) => JSON.parse(e.MessageBody) as unknown)).toEqual([{ ciclo, rota: 2 }]);
  const [ato] = await f().sql(`SELECT usuario, motivo FROM comum.auditoria WHERE objeto = $1`, [`ciclo:${ciclo}/rota:2`]);
  expect(ato).toEqual({ usuario: CIDADE.aprovador, motivo: 'Leituras da rua refeitas' });
  const outra = await devolver(2);
  expect([outra.statusCode, outra.json['codigo']]).toEqual([409, 'ciclo/rota-em-calculo']);
});

test.each([
  [99, 1, 404, 'ciclo/nao-encontrado'],
  [ciclo, 12, 404, 'ciclo/rota-inexistente'],
  [CIDADE.emitido.ciclo, 4, 409, 'ciclo/fora-da-critica'],
])('in cycle %i, rota %i is refused', async (em, rota, status, codigo) => {
  const r = await devolver(rota, em);
  expect([r.statusCode, r.json['codigo']]).toEqual([status, codigo]);
  expect(f().efeitos).toEqual([]);
});
