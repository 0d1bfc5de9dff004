import { symmetricEncrypt } from 'better-auth/crypto';
import { describe, expect, it } from 'vitest';
import { segredoDasChaves } from './chave-de-sessao.ts';
import { abrirSegredo, cifrarSegredo, nomeDaChaveDeSessao } from './cifra-do-segundo-fator.ts';

const [ANTIGA, NOVA, OUTRA] = ['a', 'b', 'c'].map((letra) => letra.repeat(40)) as [string, string, string];

describe('the secret of a telephone', () => {
  it('is opened by the key in use, and by one of before until it is encrypted again', async () => {
    const guardado = await cifrarSegredo(ANTIGA, 'segredo');
    expect(guardado).toMatch(new RegExp(`^\\$ba\\$${nomeDaChaveDeSessao(ANTIGA)}\\$[0-9a-f]+$`));
    expect(await abrirSegredo({ atual: ANTIGA, anteriores: [] }, guardado)).toEqual({ segredo: 'segredo', emDia: true });
    expect(await abrirSegredo({ atual: NOVA, anteriores: [OUTRA, ANTIGA] }, guardado)).toEqual({ segredo: 'segredo', emDia: false });
    expect(await abrirSegredo({ atual: NOVA, anteriores: [OUTRA] }, guardado)).toBeUndefined();
  });

  it('kept before envelopes is opened by whichever key it is of, and is not up to date', async () => {
    const guardado = await symmetricEncrypt({ key: ANTIGA, data: 'segredo' });
    for (const chaves of [{ atual: ANTIGA, anteriores: [] }, { atual: NOVA, anteriores: [ANTIGA] }]) expect(await abrirSegredo(chaves, guardado)).toEqual({ segredo: 'segredo', emDia: false });
    expect(await abrirSegredo({ atual: NOVA, anteriores: [] }, guardado)).toBeUndefined();
    expect(await abrirSegredo({ atual: NOVA, anteriores: [] }, 'isto não é nada')).toBeUndefined();
  });

  it('the keys of before are optional in the secret, and none is short', () => {
    expect(segredoDasChaves.parse({ chave: NOVA })).toEqual({ atual: NOVA, anteriores: [] });
    expect(segredoDasChaves.parse({ chave: NOVA, anteriores: [ANTIGA] })).toEqual({ atual: NOVA, anteriores: [ANTIGA] });
    expect(segredoDasChaves.safeParse({ chave: NOVA, anteriores: ['curta'] }).success).toBe(false);
  });
});
