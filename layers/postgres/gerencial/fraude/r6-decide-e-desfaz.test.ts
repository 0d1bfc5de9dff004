import { expect, it } from 'vitest';
import { casosDa, plantar, rodar, type AtoPlantado } from '../../../../test/integration/gerencial/apoio.ts';
import { comBanco } from '../../../../test/fixture/banco.ts';

const bd = comBanco();
const decidir = (usuario: string, ligacao: number, antes: number, depois: number, ha: string): AtoPlantado => ({
  usuario, ha, funcao: 'faturamento/decidir-apontamento', objeto: `ciclo:1/ligacao:${ligacao}`, antes: { valor: antes }, depois: { valor: depois, acao: 'CORRIGIR_LEITURA' },
});

it('finds who brings back the value that his own decision changed, and nobody else', async () => {
  const raiz = bd.banco.pool();
  await plantar(raiz, [
    decidir('Rui Prado', 600, 18_240, 3_900, '5 days'), decidir('Rui Prado', 600, 3_900, 18_240, '4 days'),
    // near misses: another undoes it; it goes on to a third value; it changed nothing; in another ligação; too long ago
    decidir('Rui Prado', 601, 900, 100, '5 days'), decidir('Ivo Lins', 601, 100, 900, '4 days'),
    decidir('Rui Prado', 602, 900, 100, '5 days'), decidir('Rui Prado', 602, 100, 500, '4 days'),
    decidir('Rui Prado', 603, 700, 700, '5 days'), decidir('Rui Prado', 603, 700, 700, '4 days'),
    decidir('Rui Prado', 604, 800, 200, '5 days'), decidir('Rui Prado', 605, 200, 800, '4 days'),
    decidir('Rui Prado', 606, 800, 200, '31 days'), decidir('Rui Prado', 606, 200, 800, '4 days'),
  ]);
  await rodar(bd.banco.pool('nascente_app'));
  const casos = await casosDa(raiz, 'R6');
  expect(casos.map((c) => c.chave)).toEqual(['Rui Prado/ciclo:1/ligacao:600']);
  expect(casos[0]).toMatchObject({ usuarios: ['Rui Prado'], pontos: 40 });
  expect(casos[0]?.marcas).toHaveLength(1);
});
