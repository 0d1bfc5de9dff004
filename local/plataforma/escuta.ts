import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A port that a person asked for cannot be had: only the person can choose another. */
export class PortaIndisponivel extends Error {
  override readonly name = 'PortaIndisponivel';

  constructor(
    readonly porta: number,
    codigo: string,
  ) {
    super(
      codigo === 'EACCES'
        ? `A porta ${porta} não pode ser aberta por este usuário: as que vêm antes da 1024 são do administrador da máquina. Diga outra em --porta, por exemplo 8080. Nada foi iniciado.`
        : `A porta ${porta} já está em uso nesta máquina, talvez por outro Nascente (o de outra pasta de dados), talvez por outro programa: "ss -ltnp" mostra qual. ` +
            'Encerre-o, diga outra em --porta, ou rode sem --porta, que o Nascente acha uma livre. Nada foi iniciado.',
    );
  }
}

export interface PedidoDePorta {
  /** 0 is any free one. */
  readonly porta: number;
  /** Absent, a port that is taken is refused; present, any free one is used instead, and this is told which. */
  readonly aoTrocar?: (usada: number) => void;
}

const INDISPONIVEL = new Set(['EADDRINUSE', 'EACCES']);

function tentar(servidor: Server, porta: number): Promise<void> {
  return new Promise((resolver, rejeitar) => {
    servidor.once('error', rejeitar);
    servidor.listen(porta, '127.0.0.1', () => {
      servidor.off('error', rejeitar);
      resolver();
    });
  });
}

/** Listens on 127.0.0.1 and answers the port. Throws {@link PortaIndisponivel}. */
export async function escutar(servidor: Server, { porta, aoTrocar }: PedidoDePorta): Promise<number> {
  let trocada = false;
  await tentar(servidor, porta).catch((e: NodeJS.ErrnoException) => {
    if (!INDISPONIVEL.has(e.code ?? '')) throw e;
    if (aoTrocar === undefined) throw new PortaIndisponivel(porta, e.code ?? '');
    trocada = true;
    return tentar(servidor, 0);
  });
  const usada = (servidor.address() as AddressInfo).port;
  if (trocada) aoTrocar?.(usada);
  return usada;
}

/** Stops listening and ends every connection. */
export function fechar(servidor: Server): Promise<void> {
  return new Promise((resolver) => {
    servidor.close(() => resolver());
    servidor.closeAllConnections();
  });
}

/** Throws {@link PortaIndisponivel} now, for who has something to do before listening that is not undone. */
export async function exigirPorta(porta: number): Promise<void> {
  const sonda = createServer();
  await escutar(sonda, { porta });
  await fechar(sonda);
}
