import { describe, expect, it } from 'vitest';
import { dataCivil, somarDias } from '../comum/data-civil.ts';
import { HOJE } from './acesso.arbitrarios.ts';
import { EM_TODA_PARTE, type Escopo } from './escopo.ts';
import { acoesDa, type Funcao } from './funcoes.ts';
import { alcanca, alcance, decidir, type Acao, type Concessao, type Delegacao, type Direitos, type Instantaneo, type Pedido, type Perfil } from './permissao.ts';
import { privilegio } from './privilegio.ts';

const NINGUEM: Direitos = { ativo: true, somenteConsulta: false, perfis: [], concessoes: [], negacoes: [] };
const usuario = (mais: Partial<Instantaneo>): Instantaneo => ({ ...NINGUEM, privilegios: [], delegacoes: [], ...mais });
const concessao = (funcao: string, acoes: readonly Acao[], escopo: Escopo = EM_TODA_PARTE): Concessao => ({ funcao, acoes, escopo });
const perfil = (mais: Partial<Perfil>): Perfil => ({ codigo: 'atendente', somenteConsulta: false, concessoes: [], negacoes: [], ...mais });
const em = (mais: Partial<{ localidade: number; setor: number; departamento: number }>) => ({ localidade: null, setor: null, departamento: null, ...mais });
const codigo = (quem: Instantaneo, funcao: string, acao: Acao, recurso: Pedido['recurso'] = em({}), privilegios: Pedido['privilegios'] = [], hoje = HOJE) => {
  const decisao = decidir(quem, { funcao, acao, recurso, privilegios, hoje });
  return decisao.ok ? 'ok' : decisao.erro.codigo;
};

describe('o exemplo do TR 3.4', () => {
  const [A, B, C, L, D, E, F, OUTRO] = [1, 2, 3, 10, 21, 22, 23, 99];
  const NA_LOCALIDADE: readonly (readonly [Funcao, Acao])[] = [
    ['cadastro-da-ligacao', 'alterar'], ['alteracao-de-fatura', 'alterar'], ['divida-ativa', 'executar'], ['critica', 'executar'],
    ['isencao-na-emissao', 'executar'], ['autorizacao-de-religacao', 'executar'], ['autorizacao-de-execucao', 'executar'],
  ];
  const U = usuario({
    concessoes: [
      concessao('ordem-de-servico', ['executar'], { departamento: [A, B, C] }),
      ...NA_LOCALIDADE.map(([funcao, acao]) => concessao(funcao, [acao], { localidade: [L] })),
      concessao('certidao-negativa', ['executar'], { setor: [D, E, F] }),
    ],
  });

  it('issues OS in departamentos A, B and C', () => {
    expect([A, B, C].map((departamento) => codigo(U, 'ordem-de-servico', 'executar', em({ departamento })))).toEqual(['ok', 'ok', 'ok']);
    expect(codigo(U, 'ordem-de-servico', 'executar', em({ departamento: OUTRO, localidade: L }))).toBe('acesso/fora-do-escopo');
  });

  it('has its seven rights in localidade L', () => {
    expect(NA_LOCALIDADE.filter(([funcao, acao]) => acoesDa(funcao).includes(acao))).toHaveLength(7);
    for (const [funcao, acao] of NA_LOCALIDADE) {
      expect(codigo(U, funcao, acao, em({ localidade: L, setor: OUTRO }))).toBe('ok');
      expect(codigo(U, funcao, acao, em({ localidade: OUTRO, setor: D }))).toBe('acesso/fora-do-escopo');
      expect(codigo(U, funcao, acao)).toBe('acesso/fora-do-escopo');
    }
  });

  it('issues certidão negativa in setores D, E and F, and nothing else anywhere', () => {
    expect([D, E, F].map((setor) => codigo(U, 'certidao-negativa', 'executar', em({ setor })))).toEqual(['ok', 'ok', 'ok']);
    expect(codigo(U, 'certidao-negativa', 'executar', em({ setor: OUTRO }))).toBe('acesso/fora-do-escopo');
    expect(codigo(U, 'certidao-negativa', 'excluir', em({ setor: D }))).toBe('acesso/sem-permissao');
    expect(codigo(U, 'parametro', 'consultar')).toBe('acesso/sem-permissao');
  });
});

