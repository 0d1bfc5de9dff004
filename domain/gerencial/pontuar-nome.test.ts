import { describe, expect, it } from 'vitest';
import { nomeChama, parecenca, pontosDoNome } from './pontuar-nome.ts';

const PESSOAS = 180_000;
/** Information of a word that so many people have. */
const info = (quantos: number) => Math.log(PESSOAS / quantos);
const LIMITES = { semelhanca: 75, raridade: 100 };
const [silva, jose, maria, zabaglia, torreao] = [info(18_000), info(9_000), info(12_000), info(2), info(3)] as const;
const chama = (comum: number, doUsuario: number, daPessoa: number) => nomeChama(parecenca({ comum, doUsuario, daPessoa, pessoas: PESSOAS }), LIMITES);

describe('likeness of names, weighed by rarity', () => {
  it('José Silva and José Silva are the same name and say nothing: nine hundred people have it', () => {
    const medida = parecenca({ comum: jose + silva, doUsuario: jose + silva, daPessoa: jose + silva, pessoas: PESSOAS });
    expect(medida.semelhanca).toBe(1);
    expect(medida.raridade).toBeLessThan(0.5);
    expect(Math.round(medida.homonimos)).toBe(900);
    expect(chama(jose + silva, jose + silva, jose + silva)).toBe(false);
  });

  it('a rare surname says much, whatever the first name beside it', () => {
    expect(chama(maria + zabaglia, maria + zabaglia, maria + zabaglia)).toBe(true);
    expect(chama(zabaglia + torreao, jose + zabaglia + torreao, maria + zabaglia + torreao)).toBe(true);
    // the surname of a family, with another first name: many in a town of 180,000
    expect(chama(info(40), jose + info(40), maria + info(40))).toBe(false);
  });

  it('one rare word of a name that is mostly other says too little', () => {
    expect(chama(zabaglia, zabaglia + torreao, zabaglia + info(4) + info(5))).toBe(false);
  });

  it('a whole rare name gets all the points of a name, and a common one few', () => {
    expect(pontosDoNome({ semelhanca: 1, raridade: 1.5 })).toBe(60);
    expect(pontosDoNome(parecenca({ comum: jose + silva, doUsuario: jose + silva, daPessoa: jose + silva, pessoas: PESSOAS }))).toBeLessThan(20);
  });

  it('nothing in common, nobody in town: zero, and no division by it', () => {
    expect(parecenca({ comum: 0, doUsuario: 0, daPessoa: 0, pessoas: 1 })).toEqual({ semelhanca: 0, raridade: 0, homonimos: 1 });
  });
});
