import { createServer } from 'node:net';

/** Tries to bind 127.0.0.1; port 0 asks the system for a free one. Answers the port, or undefined when taken. */
function tentar(porta: number): Promise<number | undefined> {
  return new Promise((resolver, rejeitar) => {
    const servidor = createServer();
    servidor.once('error', (e: NodeJS.ErrnoException) => {
      if (e.code === 'EADDRINUSE' || e.code === 'EACCES') resolver(undefined);
      else rejeitar(e);
    });
    servidor.listen(porta, '127.0.0.1', () => {
      const endereco = servidor.address();
      servidor.close(() => resolver(typeof endereco === 'object' ? endereco?.port : undefined));
    });
  });
}

/** The preferred port of 127.0.0.1 when free, any free one otherwise. */
export async function portaLivre(preferida: number): Promise<number> {
  const porta = (await tentar(preferida)) ?? (await tentar(0));
  if (porta === undefined) throw new Error('Não há porta livre em 127.0.0.1.');
  return porta;
}
