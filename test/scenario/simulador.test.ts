import { describe, expect, it } from 'vitest';
import { simular } from './simulador/simular.ts';

/** NASCENTE_SEMENTE=17 replays one seed and tells what happened in it; NASCENTE_SEMENTES=1000 runs as many. */
const uma = process.env['NASCENTE_SEMENTE'];
const sementes = uma === undefined ? Array.from({ length: Number(process.env['NASCENTE_SEMENTES'] ?? 24) }, (_, i) => i) : [Number(uma)];

describe('a month of the town with connections that die at random statements', () => {
  it('ends as the undisturbed month, with every invariant and the bank satisfied, whatever the seed', async () => {
    const ruins: string[] = [];
    let falhas = 0;
    const inicio = performance.now();
    const provar = async (semente: number): Promise<void> => {
      const corrida = await simular(semente);
      falhas += corrida.falhas;
      if (corrida.achados.length > 0) ruins.push(`semente ${semente} ${JSON.stringify(corrida.plano)}:\n  ${corrida.achados.join('\n  ')}`);
      if (uma !== undefined) console.log(corrida.diario.join('\n'), '\npassos', corrida.passos);
    };
    // two at a time, each in a database of its own: a run waits for the server at every statement
    await Promise.all([0, 1].map(async (faixa) => {
      for (const semente of sementes.filter((_, i) => i % 2 === faixa)) await provar(semente);
    }));
    console.log(`simulador: ${sementes.length} sementes, ${falhas} quedas, ${Math.round((performance.now() - inicio) / 1000)} s`);
    expect(ruins.join('\n')).toBe('');
  });
});
