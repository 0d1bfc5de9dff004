import { describe, expect, it } from 'vitest';
import { chaveDoSegredo, codigoDeReservaLido, codigoEm, ehCodigoDeReservaAntigo, enderecoDoSegredo, novosCodigosDeReserva, novoSegredo, passoDe, passoDoCodigo } from './codigo-do-celular.ts';

// RFC 6238, appendix B: the last six of its eight digits
const SEGREDO = '12345678901234567890';
const QUANDO = new Date(1_111_111_109_000);

describe('the code of the telephone', () => {
  it.each([[59, '287082'], [1_111_111_109, '081804'], [1_111_111_111, '050471'], [1_234_567_890, '005924'], [2_000_000_000, '279037']])('at %i s is %s, as RFC 6238 says', (s, codigo) => {
    expect(codigoEm(SEGREDO, passoDe(new Date(s * 1000)))).toBe(codigo);
  });

  it('is known in its thirty seconds and in those beside them, by the step it is of', () => {
    const passo = passoDe(QUANDO);
    for (const [desvio, achado] of [[0, passo], [30, passo], [-30, passo], [60, undefined], [-61, undefined]] as const) expect(passoDoCodigo(SEGREDO, '081804', new Date(QUANDO.getTime() + desvio * 1000)), String(desvio)).toBe(achado);
    for (const ruim of ['', '81804', '0818040', '08180a', '٠٨١٨٠٤']) expect(passoDoCodigo(SEGREDO, ruim, QUANDO)).toBeUndefined();
  });

  it('comes from a key that any authenticator reads (RFC 4648), never twice the same', () => {
    expect(chaveDoSegredo(SEGREDO)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(enderecoDoSegredo(SEGREDO, 'ana')).toBe('otpauth://totp/Nascente:ana?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Nascente&period=30&digits=6');
    expect(novoSegredo()).not.toBe(novoSegredo());
  });

  it('recovery codes are ten, of more than 112 bits, and are read however they were typed', () => {
    const codigos = novosCodigosDeReserva();
    expect(new Set(codigos).size).toBe(10);
    for (const codigo of codigos) {
      expect(codigo).toMatch(/^([a-z2-9]{4}-){5}[a-z2-9]{4}$/);
      for (const digitado of [codigo, codigo.toUpperCase(), codigo.replaceAll('-', ''), codigo.replaceAll('-', ' '), ` ${codigo} `]) expect(codigoDeReservaLido(digitado)).toBe(codigo);
      for (const ruim of [codigo.slice(1), `${codigo}a`, codigo.replace(/^./, 'l'), '081804', '']) expect(codigoDeReservaLido(ruim)).toBeUndefined();
    }
    expect(Math.log2(31) * 24).toBeGreaterThan(112);
    expect([ehCodigoDeReservaAntigo('abcde-fghjk'), ehCodigoDeReservaAntigo(codigos[0] ?? ''), ehCodigoDeReservaAntigo('081804')]).toEqual([true, false, false]);
  });
});
