/** What no client library sends: bytes written on the socket, against the server that stands for the edge on one machine. Whatever is ambiguous reaches no function. */
import type { Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PedidoHttp } from '../../local/http/evento.ts';
import { criarServidor } from '../../local/http/servidor.ts';

const recebidos: PedidoHttp[] = [];
let servidor: Server;

beforeAll(async () => {
  servidor = criarServidor(
    (p) => {
      recebidos.push(p);
      return Promise.resolve({ status: 200, cabecalhos: { 'content-type': 'text/plain' }, corpo: Buffer.from('feito') });
    },
    () => undefined,
  );
  await new Promise<void>((pronto) => servidor.listen(0, '127.0.0.1', pronto));
});
afterAll(() => new Promise((fim) => servidor.close(fim)));
beforeEach(() => recebidos.splice(0));

/** Everything that comes back until the server closes or says nothing more for a moment. */
function enviar(bruto: string): Promise<string> {
  const { port } = servidor.address() as AddressInfo;
  return new Promise((resolver) => {
    let lido = '';
    const s = connect(port, '127.0.0.1', () => s.write(bruto.replaceAll('HOST', `127.0.0.1:${port}`)));
    const terminar = (): void => {
      s.destroy();
      resolver(lido);
    };
    s.setTimeout(300, terminar).on('data', (parte) => (lido += parte.toString())).on('close', terminar).on('error', terminar);
  });
}
const linhas = (...l: readonly string[]): string => l.join('\r\n');
const ESCONDIDO = 'GET /escondido HTTP/1.1\r\nHost: HOST\r\n\r\n';

test('a request as it should be is answered: the ones below are refused for what they have', async () => {
  expect(await enviar(linhas('POST /api/x HTTP/1.1', 'Host: HOST', 'Content-Type: application/json', 'Content-Length: 2', '', '{}'))).toMatch(/^HTTP\/1\.1 200 /);
  expect(recebidos).toMatchObject([{ metodo: 'POST', caminho: '/api/x' }]);
});

test.each([
  ['a length and chunks at once, with a request hidden in what one of the two leaves', linhas('POST /api/x HTTP/1.1', 'Host: HOST', 'Content-Length: 4', 'Transfer-Encoding: chunked', '', '0', '', ESCONDIDO)],
  ['the same, in the other order', linhas('POST /api/x HTTP/1.1', 'Host: HOST', 'Transfer-Encoding: chunked', 'Content-Length: 4', '', '0', '', ESCONDIDO)],
  ['two lengths that differ', linhas('POST /api/x HTTP/1.1', 'Host: HOST', 'Content-Length: 0', `Content-Length: ${ESCONDIDO.length}`, '', ESCONDIDO)],
  ['two lengths in one header', linhas('POST /api/x HTTP/1.1', 'Host: HOST', 'Content-Length: 0, 40', '', ESCONDIDO)],
  ['a length with a sign', linhas('POST /api/x HTTP/1.1', 'Host: HOST', 'Content-Length: +2', '', '{}')],
  ['an encoding that is not chunks at the end', linhas('POST /api/x HTTP/1.1', 'Host: HOST', 'Transfer-Encoding: chunked, identity', '', '0', '', ESCONDIDO)],
  ['a space before the colon', linhas('POST /api/x HTTP/1.1', 'Host: HOST', 'Content-Length : 2', '', '{}')],
  ['a size of chunk that is no number', linhas('POST /api/x HTTP/1.1', 'Host: HOST', 'Transfer-Encoding: chunked', '', '0x2', '{}', '0', '', '')],
  ['a header that goes on in the next line', linhas('GET /api/x HTTP/1.1', 'Host: HOST', 'X-Um: a', ' Transfer-Encoding: chunked', '', '')],
  ['lines that end without a return', `GET /api/x HTTP/1.1\nHost: HOST\nX-Um: a\n\n`],
  ['a control character in a header', linhas('GET /api/x HTTP/1.1', 'Host: HOST', 'User-Agent: a\u0000b', '', '')],
  ['no host', linhas('GET /api/x HTTP/1.1', '', '')],
  ['two hosts', linhas('GET /api/x HTTP/1.1', 'Host: HOST', 'Host: mau.example', '', '')],
  ['the host of another site', linhas('GET /api/x HTTP/1.1', 'Host: mau.example', '', '')],
  ['a method that is none', linhas('GRAB /api/x HTTP/1.1', 'Host: HOST', '', '')],
  ['headers without end', linhas('GET /api/x HTTP/1.1', 'Host: HOST', `X-Um: ${'a'.repeat(70_000)}`, '', '')],
])('%s: refused, and nothing of it reaches a function', async (_, bruto) => {
  const resposta = await enviar(bruto);
  expect(recebidos).toEqual([]);
  expect(resposta === '' || /^HTTP\/1\.1 4\d\d /.test(resposta), resposta.slice(0, 60)).toBe(true);
});

