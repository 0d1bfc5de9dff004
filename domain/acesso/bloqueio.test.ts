import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instante, somarMinutos, type Instante } from '../comum/instante.ts';
import {
  BLOQUEIO_PADRAO, bloqueiosDevidos, decidirTentativa, deveCalar, recusaDoBloqueio, type Bloqueio, type DecisaoDeBloqueio, type ParametrosDeBloqueio, type SituacaoDaTentativa,
} from './bloqueio.ts';

const agora = instante(1_800_000_000_000);
const daqui = (minutos: number) => somarMinutos(agora, minutos);
const LIMPA: SituacaoDaTentativa = { falhas: { usuario: 0, ip: 0, dispositivo: 0 }, bloqueios: [], dispositivoConhecido: false };
const com = (falhas: Partial<SituacaoDaTentativa['falhas']>, mais: Partial<SituacaoDaTentativa> = {}): SituacaoDaTentativa => ({
  ...LIMPA, ...mais, falhas: { ...LIMPA.falhas, ...falhas },
});
const bloqueado = (alvo: Bloqueio['alvo'], termino: Bloqueio['termino'], origem: Bloqueio['origem'] = 'FALHAS'): Bloqueio => ({ alvo, origem, termino });
const decidir = (situacao: SituacaoDaTentativa, parametros: Partial<ParametrosDeBloqueio> = {}) => decidirTentativa({ ...BLOQUEIO_PADRAO, ...parametros }, situacao, agora);

describe('bloqueio por falhas', () => {
  it('lets through, then demands a proof, then refuses', () => {
    expect([0, 2, 3, 4, 5].map((usuario) => decidir(com({ usuario })).tipo)).toEqual(['DEIXAR', 'DEIXAR', 'EXIGIR_PROVA', 'EXIGIR_PROVA', 'RECUSAR_ATE']);
    expect([2, 3, 49, 50].map((ip) => decidir(com({ ip })).tipo)).toEqual(['DEIXAR', 'EXIGIR_PROVA', 'EXIGIR_PROVA', 'RECUSAR_ATE']);
    expect(decidir(com({ usuario: 4, ip: 49 }), { falhasAteProva: null })).toEqual({ tipo: 'DEIXAR' });
  });

  it('counts only what the utility chose', () => {
    expect(decidir(com({ ip: 1000 }), { por: 'USUARIO' })).toEqual({ tipo: 'DEIXAR' });
    expect(decidir(com({ usuario: 1000 }), { por: 'IP' })).toEqual({ tipo: 'DEIXAR' });
    expect(bloqueiosDevidos(BLOQUEIO_PADRAO, com({ usuario: 5, ip: 50 }), agora).map((b) => b.alvo)).toEqual(['USUARIO', 'IP']);
  });

  it('owes each lock once, for its duration or until a person releases it', () => {
    expect(bloqueiosDevidos(BLOQUEIO_PADRAO, com({ usuario: 5 }), agora)).toEqual([bloqueado('USUARIO', daqui(15))]);
    expect(bloqueiosDevidos({ ...BLOQUEIO_PADRAO, duracaoEmMinutos: null }, com({ usuario: 5 }), agora)).toEqual([bloqueado('USUARIO', 'LIBERACAO')]);
    expect(bloqueiosDevidos(BLOQUEIO_PADRAO, com({ usuario: 9 }, { bloqueios: [bloqueado('USUARIO', daqui(1))] }), agora)).toEqual([]);
    expect(bloqueiosDevidos(BLOQUEIO_PADRAO, com({ usuario: 9 }, { bloqueios: [bloqueado('USUARIO', agora)] }), agora)).toHaveLength(1);
  });

  it('ends at its instant, which is free', () => {
    const situacao = com({}, { bloqueios: [bloqueado('USUARIO', daqui(10))] });
    expect(decidirTentativa(BLOQUEIO_PADRAO, situacao, instante(daqui(10) - 1))).toEqual({ tipo: 'RECUSAR_ATE', ate: daqui(10) });
    expect(decidirTentativa(BLOQUEIO_PADRAO, situacao, daqui(10))).toEqual({ tipo: 'DEIXAR' });
  });

  it('says what the strictest of several locks says', () => {
    const [curto, longo] = [bloqueado('USUARIO', daqui(5)), bloqueado('IP', daqui(20))];
    for (const bloqueios of [[longo, curto], [curto, longo]]) expect(decidir(com({}, { bloqueios }))).toEqual({ tipo: 'RECUSAR_ATE', ate: daqui(20) });
    expect(decidir(com({}, { bloqueios: [curto, bloqueado('IP', 'LIBERACAO'), longo] }))).toEqual({ tipo: 'RECUSAR_ATE_LIBERAR' });
    expect(decidir(com({}, { bloqueios: [bloqueado('IP', 'LIBERACAO'), bloqueado('USUARIO', 'NUNCA', 'PESSOA')] }))).toEqual({ tipo: 'BLOQUEADO_PERMANENTE' });
  });

  it('obeys a lock made by a person whatever is counted', () => {
    expect(decidir(com({ usuario: 5 }, { bloqueios: [bloqueado('USUARIO', daqui(1), 'PESSOA')] }))).toEqual({ tipo: 'RECUSAR_ATE', ate: daqui(15) });
    expect(decidir(com({}, { bloqueios: [bloqueado('IP', 'NUNCA', 'PESSOA')] }), { por: 'USUARIO' })).toEqual({ tipo: 'BLOQUEADO_PERMANENTE' });
  });
});

