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
