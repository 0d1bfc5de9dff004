import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataCivil, somarDias } from '../comum/data-civil.ts';
import { conferirSenha, normalizarSenha, POLITICA_PADRAO, quantasComparar, venceu, type PoliticaDeSenha } from './politica-de-senha.ts';

const contexto = { login: 'maria', nome: 'Maria Souza', palavras: ['saae'] };
const LIMPA = { vazada: false, noHistorico: false };
const codigos = (senha: string, politica: Partial<PoliticaDeSenha> = {}, fatos = LIMPA) =>
  conferirSenha({ ...POLITICA_PADRAO, ...politica }, senha, contexto, fatos).map((r) => r.codigo);
const TUDO = { exigirMaiuscula: true, exigirMinuscula: true, exigirNumero: true, exigirSimbolo: true };

describe('política de senha', () => {
  it('accepts twelve characters of any kind by default, and nothing shorter', () => {
    expect(codigos('cavalo verde')).toEqual([]);
    expect(codigos('cavaloverde')).toEqual(['senha/curta']);
    expect(codigos('é'.repeat(128))).toEqual([]);
    expect(codigos('é'.repeat(129))).toEqual(['senha/longa']);
  });

  it('counts code points after NFC, not units of UTF-16', () => {
    expect(codigos('🐎'.repeat(6))).toEqual(['senha/curta']);
    expect(codigos('🐎'.repeat(12))).toEqual([]);
    expect(codigos('e\u0301'.repeat(11))).toEqual(['senha/curta']);
    expect(normalizarSenha('cafe\u0301')).toBe('café');
  });

  it('never trims: spaces at the ends are part of the password', () => {
    expect(codigos(' cavaloverde')).toEqual([]);
    expect(normalizarSenha('  a  ')).toBe('  a  ');
  });

  it('refuses what a keyboard does not type', () => {
    for (const estranho of ['\u0000', '\t', '\n', '\u007f', '\u0085', '\u2028', '\ud800']) expect(codigos(`cavalo verde${estranho}`)).toEqual(['senha/caractere-invalido']);
  });

  it('asks for the composition that the utility switched on, each kind by itself', () => {
    expect(codigos('CAVALO-VERDE-1', TUDO)).toEqual(['senha/sem-minuscula']);
    expect(codigos('cavalo-verde-1', TUDO)).toEqual(['senha/sem-maiuscula']);
    expect(codigos('Cavalo-verde-x', TUDO)).toEqual(['senha/sem-numero']);
    expect(codigos('Cavalo verde 1', TUDO)).toEqual(['senha/sem-simbolo']);
    expect(codigos('Épico-verde-12', TUDO)).toEqual([]);
  });

  it('refuses known passwords and words of context only while the policy says so, a repeated one always', () => {
    expect(codigos('cavalo verde', {}, { vazada: true, noHistorico: true })).toEqual(['senha/vazada', 'senha/repetida']);
    expect(codigos('cavalo verde', { recusarVazadas: false }, { vazada: true, noHistorico: false })).toEqual([]);
    expect(codigos('Souza e o cavalo')).toEqual(['senha/palavra-de-contexto']);
    expect(codigos('Souza e o cavalo', { recusarContexto: false })).toEqual([]);
  });

  it('tells everything at once, in the field, without repeating the password', () => {
    const recusas = conferirSenha({ ...POLITICA_PADRAO, ...TUDO }, 'maria\t', contexto, { vazada: true, noHistorico: true });
    expect(recusas.map((r) => r.codigo)).toEqual([
      'senha/caractere-invalido', 'senha/curta', 'senha/sem-maiuscula', 'senha/sem-numero', 'senha/sem-simbolo', 'senha/vazada', 'senha/repetida', 'senha/palavra-de-contexto',
    ]);
    expect(recusas.every((r) => r.campo === 'senha' && !r.mensagem.includes('maria'))).toBe(true);
    expect(recusas[1]?.mensagem).toBe('A senha tem 6 caracteres e precisa de pelo menos 12. Acrescente palavras.');
    expect(conferirSenha(POLITICA_PADRAO, 'a', contexto, LIMPA)[0]?.mensagem).toContain('tem 1 caractere e');
  });

  it('judges the same an accent typed in one key or in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 140 }), (senha) => {
        expect(codigos(senha.normalize('NFD'), TUDO)).toEqual(codigos(senha.normalize('NFC'), TUDO));
      }),
    );
  });

  it('becomes stricter, never laxer, with each rule switched on', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.boolean(), fc.boolean(), (senha, vazada, noHistorico) => {
        const frouxa = { minimo: 8, recusarVazadas: false, recusarContexto: false };
        expect(codigos(senha, TUDO, { vazada, noHistorico })).toEqual(expect.arrayContaining(codigos(senha, frouxa, { vazada, noHistorico })));
      }),
    );
  });

  it('compares the current password always, and as many before it as the history keeps', () => {
    expect(quantasComparar(POLITICA_PADRAO)).toBe(1);
    expect(quantasComparar({ ...POLITICA_PADRAO, historico: 5 })).toBe(6);
  });
});

describe('validade da senha', () => {
  const trocada = dataCivil('2026-01-31');

  it('has no end by default', () => {
    expect(venceu(POLITICA_PADRAO, trocada, dataCivil('2199-12-31'))).toBe(false);
  });

  it('serves through the last day, and expires on the next', () => {
    const politica = { ...POLITICA_PADRAO, validadeEmDias: 30 };
    expect([29, 30, 31].map((dias) => venceu(politica, trocada, somarDias(trocada, dias)))).toEqual([false, false, true]);
    const emMeses = { ...POLITICA_PADRAO, validadeEmMeses: 1 };
    expect(['2026-02-28', '2026-03-01'].map((dia) => venceu(emMeses, trocada, dataCivil(dia)))).toEqual([false, true]);
  });
});
