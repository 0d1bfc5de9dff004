import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOJE, umaConcessao, umInstantaneo, umPedido, unsDireitos } from './acesso.arbitrarios.ts';
import { direitosDaChave } from './direitos-da-chave.ts';
import { decidir, type Instantaneo } from './permissao.ts';

const sozinho = (direitos: Omit<Instantaneo, 'privilegios' | 'delegacoes'>): Instantaneo => ({ ...direitos, privilegios: [], delegacoes: [] });

test('a key may what it was given and its maker may by himself, and that is all it may', () => {
  fc.assert(
    fc.property(unsDireitos, fc.array(umaConcessao, { maxLength: 4 }), umPedido, (dono, dadas, pedido) => {
      const p = { ...pedido, privilegios: [] };
      const dela = sozinho({ ativo: true, somenteConsulta: false, perfis: [], concessoes: dadas, negacoes: [] });
      const pode = decidir(sozinho(direitosDaChave(dono, dadas)), p).ok;
      // anywhere at all is not asked of each apart: one may in one place, and the other in another
      if (p.recurso !== 'ALGUM') expect(pode).toBe(decidir(dela, p).ok && decidir(sozinho(dono), p).ok);
      else if (pode) expect(decidir(dela, p).ok && decidir(sozinho(dono), p).ok).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('what was lent to its maker is not the key\'s', () => {
  fc.assert(
    fc.property(umInstantaneo, fc.array(umaConcessao, { maxLength: 4 }), umPedido, (dono, dadas, pedido) => {
      const chave = sozinho(direitosDaChave({ ...dono, concessoes: [], perfis: [] }, dadas));
      expect(decidir(chave, { ...pedido, hoje: HOJE }).ok).toBe(false);
    }),
  );
});