describe('concessões e negações', () => {
  const atendente = perfil({ concessoes: [concessao('fatura', ['consultar', 'alterar'])] });

  it('nothing is granted to nobody', () => {
    expect(codigo(usuario({}), 'fatura', 'consultar')).toBe('acesso/sem-permissao');
    expect(codigo(usuario({ perfis: [atendente], ativo: false }), 'fatura', 'consultar')).toBe('acesso/usuario-inativo');
  });

  it('an explicit denial wins over profile and user, where it says', () => {
    const negado = usuario({ perfis: [atendente], concessoes: [concessao('fatura', ['alterar'])], negacoes: [concessao('fatura', ['alterar'], { setor: [3] })] });
    expect(codigo(negado, 'fatura', 'alterar', em({ setor: 3 }))).toBe('acesso/negado');
    expect(codigo(negado, 'fatura', 'alterar', em({ setor: 4 }))).toBe('ok');
    expect(codigo(negado, 'fatura', 'consultar', em({ setor: 3 }))).toBe('ok');
    expect(codigo(usuario({ perfis: [atendente, perfil({ negacoes: [concessao('fatura', ['alterar'])] })] }), 'fatura', 'alterar', 'ALGUM')).toBe('acesso/negado');
  });

  it('asked of anywhere, tells whether there is a place left', () => {
    const restrito = usuario({ concessoes: [concessao('fatura', ['alterar'], { setor: [3] })], negacoes: [concessao('fatura', ['alterar'], { setor: [3, 4] })] });
    expect(codigo(restrito, 'fatura', 'alterar', 'ALGUM')).toBe('acesso/negado');
    expect(codigo(usuario({ ...restrito, negacoes: [] }), 'fatura', 'alterar', 'ALGUM')).toBe('ok');
    expect(codigo(usuario({ concessoes: [concessao('fatura', ['alterar'], { setor: [] })] }), 'fatura', 'alterar', 'ALGUM')).toBe('acesso/sem-permissao');
  });

  it('gives the scope of a list: what is granted, but for what is denied', () => {
    const restrito = usuario({ concessoes: [concessao('fatura', ['consultar'], { localidade: [1] })], negacoes: [concessao('fatura', ['consultar'], { setor: [3] })] });
    const trechos = alcance(restrito, 'fatura', 'consultar', HOJE);
    expect(trechos).toEqual([{ em: { localidade: [1] }, exceto: [{ setor: [3] }], delegante: null }]);
    expect([em({ localidade: 1, setor: 2 }), em({ localidade: 1, setor: 3 }), em({ localidade: 2 })].map((r) => alcanca(trechos[0]!, r))).toEqual([true, false, false]);
  });

  it('says the same to the person whatever the reason', () => {
    const decisoes = [usuario({}), usuario({ ativo: false }), usuario({ negacoes: [concessao('fatura', ['alterar'])] })].map((quem) =>
      decidir(quem, { funcao: 'fatura', acao: 'alterar', recurso: 'ALGUM', privilegios: [], hoje: HOJE }),
    );
    expect(new Set(decisoes.map((d) => (d.ok ? '' : d.erro.mensagem))).size).toBe(1);
  });
});

describe('somente consulta', () => {
  const tudo: Concessao = concessao('fatura', ['consultar', 'incluir', 'alterar', 'excluir', 'executar']);

  it('a read-only profile gives only consultar, and takes nothing from another', () => {
    const leitor = perfil({ codigo: 'consulta', somenteConsulta: true, concessoes: [tudo] });
    expect(codigo(usuario({ perfis: [leitor] }), 'fatura', 'consultar')).toBe('ok');
    expect(codigo(usuario({ perfis: [leitor] }), 'fatura', 'alterar')).toBe('acesso/somente-consulta');
    expect(codigo(usuario({ perfis: [leitor, perfil({ concessoes: [tudo] })] }), 'fatura', 'alterar')).toBe('ok');
  });

  it('a read-only person consults only, also with lent rights and privileges', () => {
    const delegacao: Delegacao = { delegante: 'ana', direitos: { ...NINGUEM, concessoes: [tudo] }, concessoes: [tudo], de: HOJE, ate: HOJE };
    const privilegios = ['divida-ativa:ver', 'pagamento:estornar'].map((p) => ({ privilegio: privilegio(p), de: HOJE, ate: HOJE }));
    const leitor = usuario({ somenteConsulta: true, concessoes: [tudo], delegacoes: [delegacao], privilegios });
    expect(codigo(leitor, 'fatura', 'excluir')).toBe('acesso/somente-consulta');
    expect(codigo(leitor, 'fatura', 'consultar', em({}), [privilegio('divida-ativa:ver')])).toBe('ok');
    expect(codigo(leitor, 'fatura', 'consultar', em({}), [privilegio('pagamento:estornar')])).toBe('acesso/sem-privilegio');
  });
});

