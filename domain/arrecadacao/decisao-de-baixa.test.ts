import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONVENIO_TESTE, pagamentoDe, retornoDe } from '../../test/fixture/retorno-150.ts';
import { calendario, proximoDiaUtil } from '../comum/calendario.ts';
import { dataCivil, dataDoNumero, numeroDoDia, type DataCivil } from '../comum/data-civil.ts';
import { centavos } from '../comum/dinheiro.ts';
import { aviso } from '../comum/identidades.ts';
import { exigir } from '../comum/resultado.ts';
import { dvDeArrecadacao, montarCodigoDeBarras } from './codigo-de-barras.ts';
import { decidirBaixa, TEXTO_DO_MOTIVO, type DecisaoDeBaixa, type FaturaParaBaixa } from './decisao-de-baixa.ts';
import { decidirLote, DESTINOS, MOTIVOS, SITUACOES_PARA_BAIXA, type FaturasParaBaixa } from './decisao-em-lote.ts';
import { recortarColunas } from './febraban150/colunas.ts';
import { numeroDaData } from './febraban150/data-numerica.ts';
import { lerRetorno } from './febraban150/ler-retorno.ts';
import { totaisDoArquivo } from './totais-do-arquivo.ts';

const nacional = calendario();
const regras = { empresa: CONVENIO_TESTE.empresa, prazo: (d: DataCivil) => proximoDiaUtil(d, nacional) };
// 2026-09-14 is a Monday; 2026-12-12 a Saturday, whose next working day is Monday the 14th.
const fatura: FaturaParaBaixa = { situacao: 'aberta', valor: centavos(5000), vencimento: dataCivil('2026-09-14'), validade: dataCivil('2026-12-12') };
const codigoDa = (f: FaturaParaBaixa, numero = 1): string => montarCodigoDeBarras(CONVENIO_TESTE, { valor: f.valor, validade: f.validade, aviso: aviso(numero) });
const pagar = (valor: number, dia: string, f: Partial<FaturaParaBaixa> = {}, codigoDeBarras = codigoDa(fatura)): DecisaoDeBaixa =>
  decidirBaixa({ codigoDeBarras, valor: centavos(valor), dataPagamento: dataCivil(dia) }, { ...fatura, ...f }, regras);
const motivo = (decisao: DecisaoDeBaixa): string => (decisao.destino === 'NAO_IDENTIFICADO' ? decisao.motivo : decisao.destino);

