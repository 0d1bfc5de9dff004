import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitosDoCnpj, digitosDoCpf, lerDocumento, type Documento } from '../../domain/cadastro/documento.ts';
import { nomeDaChavePessoal, protecaoDePessoas, segredoDasChaves } from './proteger.ts';

function documento(texto: string): Documento {
  const lido = lerDocumento(texto);
  if (!lido.ok) throw new Error(lido.erro.mensagem);
  return lido.valor;
}

const CPF = documento(`123456789${digitosDoCpf('123456789')}`);
const CNPJ = documento(`12ABC34501DE${digitosDoCnpj('12ABC34501DE')}`);
const CHAVE = { chave: 'a'.repeat(64) };
const protecao = protecaoDePessoas(CHAVE);

describe('documents at rest', () => {
  it.each([CPF, CNPJ])('come back whole: $tipo', (d) => {
    expect(protecao.revelar(d.tipo, protecao.proteger(d).cifrado)).toEqual(d);
  });

  it('do not show their digits, and two encryptions of one document have nothing in common', () => {
    const [a, b] = [protecao.proteger(CPF).cifrado, protecao.proteger(CPF).cifrado];
    expect(a.includes(CPF.numero)).toBe(false);
    expect(a.equals(b)).toBe(false);
  });

  it('are found by an index that is the same for the same document, and another for any other, kind or key', () => {
    expect(protecao.indices(CPF)).toEqual([protecao.proteger(CPF).indice]);
    expect(protecaoDePessoas(CHAVE).indices(CPF)).toEqual(protecao.indices(CPF));
    expect(protecao.indices(CNPJ)).not.toEqual(protecao.indices(CPF));
    expect(protecaoDePessoas({ chave: 'b'.repeat(64) }).indices(CPF)).not.toEqual(protecao.indices(CPF));
  });

  it('are refused when any byte changed, when called by another kind, and under another key', () => {
    const { cifrado } = protecao.proteger(CPF);
    for (let i = 0; i < cifrado.length; i += 1) {
      const mudado = Buffer.from(cifrado);
      mudado[i] = (mudado[i] ?? 0) ^ 1;
      expect(() => protecao.revelar('CPF', mudado)).toThrow();
    }
    expect(() => protecao.revelar('CNPJ', cifrado)).toThrow();
    expect(() => protecaoDePessoas({ chave: 'b'.repeat(64) }).revelar('CPF', cifrado)).toThrow();
  });
});

describe('contacts and texts at rest', () => {
  it('come back whole, show nothing of themselves, and open only as what they are', () => {
    const { cifrado, mascara } = protecao.protegerContato('EMAIL', 'Maria@Dominio.com');
    expect(protecao.revelarContato('EMAIL', cifrado)).toBe('Maria@Dominio.com');
    expect(mascara).toBe('M***@D***');
    expect(cifrado.includes('Maria')).toBe(false);
    expect(() => protecao.revelarContato('TELEFONE', cifrado)).toThrow();
    expect(() => protecao.revelarTexto('PEDIDO', cifrado)).toThrow();
    const texto = protecao.cifrarTexto('PEDIDO', 'Quero ver os meus dados: água, ação');
    expect(protecao.revelarTexto('PEDIDO', texto)).toBe('Quero ver os meus dados: água, ação');
    expect(() => protecao.revelarTexto('RESPOSTA', texto)).toThrow();
    expect(() => protecaoDePessoas({ chave: 'b'.repeat(64) }).revelarTexto('PEDIDO', texto)).toThrow();
  });

  it('are found by an index that capitals and marks do not change', () => {
    const indice = (tipo: 'EMAIL' | 'TELEFONE', valor: string) => protecao.protegerContato(tipo, valor).indice;
    expect(indice('EMAIL', ' Maria@Dominio.com ')).toEqual(indice('EMAIL', 'maria@dominio.com'));
    expect(indice('TELEFONE', '(15) 99123-4567')).toEqual(indice('TELEFONE', '15991234567'));
    // the country and the trunk are of how it is called, and not of whose it is
    for (const escrito of ['+55 (15) 99123-4567', '5515991234567', '015 99123-4567', '0055 15 99123 4567']) expect(indice('TELEFONE', escrito)).toEqual(indice('TELEFONE', '15991234567'));
    expect(indice('TELEFONE', '5599123456')).not.toEqual(indice('TELEFONE', '99123456'));
    expect(indice('EMAIL', 'jose\u0301@dominio.com')).toEqual(indice('EMAIL', 'josé@dominio.com'));
    expect(indice('EMAIL', 'maria@dominio.com')).not.toEqual(indice('EMAIL', 'maria@dominio.org'));
    expect(indice('TELEFONE', '12345678909')).not.toEqual(protecao.indices(CPF)[0]);
  });
});