describe('privilégios', () => {
  const estornar = privilegio('pagamento:estornar');
  const caixa = (ate: string) => usuario({
    concessoes: [concessao('pagamento', ['executar'])], privilegios: [{ privilegio: estornar, de: dataCivil('2026-01-01'), ate: dataCivil(ate) }],
  });

  it('are needed besides the permission, all of them, and expire', () => {
    expect(codigo(caixa('2026-12-31'), 'pagamento', 'executar', em({}), [estornar])).toBe('ok');
    expect(codigo(caixa('2026-11-27'), 'pagamento', 'executar', em({}), [estornar])).toBe('acesso/sem-privilegio');
    expect(codigo(caixa('2026-12-31'), 'pagamento', 'executar', em({}), [estornar, privilegio('divida-ativa:ver')])).toBe('acesso/sem-privilegio');
    expect(codigo({ ...caixa('2026-12-31'), concessoes: [] }, 'pagamento', 'executar', em({}), [estornar])).toBe('acesso/sem-permissao');
  });
});

describe('delegação', () => {
  const ana: Direitos = { ...NINGUEM, concessoes: [concessao('fatura', ['alterar'], { setor: [1, 2] })], negacoes: [concessao('fatura', ['alterar'], { localidade: [9] })] };
  const emprestada = (mais: Partial<Delegacao> = {}): Delegacao => ({
    delegante: 'ana', direitos: ana, concessoes: [concessao('fatura', ['alterar', 'excluir'], { setor: [2, 3] })], de: HOJE, ate: somarDias(HOJE, 10), ...mais,
  });
  const rui = (delegacao: Delegacao, mais: Partial<Instantaneo> = {}) => usuario({ ...mais, delegacoes: [delegacao] });
  const noSetor = (quem: Instantaneo, setor: number) => codigo(quem, 'fatura', 'alterar', em({ setor }));

  it('gives what both the loan and the lender have, and says who lent it', () => {
    expect([1, 2, 3].map((setor) => noSetor(rui(emprestada()), setor))).toEqual(['acesso/fora-do-escopo', 'ok', 'acesso/fora-do-escopo']);
    expect(codigo(rui(emprestada()), 'fatura', 'excluir', em({ setor: 2 }))).toBe('acesso/sem-permissao');
    expect(codigo(rui(emprestada()), 'fatura', 'alterar', em({ setor: 2, localidade: 9 }))).toBe('acesso/fora-do-escopo');
    expect(decidir(rui(emprestada()), { funcao: 'fatura', acao: 'alterar', recurso: em({ setor: 2 }), privilegios: [], hoje: HOJE })).toEqual({ ok: true, valor: { delegante: 'ana' } });
  });

  it('ends on its date, and with the rights of the lender', () => {
    const dia = (n: number) => codigo(rui(emprestada()), 'fatura', 'alterar', em({ setor: 2 }), [], somarDias(HOJE, n));
    expect([-1, 0, 10, 11].map(dia)).toEqual(['acesso/sem-permissao', 'ok', 'ok', 'acesso/sem-permissao']);
    expect(noSetor(rui(emprestada({ direitos: { ...ana, ativo: false } })), 2)).toBe('acesso/sem-permissao');
    expect(noSetor(rui(emprestada({ direitos: { ...ana, somenteConsulta: true } })), 2)).toBe('acesso/sem-permissao');
    expect(noSetor(rui(emprestada({ direitos: { ...ana, concessoes: [] } })), 2)).toBe('acesso/sem-permissao');
  });

  it('yields to a denial of who receives it, and is not used where the right is one\'s own', () => {
    expect(noSetor(rui(emprestada(), { negacoes: [concessao('fatura', ['alterar'], { setor: [2] })] }), 2)).toBe('acesso/negado');
    const dono = rui(emprestada(), { concessoes: [concessao('fatura', ['alterar'])] });
    expect(decidir(dono, { funcao: 'fatura', acao: 'alterar', recurso: em({ setor: 2 }), privilegios: [], hoje: HOJE })).toEqual({ ok: true, valor: { delegante: null } });
  });
});
