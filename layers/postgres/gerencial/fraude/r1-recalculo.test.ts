import { beforeAll, expect, it } from 'vitest';
import { casosDa, plantar, rodar, vezes, type AtoPlantado } from '../../../../test/integration/gerencial/apoio.ts';
import { comBanco } from '../../../../test/fixture/banco.ts';

const bd = comBanco();
const outro = comBanco();
const raiz = () => bd.banco.pool();
const app = () => bd.banco.pool('nascente_app');
const em = (ligacao: number, resto: Partial<AtoPlantado> = {}): AtoPlantado => ({ usuario: 'Rui Prado', objeto: `ciclo:1/ligacao:${ligacao}`, ha: '3 days', ...resto });

beforeAll(async () => {
  await plantar(raiz(), [
    ...vezes(2, em(500)), em(500, { funcao: 'faturamento/decidir-apontamento', depois: { acao: 'CORRIGIR_LEITURA' }, objeto: 'ciclo:2/ligacao:500' }),
    // near misses: two times; three, one of them only an acceptance; three, one long ago; three, by two people; refused; by the platform
    ...vezes(2, em(501)),
    ...vezes(2, em(502)), em(502, { funcao: 'faturamento/decidir-apontamento', depois: { acao: 'ACEITAR' } }),
    ...vezes(2, em(503)), em(503, { ha: '91 days' }),
    ...vezes(2, em(504)), em(504, { usuario: 'Ivo Lins' }),
    ...vezes(2, em(505)), em(505, { resultado: 'RECUSADO' }),
    ...vezes(5, em(506, { usuario: 'sistema:emitir' })),
    ...vezes(3, { usuario: 'Rui Prado', funcao: 'faturamento/devolver-rota', objeto: 'ciclo:1/rota:77', ha: '1 day' }),
    ...vezes(9, em(507, { funcao: 'faturamento/mostrar-previa' })),
  ]);
});

it('finds who computes the same ligação three times, or sends the same rota back, and nothing that only looks like it', async () => {
  await rodar(app());
  const casos = await casosDa(raiz(), 'R1');
  expect(casos.map((c) => c.chave)).toEqual(['Rui Prado/ligacao:500', 'Rui Prado/rota:77']);
  expect(casos[0]).toMatchObject({ usuarios: ['Rui Prado'], objetos: ['ligacao:500'], pontos: 40, situacao: 'ABERTO' });
  expect(casos[0]?.marcas).toHaveLength(3);
});

it('rerun, it doubles nothing; one more act is one more evidence, and the case says so', async () => {
  const antes = await casosDa(raiz(), 'R1');
  expect((await rodar(app()))['R1']).toMatchObject({ achados: 2, casosNovos: 0, evidenciasNovas: 0, erro: null });
  expect(await casosDa(raiz(), 'R1')).toEqual(antes);
  await plantar(raiz(), [em(500)]);
  expect((await rodar(app()))['R1']).toMatchObject({ casosNovos: 0, evidenciasNovas: 1 });
  const [depois] = await casosDa(raiz(), 'R1');
  expect(depois?.id).toBe(antes[0]?.id);
  expect(depois?.marcas).toHaveLength(4);
});

it('finds who recalculates much more than the colleagues in the month, and not who is only the busiest', async () => {
  const noMes = (usuario: string, quantos: number): AtoPlantado[] => Array.from({ length: quantos }, (_, i) => ({ usuario, objeto: `ciclo:3/ligacao:${900 + i}`, ha: '1 minute' }));
  const limpo = outro.banco.pool();
  // of the others the median is 5.5 and the MAD 1: the limit is 11.5
  await plantar(limpo, ['Ana', 'Bia', 'Caio', 'Davi'].flatMap((nome, i) => noMes(nome, 4 + i)));
  await plantar(limpo, noMes('Zeca', 11));
  await rodar(outro.banco.pool('nascente_app'));
  expect(await casosDa(limpo, 'R1')).toEqual([]);
  await plantar(limpo, [{ usuario: 'Zeca', objeto: 'ciclo:3/ligacao:990', ha: '1 minute' }]);
  await rodar(outro.banco.pool('nascente_app'));
  expect((await casosDa(limpo, 'R1')).filter((c) => c.chave.endsWith('/volume')).map((c) => c.chave)).toEqual(['Zeca/volume']);
});