describe('the ring of keys', () => {
  const umaChave = fc.string({ minLength: 32, maxLength: 80 });
  const anel = fc.uniqueArray(umaChave, { minLength: 2, maxLength: 7 }).filter((c) => new Set(c.map(nomeDaChavePessoal)).size === c.length);

  it('opens and finds what any of its keys closed, wherever the key is in it, and closes with the one in use', () => {
    fc.assert(
      fc.property(anel, fc.nat(), fc.boolean(), (chaves, qual, anunciada) => {
        const [chave = '', segunda = '', ...resto] = chaves;
        const todas = protecaoDePessoas(anunciada ? { chave, proxima: segunda, anteriores: resto } : { chave, anteriores: [segunda, ...resto] });
        const sozinha = protecaoDePessoas({ chave: chaves[qual % chaves.length] ?? '' });
        const { cifrado, indice } = sozinha.proteger(CPF);
        expect(todas.revelar('CPF', cifrado)).toEqual(CPF);
        expect(todas.indices(CPF)).toContainEqual(indice);
        expect(todas.revelarTexto('PEDIDO', sozinha.cifrarTexto('PEDIDO', 'texto'))).toBe('texto');
        expect(todas.indicesDoContato('EMAIL', 'A@b.c')).toContainEqual(sozinha.protegerContato('EMAIL', 'a@B.c').indice);
        const daAtual = protecaoDePessoas({ chave });
        expect(daAtual.revelar('CPF', todas.proteger(CPF).cifrado)).toEqual(CPF);
        expect(todas.proteger(CPF).indice).toEqual(daAtual.indices(CPF)[0]);
        expect(todas.proteger(CPF).cifrado.subarray(0, 5)).toEqual(todas.prefixos[0]);
        expect(todas.prefixos).toHaveLength(chaves.length);
      }),
      { numRuns: 40 },
    );
  });

  it('opens what was closed before keys had names, by whichever of them it was', () => {
    const nomeado = protecao.proteger(CPF).cifrado;
    const semNome = Buffer.concat([Buffer.of(1), nomeado.subarray(5)]);
    expect(() => protecao.revelar('CPF', semNome)).not.toThrow();
    expect(protecaoDePessoas({ chave: 'b'.repeat(64), anteriores: ['c'.repeat(64), CHAVE.chave] }).revelar('CPF', semNome)).toEqual(CPF);
    expect(() => protecaoDePessoas({ chave: 'b'.repeat(64), anteriores: ['c'.repeat(64)] }).revelar('CPF', semNome)).toThrow();
  });

  it('is read from the secret as it always was, and is not with a key that is short or with more than five of before', () => {
    expect(segredoDasChaves.parse(CHAVE)).toEqual(CHAVE);
    expect(segredoDasChaves.safeParse({ ...CHAVE, proxima: 'curta' }).success).toBe(false);
    expect(segredoDasChaves.safeParse({ ...CHAVE, anteriores: Array.from({ length: 6 }, () => CHAVE.chave) }).success).toBe(false);
  });
});
