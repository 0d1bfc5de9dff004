import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loginNaAuditoria } from './login-na-auditoria.ts';

describe('the login that the audit keeps', () => {
  it('is whole when it is of somebody, and otherwise its first letter', () => {
    expect(loginNaAuditoria('ana@saae.example', true)).toBe('ana@saae.example');
    expect([loginNaAuditoria('jabuticaba doce 9', false), loginNaAuditoria('/etc', false), loginNaAuditoria('', false)]).toEqual(['j… (desconhecido)', '… (desconhecido)', '… (desconhecido)']);
  });

  it('of a stranger never has two characters of what was typed, nor what separates the parts of an object', () => {
    fc.assert(fc.property(fc.string({ minLength: 2, maxLength: 254 }), (digitado) => /^[a-z0-9]?… \(desconhecido\)$/.test(loginNaAuditoria(digitado, false))));
  });
});
