/**
 * A process of its own that asks as many people do: so many calls a second, whether or not the ones before were answered, each as another person. It is told
 * what to ask by a message and answers with what each call took.
 */
import { setTimeout as pausa } from 'node:timers/promises';

export interface Carga {
  readonly url: string;
  /** `Cookie` headers, one a person. */
  readonly cookies: readonly string[];
  /** Addresses under `/api`, asked in turns. */
  readonly enderecos: readonly string[];
  readonly porSegundo: number;
  readonly segundos: number;
}

export interface CargaMedida {
  /** Milliseconds of each call, in the order of their ends. */
  readonly tempos: readonly number[];
  /** Status (0: no answer) and address of what did not answer 200. */
  readonly erros: readonly string[];
}

async function carregar({ url, cookies, enderecos, porSegundo, segundos }: Carga): Promise<CargaMedida> {
  const tempos: number[] = [];
  const erros: string[] = [];
  const chamar = async (n: number): Promise<void> => {
    const endereco = enderecos[n % enderecos.length] ?? '';
    const inicio = performance.now();
    try {
      const resposta = await fetch(`${url}/api${endereco}`, { headers: { cookie: cookies[n % cookies.length] ?? '' } });
      await resposta.arrayBuffer();
      if (resposta.status !== 200) erros.push(`${resposta.status} ${endereco}`);
    } catch (erro) {
      erros.push(`0 ${endereco} ${String(erro)}`);
    }
    tempos.push(performance.now() - inicio);
  };
  const inicio = performance.now();
  const chamadas: Promise<void>[] = [];
  for (let n = 0; n < porSegundo * segundos; n++) {
    const quando = inicio + (n * 1_000) / porSegundo;
    const falta = quando - performance.now();
    if (falta > 1) await pausa(falta);
    chamadas.push(chamar(n));
  }
  await Promise.all(chamadas);
  return { tempos, erros };
}

process.on('message', (carga: Carga) => {
  void carregar(carga).then((medida) => process.send?.(medida, () => process.exit(0)));
});