describe('dispositivo conhecido', () => {
  const tentativa = (bloqueios: readonly Bloqueio[], dispositivo = 0) => com({ usuario: 40, dispositivo }, { bloqueios, dispositivoConhecido: true });

  it('may still try while strangers lock its user, with a proof of work', () => {
    expect(decidir(tentativa([bloqueado('USUARIO', daqui(10))]))).toEqual({ tipo: 'EXIGIR_PROVA' });
    expect(decidir(tentativa([bloqueado('USUARIO', 'LIBERACAO')]))).toEqual({ tipo: 'EXIGIR_PROVA' });
    expect(decidir(tentativa([]))).toEqual({ tipo: 'EXIGIR_PROVA' });
  });

  it('is refused when it fails as often itself: it may have been stolen', () => {
    expect([4, 5].map((falhas) => decidir(tentativa([bloqueado('USUARIO', daqui(10))], falhas)).tipo)).toEqual(['EXIGIR_PROVA', 'RECUSAR_ATE']);
  });

  it('is refused where the IP is locked, or where a person locked the user', () => {
    expect(decidir(tentativa([bloqueado('IP', daqui(10))])).tipo).toBe('RECUSAR_ATE');
    expect(decidir(tentativa([bloqueado('USUARIO', daqui(10), 'PESSOA')])).tipo).toBe('RECUSAR_ATE');
    expect(decidir(tentativa([bloqueado('USUARIO', 'NUNCA', 'PESSOA')])).tipo).toBe('BLOQUEADO_PERMANENTE');
  });
});

describe('o que a pessoa lê', () => {
  const mensagem = (decisao: DecisaoDeBloqueio) => recusaDoBloqueio(decisao, agora)?.mensagem;

  it('says how long to wait or whom to ask', () => {
    expect(mensagem({ tipo: 'DEIXAR' })).toBeUndefined();
    expect(mensagem({ tipo: 'RECUSAR_ATE', ate: daqui(12) })).toBe('Foram muitas tentativas sem sucesso. Aguarde 12 minutos e tente de novo, ou peça a liberação ao administrador.');
    expect(mensagem({ tipo: 'RECUSAR_ATE', ate: instante(agora + 1) })).toContain('Aguarde 1 minuto e');
  });

  it('has a code for each decision', () => {
    const decisoes: readonly DecisaoDeBloqueio[] = [{ tipo: 'EXIGIR_PROVA' }, { tipo: 'RECUSAR_ATE', ate: agora }, { tipo: 'RECUSAR_ATE_LIBERAR' }, { tipo: 'BLOQUEADO_PERMANENTE' }];
    expect(decisoes.map((d) => recusaDoBloqueio(d, agora)?.codigo)).toEqual(['acesso/prova-exigida', 'acesso/bloqueado-ate', 'acesso/bloqueado-ate-liberar', 'acesso/bloqueado']);
  });
});