/** What a slow client is let: the server by itself would wait a minute and more. */
const PACIENCIA = { cabecalhos: 400, pedido: 800, conferir: 50 };
const DESISTE_MS = 15_000;

/** Writes the beginning, then a byte at a time, until the server closes; says what came back, and whether it had to be closed from here. */
function gotejar(port: number, inicio: string): Promise<{ readonly lido: string; readonly desistiu: boolean }> {
  return new Promise((resolver) => {
    let lido = '';
    let desistiu = false;
    let gota: NodeJS.Timeout | undefined;
    const s = connect(port, '127.0.0.1', () => {
      s.write(inicio.replaceAll('HOST', `127.0.0.1:${port}`));
      gota = inicio === '' ? undefined : setInterval(() => s.writable && s.write('a'), 40);
    });
    const desistir = setTimeout(() => {
      desistiu = true;
      s.destroy();
    }, DESISTE_MS);
    s.on('data', (parte) => (lido += parte.toString())).on('error', () => undefined).on('close', () => {
      clearInterval(gota);
      clearTimeout(desistir);
      resolver({ lido, desistiu });
    });
  });
}

test('who sends a byte at a time is closed, in headers, in a line of request and in a body; who only connects too; and meanwhile others are served', async () => {
  const chegaram: string[] = [];
  const impaciente = criarServidor(
    (p) => {
      chegaram.push(p.caminho);
      return Promise.resolve({ status: 200, cabecalhos: {}, corpo: Buffer.from('feito') });
    },
    () => undefined,
    PACIENCIA,
  );
  await new Promise<void>((pronto) => impaciente.listen(0, '127.0.0.1', pronto));
  const { port } = impaciente.address() as AddressInfo;
  const inicios = ['GET /api/x HTTP/1.1\r\nHost: HOST\r\nX-Um: ', 'GET /api/', '', 'POST /api/x HTTP/1.1\r\nHost: HOST\r\nContent-Length: 100000\r\n\r\n'];
  const lentos = Promise.all(inicios.flatMap((inicio) => Array.from({ length: 10 }, () => gotejar(port, inicio))));
  expect(await (await fetch(`http://127.0.0.1:${port}/api/outro`)).text()).toBe('feito');
  for (const { lido, desistiu } of await lentos) {
    expect(desistiu).toBe(false);
    // 408: closed for being slow, and not for what was sent
    expect(lido === '' || lido.startsWith('HTTP/1.1 408 '), lido.slice(0, 60)).toBe(true);
  }
  expect(chegaram).toEqual(['/api/outro']);
  await new Promise((fim) => impaciente.close(fim));
});

test('by itself the server waits ten seconds for the headers and a minute for the rest', () => {
  const { headersTimeout, requestTimeout } = criarServidor(() => Promise.reject(new Error('ninguém chama')), () => undefined);
  expect([headersTimeout, requestTimeout]).toEqual([10_000, 60_000]);
});
