import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOJE, umaConcessao, umaDelegacao, umInstantaneo, umPedido, umPerfil, umRecurso, unsDireitos } from './acesso.arbitrarios.ts';
import { cobre } from './escopo.ts';
import { ACOES, alcanca, alcance, decidir, type Concessao, type Direitos, type Instantaneo, type Pedido } from './permissao.ts';
import { soConsulta, temPrivilegio } from './privilegio.ts';

const pode = (quem: Instantaneo, pedido: Pedido): boolean => decidir(quem, pedido).ok;
const VEZES = { numRuns: 1000 };

/** The rule said without intersections nor stretches: every sentence of it on one thing in one place. */
function oraculo(quem: Instantaneo, { funcao, acao, recurso, privilegios, hoje }: Pedido): boolean {
  if (recurso === 'ALGUM') throw new Error('only about one place');
  const fala = (c: Concessao) => c.funcao === funcao && c.acoes.includes(acao) && cobre(c.escopo, recurso);
  const nega = (d: Direitos) => d.negacoes.some(fala) || d.perfis.some((p) => p.negacoes.some(fala));
  const tem = (d: Direitos) => d.concessoes.some(fala) || d.perfis.some((p) => (acao === 'consultar' || !p.somenteConsulta) && p.concessoes.some(fala));
  const livre = (d: Direitos) => d.ativo && (acao === 'consultar' || !d.somenteConsulta) && !nega(d);
  const emprestado = quem.delegacoes.some((d) => d.de <= hoje && hoje <= d.ate && d.concessoes.some(fala) && livre(d.direitos) && tem(d.direitos));
  return livre(quem) && (tem(quem) || emprestado) && privilegios.every((p) => temPrivilegio(quem.privilegios, p, hoje) && (!quem.somenteConsulta || soConsulta(p)));
}

test('the decision is the rule, sentence by sentence', () => {
  fc.assert(fc.property(umInstantaneo, umPedido, umRecurso, (quem, pedido, recurso) => pode(quem, { ...pedido, recurso }) === oraculo(quem, { ...pedido, recurso })), { numRuns: 3000 });
});

test('a denial more, of the user, of a profile or of the lender, never allows more', () => {
  fc.assert(
    fc.property(umInstantaneo, umPedido, umaConcessao, umPerfil, (quem, pedido, negacao, perfil) => {
      const maisNegado = { ...quem, negacoes: [...quem.negacoes, negacao] };
      const comPerfil = { ...quem, perfis: [...quem.perfis, { ...perfil, concessoes: [], negacoes: [negacao] }] };
      const doDelegante = { ...quem, delegacoes: quem.delegacoes.map((d) => ({ ...d, direitos: { ...d.direitos, negacoes: [...d.direitos.negacoes, negacao] } })) };
      for (const menor of [maisNegado, comPerfil, doDelegante]) if (pode(menor, pedido)) expect(pode(quem, pedido)).toBe(true);
    }),
    VEZES,
  );
});

test('a grant more, of the user, of a profile or lent, never denies', () => {
  fc.assert(
    fc.property(umInstantaneo, umPedido, umaConcessao, umPerfil, umaDelegacao, (quem, pedido, concessao, perfil, delegacao) => {
      if (!pode(quem, pedido)) return;
      expect(pode({ ...quem, concessoes: [...quem.concessoes, concessao] }, pedido)).toBe(true);
      expect(pode({ ...quem, perfis: [...quem.perfis, { ...perfil, negacoes: [] }] }, pedido)).toBe(true);
      expect(pode({ ...quem, delegacoes: [...quem.delegacoes, delegacao] }, pedido)).toBe(true);
    }),
    VEZES,
  );
});

test('the order of profiles, grants and denials does not matter', () => {
  fc.assert(
    fc.property(umInstantaneo, umPedido, (quem, pedido) => {
      const avesso = { ...quem, perfis: quem.perfis.toReversed(), concessoes: quem.concessoes.toReversed(), negacoes: quem.negacoes.toReversed() };
      expect(decidir(avesso, pedido)).toEqual(decidir(quem, pedido));
    }),
    VEZES,
  );
});

test('read-only never allows an act that is not consultar, neither as a profile nor as a person', () => {
  fc.assert(
    fc.property(umInstantaneo, umPedido, (quem, pedido) => {
      fc.pre(pedido.acao !== 'consultar');
      expect(pode({ ...quem, somenteConsulta: true }, pedido)).toBe(false);
      const soPerfis = { ...quem, concessoes: [], delegacoes: [], perfis: quem.perfis.map((p) => ({ ...p, somenteConsulta: true })) };
      expect(pode(soPerfis, pedido)).toBe(false);
    }),
    VEZES,
  );
});

test('a delegation gives nothing that the lender cannot do', () => {
  fc.assert(
    fc.property(umaDelegacao, umPedido, unsDireitos, umRecurso, (delegacao, pedido, direitos, recurso) => {
      const alguem = { ...direitos, concessoes: [], perfis: [], privilegios: [], delegacoes: [delegacao] };
      const semPrivilegio = { ...pedido, recurso, privilegios: [] };
      if (pode(alguem, semPrivilegio)) expect(pode({ ...delegacao.direitos, privilegios: [], delegacoes: [] }, semPrivilegio)).toBe(true);
    }),
    VEZES,
  );
});

test('the rows that a list may show are those on which the act is allowed', () => {
  fc.assert(
    fc.property(umInstantaneo, fc.constantFrom(...ACOES), umRecurso, (quem, acao, recurso) => {
      const visivel = alcance(quem, 'certidao', acao, HOJE).some((trecho) => alcanca(trecho, recurso));
      expect(visivel).toBe(pode(quem, { funcao: 'certidao', acao, recurso, privilegios: [], hoje: HOJE }));
    }),
    VEZES,
  );
});