describe('where a payment goes', () => {
  it('settles the bill with its value', () => {
    expect(pagar(5000, '2026-09-14')).toEqual({ destino: 'QUITA', baixa: 5000, credito: 0, encargosDevidos: false });
  });

  it('settles with more than its value, and the excess is credit', () => {
    expect(pagar(5001, '2026-09-14')).toEqual({ destino: 'QUITA', baixa: 5000, credito: 1, encargosDevidos: false });
  });

  it('leaves the bill open with less than its value, all of it credit', () => {
    expect(pagar(4999, '2026-09-14')).toEqual({ destino: 'CREDITO_PARCIAL', credito: 4999 });
  });

  it('settles late at face value, and the charges are due in the next bill', () => {
    expect(pagar(5000, '2026-09-15')).toEqual({ destino: 'QUITA', baixa: 5000, credito: 0, encargosDevidos: true });
  });

  it('extends due date and validity that fall on a day that is not a working day', () => {
    // 2026-09-07 is a national holiday, a Monday.
    expect(pagar(5000, '2026-09-08', { vencimento: dataCivil('2026-09-05') })).toMatchObject({ encargosDevidos: false });
    expect(pagar(5000, '2026-09-09', { vencimento: dataCivil('2026-09-05') })).toMatchObject({ encargosDevidos: true });
    expect(pagar(5000, '2026-12-14')).toMatchObject({ destino: 'QUITA' });
    expect(pagar(5000, '2026-12-15')).toEqual({ destino: 'CREDITO_FORA_VALIDADE', credito: 5000 });
  });

  it('keeps as credit all that comes after validity, whatever its value', () => {
    for (const valor of [1, 5000, 9000]) expect(pagar(valor, '2027-01-04')).toEqual({ destino: 'CREDITO_FORA_VALIDADE', credito: valor });
  });

  it('keeps as credit a second payment, even after validity', () => {
    expect(pagar(5000, '2026-09-10', { situacao: 'paga' })).toEqual({ destino: 'CREDITO_DUPLICIDADE', credito: 5000 });
    expect(pagar(5000, '2027-02-10', { situacao: 'paga' })).toEqual({ destino: 'CREDITO_DUPLICIDADE', credito: 5000 });
  });

  it('does not identify a bad detail, and says why', () => {
    const codigo = codigoDa(fatura);
    const outraEmpresa = montarCodigoDeBarras({ ...CONVENIO_TESTE, empresa: '0097' }, { valor: fatura.valor, validade: fatura.validade, aviso: aviso(1) });
    expect(motivo(pagar(5000, '2026-09-14', {}, 'x'.repeat(44)))).toBe('codigo_ilegivel');
    expect(motivo(pagar(5000, '2026-09-14', {}, `${codigo.slice(0, 2)}1${codigo.slice(3)}`))).toBe('identificador_valor');
    expect(motivo(pagar(5000, '2026-09-14', {}, codigo.replace(/.$/, '5')))).toBe('dv');
    expect(motivo(pagar(5000, '2026-09-14', {}, outraEmpresa))).toBe('empresa');
    expect(motivo(pagar(5000, '2026-09-14', {}, '83610000002434201380072134109221100010458719'))).toBe('segmento');
    expect(motivo(pagar(5000, '2026-09-14', { situacao: 'cancelada' }))).toBe('fatura_cancelada');
    expect(motivo(pagar(5000, '2026-09-14', { situacao: 'previa' }))).toBe('fatura_desconhecida');
    expect(motivo(decidirBaixa({ codigoDeBarras: codigo, valor: centavos(1), dataPagamento: dataCivil('2026-09-14') }, null, regras))).toBe('fatura_desconhecida');
  });

  it('does not identify a code that is not the one issued for the bill', () => {
    expect(motivo(pagar(5000, '2026-09-14', { valor: centavos(5001) }))).toBe('codigo_divergente');
    expect(motivo(pagar(5000, '2026-09-14', { validade: dataCivil('2026-12-13') }))).toBe('codigo_divergente');
    expect(motivo(pagar(5000, '2026-09-14', {}, comDefeito(codigoDa(fatura), 'reserva')))).toBe('codigo_divergente');
  });

  it('never settles a bill by a code with one digit changed, in either módulo', () => {
    for (const modulo of [10, 11] as const) {
      const certo = montarCodigoDeBarras({ ...CONVENIO_TESTE, modulo }, { valor: fatura.valor, validade: fatura.validade, aviso: aviso(123) });
      for (let i = 0; i < 44; i += 1) {
        for (let d = 0; d < 10; d += 1) {
          const mutante = certo.slice(0, i) + String(d) + certo.slice(i + 1);
          // Another aviso is another bill: the caller looks it up and finds none.
          const achada = mutante.slice(27, 38) === certo.slice(27, 38) ? fatura : null;
          const { destino } = decidirBaixa({ codigoDeBarras: mutante, valor: centavos(5000), dataPagamento: dataCivil('2026-09-14') }, achada, regras);
          expect(destino, `${modulo}: ${mutante}`).toBe(mutante === certo ? 'QUITA' : 'NAO_IDENTIFICADO');
        }
      }
    }
  });

  it('has words for every reason', () => {
    expect(Object.keys(TEXTO_DO_MOTIVO).sort()).toEqual(MOTIVOS.filter((m) => m !== null).sort());
  });
});

