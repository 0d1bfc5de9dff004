import { describe, expect, it } from 'vitest';
import { enderecoDoVisitante } from './endereco-do-visitante.ts';

const SEGREDO = 'segredo-da-origem-com-mais-de-32-letras';
const de = (headers: Record<string, string>, sourceIp = '198.51.100.9') => ({ headers, requestContext: { http: { sourceIp } } });
const endereco = (headers: Record<string, string>, segredo: string | undefined = SEGREDO) => enderecoDoVisitante(de(headers), segredo);

describe('from where a call comes', () => {
  it.each([
    ['nothing', {}],
    ['X-Forwarded-For', { 'x-forwarded-for': '203.0.113.7' }],
    ['the address of CloudFront itself', { 'cloudfront-viewer-address': '203.0.113.7:443' }],
    ['the header of the edge', { 'x-visitante': '203.0.113.7' }],
    ['the header and another secret', { 'x-visitante': '203.0.113.7', 'x-origem': `${SEGREDO}x` }],
    ['the header and the beginning of the secret', { 'x-visitante': '203.0.113.7', 'x-origem': SEGREDO.slice(0, -1) }],
    ['the header and an empty secret', { 'x-visitante': '203.0.113.7', 'x-origem': '' }],
  ])('is what the gateway saw, whatever a stranger writes: %s', (_o, headers) => {
    expect(endereco(headers)).toBe('198.51.100.9');
  });

  it('is what the edge saw, with the secret that CloudFront adds', () => {
    expect(endereco({ 'x-visitante': '203.0.113.7', 'x-origem': SEGREDO })).toBe('203.0.113.7');
    expect(endereco({ 'x-visitante': '2001:db8::7', 'x-origem': SEGREDO, 'x-forwarded-for': '192.0.2.1' })).toBe('2001:db8::7');
    expect(endereco({ 'x-visitante': '::ffff:203.0.113.7', 'x-origem': SEGREDO })).toBe('203.0.113.7');
  });

  it('is what the gateway saw when the edge says what is no address, and where there is no edge', () => {
    for (const visitante of ['', 'localhost', '203.0.113.7, 192.0.2.1', '203.0.113.7:443']) expect(endereco({ 'x-visitante': visitante, 'x-origem': SEGREDO })).toBe('198.51.100.9');
    expect(enderecoDoVisitante(de({ 'x-visitante': '203.0.113.7', 'x-origem': 'undefined' }), undefined)).toBe('198.51.100.9');
    expect(enderecoDoVisitante({ requestContext: { http: { sourceIp: '::ffff:127.0.0.1' } } }, SEGREDO)).toBe('127.0.0.1');
  });
});
