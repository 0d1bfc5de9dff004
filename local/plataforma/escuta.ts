import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on 127.0.0.1, on the preferred port or, when it is taken, on any free one. Answers the port. */
export async function escutar(servidor: Server, preferida: number): Promise<number> {
  const tentar = (porta: number): Promise<void> =>
    new Promise((resolver, rejeitar) => {
      servidor.once('error', rejeitar);
      servidor.listen(porta, '127.0.0.1', () => {
        servidor.off('error', rejeitar);
        resolver();
      });
    });
  await tentar(preferida).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'EADDRINUSE' || e.code === 'EACCES') return tentar(0);
    throw e;
  });
  return (servidor.address() as AddressInfo).port;
}

/** Stops listening and ends every connection. */
export function fechar(servidor: Server): Promise<void> {
  return new Promise((resolver) => {
    servidor.close(() => resolver());
    servidor.closeAllConnections();
  });
}
