import pg from 'pg';

/** Every statement with parameters has a name, so that the server parses and plans it once for each connection. */
const nomes = new Map<string, string>();

function nomeDe(texto: string): string {
  const nome = nomes.get(texto) ?? `local-${nomes.size}`;
  nomes.set(texto, nome);
  return nome;
}

/**
 * A connection of the embedded services. They ask the same few dozen statements thousands of times; the proxy that stands before the
 * product's database in AWS would hold a connection for whoever does this, so the product's own do not.
 */
export class ClientePreparado extends pg.Client {
  override query(...argumentos: unknown[]): never {
    const [texto, valores, ...resto] = argumentos;
    const pedido = typeof texto === 'string' && Array.isArray(valores) ? [{ name: nomeDe(texto), text: texto, values: valores }, ...resto] : argumentos;
    const consultar: (...a: unknown[]) => unknown = super.query.bind(this);
    return consultar(...pedido) as never;
  }
}