describe('em qualquer situação', () => {
  const RIGOR = ['DEIXAR', 'EXIGIR_PROVA', 'RECUSAR_ATE', 'RECUSAR_ATE_LIBERAR', 'BLOQUEADO_PERMANENTE'];
  const rigor = (decisao: DecisaoDeBloqueio): number => RIGOR.indexOf(decisao.tipo);
  const termino = fc.oneof(fc.integer({ min: -30, max: 30 }).map((m): Instante => daqui(m)), fc.constantFrom('LIBERACAO' as const, 'NUNCA' as const));
  const bloqueio = fc.record({ alvo: fc.constantFrom('USUARIO' as const, 'IP' as const), origem: fc.constantFrom('FALHAS' as const, 'PESSOA' as const), termino });
  const falhas = fc.record({ usuario: fc.nat(10), ip: fc.nat(60), dispositivo: fc.nat(10) });
  const situacao = fc.record({ falhas, bloqueios: fc.array(bloqueio, { maxLength: 4 }), dispositivoConhecido: fc.boolean() });
  const parametros = fc.record({
    por: fc.constantFrom('USUARIO' as const, 'IP' as const, 'AMBOS' as const), falhasDoUsuario: fc.integer({ min: 1, max: 8 }), falhasDoIp: fc.integer({ min: 1, max: 60 }),
    janelaEmMinutos: fc.constant(15), duracaoEmMinutos: fc.option(fc.integer({ min: 1, max: 60 })), falhasAteProva: fc.option(fc.nat(10)),
  });

  it('one more lock or one more failure never makes it laxer', () => {
    fc.assert(
      fc.property(parametros, situacao, bloqueio, (p, s, novo) => {
        const antes = rigor(decidirTentativa(p, s, agora));
        const maisFalhas = { usuario: s.falhas.usuario + 1, ip: s.falhas.ip + 1, dispositivo: s.falhas.dispositivo + 1 };
        expect(rigor(decidirTentativa(p, { ...s, falhas: maisFalhas }, agora))).toBeGreaterThanOrEqual(antes);
        // A lock by failures stands in for the one that was due, which may have been until a person releases it: it still refuses.
        const piso = novo.origem === 'FALHAS' ? Math.min(antes, RIGOR.indexOf('RECUSAR_ATE')) : antes;
        expect(rigor(decidirTentativa(p, { ...s, bloqueios: [...s.bloqueios, novo] }, agora))).toBeGreaterThanOrEqual(piso);
      }),
    );
  });

  it('an unknown device never does better than a known one', () => {
    fc.assert(
      fc.property(parametros, situacao, (p, s) => {
        const de = (dispositivoConhecido: boolean) => rigor(decidirTentativa(p, { ...s, dispositivoConhecido }, agora));
        expect(de(false)).toBeGreaterThanOrEqual(de(true));
      }),
    );
  });
});

describe('one person by two names', () => {
  const calar = (falhas: number, mais: Partial<SituacaoDaTentativa> = {}, parametros: Partial<ParametrosDeBloqueio> = {}, outroNomeBloqueado = false) =>
    deveCalar({ ...BLOQUEIO_PADRAO, ...parametros }, { falhas, outroNomeBloqueado }, { ...LIMPA, ...mais });

  it('has one count, and beyond it no password is looked at; nor while the other name is locked', () => {
    expect([0, 4, 5, 9].map((falhas) => calar(falhas))).toEqual([false, false, true, true]);
    expect(calar(0, {}, {}, true)).toBe(true);
  });

  it('is not counted where only addresses are, nor stopped on a device of his that has not failed as often', () => {
    expect(calar(9, {}, { por: 'IP' }, true)).toBe(false);
    expect([0, 4, 5].map((dispositivo) => calar(9, { dispositivoConhecido: true, falhas: { ...LIMPA.falhas, dispositivo } }, {}, true))).toEqual([false, false, true]);
  });
});
