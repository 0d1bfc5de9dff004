import { describe, expect, it } from 'vitest';
import { comLinha, deLatin1, emLatin1, pagamentoDe, retornoDe } from '../../../test/fixture/retorno-150.ts';
import { exigir } from '../../comum/resultado.ts';
import { conjuntoInteiro, lerConjuntos } from './ler-retorno.ts';

const INTEIRO = deLatin1(retornoDe([pagamentoDe(1, 3740), pagamentoDe(2, 3877)]));
const [a = '', g1 = '', g2 = '', z = ''] = INTEIRO.split('\r\n');
const linhas = (...partes: string[]): string => partes.map((l) => `${l}\r\n`).join('');

/** What is said of each set: nothing of one that is whole. */
function ditos(texto: string): readonly (readonly [codigo: string, linha: number][])[] {
  const analise = exigir(lerConjuntos(emLatin1(texto)));
  return analise.arquivos.map((_, k) => {
    const lido = conjuntoInteiro(analise, k);
    return lido.ok ? [] : lido.erro.erros.map((e) => [e.codigo, e.linha]);
  });
}

describe('the sets of a file of which some are whole', () => {
  it('each hears of its own errors: of a trailer that is lost, the set that lost it', () => {
    const outroServico = deLatin1(comLinha(emLatin1(INTEIRO), 1, (l) => `${l.slice(0, 81)}${'DEBITO AUTOMATICO'.padEnd(17)}${l.slice(98)}`));
    expect(ditos(linhas(a, g1, g2) + outroServico + INTEIRO)).toEqual([[['retorno/sem-trailer', 3]], [['retorno/outro-servico', 4]], []]);
    expect(ditos(INTEIRO + linhas(a, g1, g2))).toEqual([[], [['retorno/sem-trailer', 7]]]);
    expect(ditos(INTEIRO + linhas(g1, z))).toEqual([[], [['retorno/sem-header', 5], ['retorno/total-registros', 6], ['retorno/total-valor', 6]]]);
  });

  it('past a thousand errors a set is still told that it has some, and no other is told of them', () => {
    const ruim = linhas(a, ...Array<string>(150).fill(`Q${'9'.repeat(149)}`), z);
    const deCada = ditos(ruim.repeat(12) + INTEIRO);
    expect(deCada.map((d) => d.length)).toEqual([...Array<number>(10).fill(100), 1, 1, 0]);
    expect(deCada.slice(10, 12)).toEqual([[['retorno/detalhe-invalido', 1521]], [['retorno/detalhe-invalido', 1673]]]);
  });

  it('of which none is whole is refused as one, with the errors of all', () => {
    expect(lerConjuntos(emLatin1(linhas(a, g1, g2, a, g1, z)))).toMatchObject({ ok: false, erro: { codigo: 'retorno/sem-trailer', totalDeErros: 3 } });
  });
});