// Three weeks around the holiday of a Monday, so that most limits fall near a payment and many on days that are not working days.
const dia = fc.integer({ min: numeroDoDia(dataCivil('2026-08-31')), max: numeroDoDia(dataCivil('2026-09-20')) }).map(dataDoNumero);
const faturaSorteada = fc.record({ situacao: fc.constantFrom(...SITUACOES_PARA_BAIXA), valor: fc.integer({ min: 1, max: 9000 }).map(centavos), vencimento: dia, validade: dia });
const cenario = fc.record({
  faturas: fc.array(faturaSorteada, { minLength: 1, maxLength: 6 }),
  pagamentos: fc.array(fc.record({ qual: fc.nat(7), diferenca: fc.constantFrom(0, 0, 0, 1, -1, 700), dia, defeito: fc.constantFrom('', '', '', '', 'dv', 'empresa', 'segmento', 'ilegivel', 'valor', 'identificador', 'reserva') }), { maxLength: 12 }),
});

describe('the decisions of a whole file', () => {
  it('are those of each payment, in the order of the file', () => {
    fc.assert(
      fc.property(cenario, ({ faturas, pagamentos }) => {
        const escritos = pagamentos.map((p) => {
          const f = faturas[p.qual];
          const emitido = pagamentoDe(p.qual + 1, f?.valor ?? 100);
          const certo = f === undefined ? emitido.codigoDeBarras : codigoDa(f, p.qual + 1);
          return { ...emitido, codigoDeBarras: comDefeito(certo, p.defeito), valor: centavos(Math.max(1, (f?.valor ?? 100) + p.diferenca)), dataPagamento: p.dia };
        });
        const lido = exigir(lerRetorno(retornoDe(escritos)));
        const lote = decidirLote(lido.pagamentos, emColunas(faturas), regras);
        const agora = faturas.map((f) => ({ ...f }));
        for (const [i, p] of escritos.entries()) {
          const n = Number(p.codigoDeBarras.slice(27, 38)) - 1;
          const conhecida = agora[n] ?? null;
          const decisao = decidirBaixa(p, conhecida, regras);
          if (decisao.destino === 'QUITA') agora[n] = { ...faturas[n]!, situacao: 'paga' };
          expect(doLote(lote, i)).toEqual(decisao);
          expect(lote.baixa[i]! + lote.credito[i]! + lote.naoIdentificado[i]!).toBe(p.valor);
          if (decisao.destino !== 'NAO_IDENTIFICADO') expect(lote.fatura[i]).toBe(n);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are the same when the file is decided by levas, wherever it is cut, and so are its totals', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ qual: fc.nat(2), valor: fc.constantFrom(4000, 5000, 5200), dia }), { minLength: 1, maxLength: 12 }), fc.nat(12), (pagamentos, corte) => {
        const faturas = emColunas([fatura, fatura]);
        const lido = exigir(lerRetorno(retornoDe(pagamentos.map((p) => ({ ...pagamentoDe(p.qual + 1, 5000, { valor: centavos(p.valor) }), codigoDeBarras: codigoDa(fatura, p.qual + 1), dataPagamento: p.dia })))));
        const inteiro = { pagamentos: lido.pagamentos, decisoes: decidirLote(lido.pagamentos, faturas, regras) };
        const meio = Math.min(corte, lido.pagamentos.quantidade);
        const quitadas = new Set<number>();
        const levas = [recortarColunas(lido.pagamentos, 0, meio), recortarColunas(lido.pagamentos, meio, lido.pagamentos.quantidade)].map((p) => ({ pagamentos: p, decisoes: decidirLote(p, faturas, { ...regras, quitadas }) }));
        expect(levas.flatMap(({ pagamentos: p, decisoes }) => Array.from({ length: p.quantidade }, (_, i) => doLote(decisoes, i)))).toEqual(
          Array.from({ length: lido.pagamentos.quantidade }, (_, i) => doLote(inteiro.decisoes, i)),
        );
        const dias = { hoje: dataCivil('2026-09-20'), limite: dataCivil('2026-11-19') };
        const totais = totaisDoArquivo(levas, dias);
        expect(totais).toEqual(totaisDoArquivo([inteiro], dias));
        const soma = pagamentos.reduce((s, p) => s + p.valor, 0);
        expect(totais.destinos.reduce((s, d) => s + d.valor, 0)).toBe(soma);
        expect(totais.repasses.reduce((s, r) => s + r.liquido, 0) + totais.tarifa).toBe(soma);
      }),
    );
  });

  it('settle with the first payment that covers the bill, and what comes after is credit', () => {
    const f: FaturaParaBaixa = { ...fatura, validade: dataCivil('2026-12-31') };
    const em = (valor: number): ReturnType<typeof pagamentoDe> => pagamentoDe(1, 5000, { valor: centavos(valor) });
    const lido = exigir(lerRetorno(retornoDe([em(3000), em(5200), em(5000)])));
    const lote = decidirLote(lido.pagamentos, emColunas([f]), regras);
    expect([0, 1, 2].map((i) => doLote(lote, i))).toEqual([
      { destino: 'CREDITO_PARCIAL', credito: 3000 },
      { destino: 'QUITA', baixa: 5000, credito: 200, encargosDevidos: false },
      { destino: 'CREDITO_DUPLICIDADE', credito: 5000 },
    ]);
  });
});

function comDefeito(codigo: string, defeito: string): string {
  switch (defeito) {
    case 'dv': return `${codigo.slice(0, 3)}${(Number(codigo[3]) + 3) % 10}${codigo.slice(4)}`;
    case 'empresa': return montarCodigoDeBarras({ empresa: '0097', modulo: 10 }, { valor: centavos(100), validade: dataCivil('2026-12-31'), aviso: aviso(1) });
    case 'segmento': return '83610000002434201380072134109221100010458719';
    case 'ilegivel': return `${codigo.slice(0, 43)}X`;
    case 'valor': return montarCodigoDeBarras(CONVENIO_TESTE, { valor: centavos(Number(codigo.slice(4, 15)) + 1), validade: dataCivil('2026-12-31'), aviso: aviso(Number(codigo.slice(27, 38))) });
    case 'reserva': return comDv(`${codigo.slice(0, 38)}000100`);
    case 'identificador': return `${codigo.slice(0, 2)}3${codigo.slice(3)}`;
    default: return codigo;
  }
}

function comDv(codigo: string): string {
  return codigo.slice(0, 3) + dvDeArrecadacao(codigo.slice(0, 3) + codigo.slice(4), 10) + codigo.slice(4);
}

function emColunas(faturas: readonly FaturaParaBaixa[]): FaturasParaBaixa {
  return {
    aviso: Float64Array.from(faturas, (_, i) => i + 1),
    situacao: Uint8Array.from(faturas, (f) => SITUACOES_PARA_BAIXA.indexOf(f.situacao)),
    valor: Float64Array.from(faturas, (f) => f.valor),
    vencimento: Int32Array.from(faturas, (f) => numeroDaData(f.vencimento)),
    validade: Int32Array.from(faturas, (f) => numeroDaData(f.validade)),
  };
}

/** The decision of payment `i` in the shape of the single one. */
function doLote(lote: ReturnType<typeof decidirLote>, i: number): unknown {
  const destino = DESTINOS[lote.destino[i]!];
  if (destino === 'NAO_IDENTIFICADO') return { destino, motivo: MOTIVOS[lote.motivo[i]!], naoIdentificado: lote.naoIdentificado[i] };
  if (destino !== 'QUITA') return { destino, credito: lote.credito[i] };
  return { destino, baixa: lote.baixa[i], credito: lote.credito[i], encargosDevidos: lote.encargosDevidos[i] === 1 };
}
