import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { descreverErro, registro } from './registro.ts';

const CPF = '12345678909';
let linhas: string[] = [];

beforeEach(() => {
  linhas = [];
  // Powertools writes through a console of its own, whose stream is the process's
  for (const metodo of ['info', 'error', 'warn'] as const) vi.spyOn(Reflect.get(registro, 'console') as Console, metodo).mockImplementation((texto: unknown) => void linhas.push(String(texto)));
});
afterEach(() => vi.restoreAllMocks());

const PROIBIDOS = [CPF, '123.456.789-09', 'maria@dominio.com', '99123-4567', '15991234567'];

it.each<readonly [string, () => void]>([
  ['the message', () => registro.info(`cliente ${CPF} ligou de 15991234567`)],
  ['a structured field', () => registro.info('x', { contato: 'maria@dominio.com, (15) 99123-4567' })],
  ['a field whose name says what it is, as text or number', () => registro.info('x', { cpf: CPF, documento: Number(CPF), telefone: '15991234567' })],
  ['what is inside another', () => registro.info('x', { a: [{ b: { email: 'maria@dominio.com', obs: `CPF 123.456.789-09` } }] })],
  ['an error given whole', () => registro.error('falhou', new Error(`pessoa ${CPF} em dobro`, { cause: new Error('maria@dominio.com') }))],
  ['an error described', () => registro.error('falhou', descreverErro(new Error(`pessoa 123.456.789-09`, { cause: new Error('fone 15991234567') })))],
  ['a key kept for all lines', () => {
    registro.appendKeys({ quem: 'maria@dominio.com' });
    registro.warn('x');
    registro.removeKeys(['quem']);
  }],
])('a person planted in %s is not in the line', (_o, escrever) => {
  escrever();
  expect(linhas.length).toBeGreaterThan(0);
  for (const proibido of PROIBIDOS) expect(linhas.join('\n')).not.toContain(proibido);
});

it('what is of nobody stays as it was: ids, counts, times', () => {
  registro.info('invariante violada', { numero: 54, nome: 'nenhum CPF em claro', violacoes: 12345678909, correlacao: '0b5d6c1e-1234-4321-8765-123456789012' });
  expect(JSON.parse(linhas[0] ?? '')).toMatchObject({ message: 'invariante violada', numero: 54, nome: 'nenhum CPF em claro', violacoes: 12345678909, correlacao: '0b5d6c1e-1234-4321-8765-123456789012' });
});
