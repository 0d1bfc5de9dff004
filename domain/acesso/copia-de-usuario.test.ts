import fc from 'fast-check';
import { expect, expectTypeOf, test } from 'vitest';
import { HOJE, umInstantaneo, umPedido } from './acesso.arbitrarios.ts';
import { copiarAcessos, PARTES_NUNCA_COPIADAS, type AcessosCopiados, type AcessosDoUsuario } from './copia-de-usuario.ts';
import { decidir } from './permissao.ts';
import { privilegio } from './privilegio.ts';

const ORIGEM: AcessosDoUsuario = {
  somenteConsulta: false,
  perfis: ['atendente'],
  concessoes: [{ funcao: 'certidao', acoes: ['executar'], escopo: { setor: [1, 2] } }],
  negacoes: [{ funcao: 'certidao', acoes: ['executar'], escopo: { setor: [2] } }],
  janelas: [{ dias: [1, 2, 3, 4, 5], inicio: 480, fim: 1020 }],
  gruposDeTrabalho: ['atendimento'],
  excecoesDeHorario: [{ tipo: 'EXTRA', data: HOJE, inicio: 1080, fim: 1200 }],
  administrador: true,
  senha: 'SEGREDO-hash',
  segundosFatores: ['SEGREDO-totp'],
  privilegios: [{ privilegio: privilegio('pagamento:estornar'), de: HOJE, ate: HOJE }],
  delegacoes: [],
  excecoesDeSegregacao: [{ par: 'usuario-caixa', de: HOJE, ate: HOJE, motivo: 'Férias' }],
  sessoes: ['SEGREDO-sessao'],
  validade: { de: null, ate: 'SEGREDO-fim' },
  dispositivos: ['SEGREDO-dispositivo'],
  chavesDeApi: ['SEGREDO-chave'],
};

test('the copy gets profiles, grants with their scopes, denials, windows and work groups', () => {
  expect(copiarAcessos(ORIGEM)).toEqual({
    somenteConsulta: false, perfis: ORIGEM.perfis, concessoes: ORIGEM.concessoes, negacoes: ORIGEM.negacoes, janelas: ORIGEM.janelas, gruposDeTrabalho: ORIGEM.gruposDeTrabalho,
  });
});

test('nothing of the person goes along: no secret, no privilege, no exception', () => {
  const texto = JSON.stringify(copiarAcessos(ORIGEM));
  for (const pessoal of ['SEGREDO', 'estornar', 'usuario-caixa', '1080']) expect(texto).not.toContain(pessoal);
  expectTypeOf<keyof AcessosCopiados>().toEqualTypeOf<'somenteConsulta' | 'perfis' | 'concessoes' | 'negacoes' | 'janelas' | 'gruposDeTrabalho'>();
});

test('every part is either copied or listed as never copied, none is both', () => {
  expect([...Object.keys(copiarAcessos(ORIGEM)), ...PARTES_NUNCA_COPIADAS].sort()).toEqual(Object.keys(ORIGEM).sort());
});

test('a field that came along from outside the type is not copied', () => {
  const comMais = { ...ORIGEM, superusuario: true };
  expect(copiarAcessos(comMais)).not.toHaveProperty('superusuario');
});

test('the copy never does more than the original', () => {
  fc.assert(
    fc.property(umInstantaneo, umPedido, (original, pedido) => {
      const { somenteConsulta, concessoes, negacoes } = copiarAcessos({ ...ORIGEM, ...original, perfis: original.perfis.map((p) => p.codigo) });
      const copia = { ...original, somenteConsulta, concessoes, negacoes, privilegios: [], delegacoes: [] };
      if (decidir(copia, pedido).ok) expect(decidir(original, pedido).ok).toBe(true);
    }),
  );
});
