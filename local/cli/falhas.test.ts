import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { ErroDaApi, FalhaDeRede } from '../../web/api-client/tipos.ts';
import { escutar, fechar, PortaIndisponivel } from '../plataforma/escuta.ts';
import { FalhaDoComando, relatarFalha } from './falhas.ts';

const pasta = mkdtempSync(join(tmpdir(), 'falhas-'));
afterAll(() => rmSync(pasta, { recursive: true }));
afterEach(() => {
  process.exitCode = undefined;
});

async function relatado(e: unknown): Promise<string> {
  const escrever = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await relatarFalha(e);
  const dito = escrever.mock.calls.map(([texto]) => String(texto)).join('');
  escrever.mockRestore();
  return dito;
}

async function falhaDe(agir: () => unknown): Promise<unknown> {
  try {
    await agir();
  } catch (e) {
    return e;
  }
  return expect.fail('não falhou');
}
const aoBuscar = async (url: string): Promise<FalhaDeRede> => new FalhaDeRede('Não foi possível falar com o sistema.', { cause: await falhaDe(() => fetch(url)) });

describe('what went wrong', () => {
  it('is said as it was written, without a stack, when a person can mend it', async () => {
    for (const e of [new FalhaDoComando('Falta o token.', { cause: Object.assign(new Error('x'), { code: 'ECONNRESET' }) }), new PortaIndisponivel(3000, 'EADDRINUSE'), new FalhaDeRede('O sistema respondeu.')]) {
      expect(await relatado(e)).toBe(`${e.message}\n`);
      expect(process.exitCode).toBe(1);
    }
  });

  it('has its stack, for who maintains the system, when it is a defect', async () => {
    expect(await relatado(new TypeError('x is undefined'))).toMatch(/^Falha inesperada\. .*\nTypeError: x is undefined\n {4}at /);
    expect(await relatado(await falhaDe(() => statSync(join(pasta, 'de-ninguem'))))).toMatch(/^Falha inesperada\. /);
  });

  it('names the address that did not answer, and why', async () => {
    const servidor = createServer();
    const porta = await escutar(servidor, { porta: 0 });
    expect(await relatado(await aoBuscar(`https://127.0.0.1:${porta}/`))).toMatch(/^O endereço dito não fala https\. .*http:\/\/\.\n$/);
    await fechar(servidor);
    expect(await relatado(await aoBuscar(`http://127.0.0.1:${porta}/`))).toBe(`Ninguém responde em 127.0.0.1:${porta}. Confira o endereço e se o sistema está no ar.\n`);
    const doCertificado = Object.assign(new Error('x'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(await relatado(new FalhaDeRede('y', { cause: new TypeError('fetch failed', { cause: doCertificado }) }))).toMatch(/certificado .*DEPTH_ZERO_SELF_SIGNED_CERT/);
  });

  it('names the place of the disk that could not be used', async () => {
    const arquivo = join(pasta, 'a.txt');
    writeFileSync(arquivo, '');
    expect(await relatado(await falhaDe(() => statSync(join(arquivo, 'relogio.json'))))).toMatch(/a\.txt\/relogio\.json: uma parte do caminho não é uma pasta\. Confira/);
    expect(await relatado(await falhaDe(() => mkdirSync(arquivo)))).toMatch(/a\.txt: já existe, e não é uma pasta\. Confira/);
    expect(await relatado(Object.assign(new Error('x'), { code: 'ENOSPC', syscall: 'write', path: '/x' }))).toMatch(/o disco está cheio\. Libere espaço/);
  });

  it('of a refusal names each field once, as a person knows it', async () => {
    const problema = { type: 'about:blank', title: 'x', status: 400, codigo: 'requisicao/invalida', detail: 'Corrija o campo indicado e envie de novo (corpo.motivo: curto).', correlacao: 'c' } as const;
    const um = { campo: 'corpo.motivo', mensagem: 'curto' };
    expect(await relatado(new ErroDaApi({ ...problema, erros: [um] }))).toBe('Recusado (requisicao/invalida): Corrija o campo indicado e envie de novo (motivo: curto).\n');
    expect(await relatado(new ErroDaApi({ ...problema, erros: [um, { campo: 'consulta.data', mensagem: 'use AAAA-MM-DD' }] }))).toMatch(/\n {2}motivo: curto\n {2}data: use AAAA-MM-DD\n$/);
  });
});
