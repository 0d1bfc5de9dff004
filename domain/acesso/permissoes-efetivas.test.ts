import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOJE, umInstantaneo } from './acesso.arbitrarios.ts';
import { ACOES, decidir } from './permissao.ts';
import { permissoesEfetivas } from './permissoes-efetivas.ts';

test('what a user can do is exactly what he is let do somewhere', () => {
  fc.assert(
    fc.property(umInstantaneo, (instantaneo) => {
      const podem = ['certidao', 'ordem-de-servico'].flatMap((funcao) =>
        ACOES.filter((acao) => decidir(instantaneo, { funcao, acao, recurso: 'ALGUM', privilegios: [], hoje: HOJE }).ok).map((acao) => ({ funcao, acao })),
      );
      expect(permissoesEfetivas(instantaneo, HOJE)).toEqual(podem);
    }),
  );
});
