import { afterAll, beforeAll } from 'vitest';
import { FILAS } from '../../../events/http/esquemas-plataforma.ts';
import { variaveisDe } from '../../../layers/runtime/ambiente.ts';
import type { PedidoJson } from '../../../local/protocolo/aws-json.ts';
import { criarSqs, type Sqs } from '../../../local/sqs/sqs.ts';
import { bancoDeTeste, bancoVazio, type BancoDeTeste } from '../../fixture/banco.ts';
import { comFuncoes, type FuncoesReais } from '../../fixture/funcoes-reais.ts';

export interface FuncoesComFilas extends FuncoesReais {
  /** The queues of the contract with their DLQs, on a database of their own. One delivery kills, and a message taken is seen again at once. */
  readonly sqs: Sqs;
  /** Sends messages to a queue and lets them die. */
  readonly matar: (fila: string, quantas: number) => Promise<void>;
}

/** The functions of `comum` on an empty town, beside a queue service that speaks the protocol. */
export function comFilas(): () => FuncoesComFilas {
  let sqs: Sqs | undefined;
  let banco: BancoDeTeste | undefined;
  const servico = (): Sqs => {
    if (sqs === undefined) throw new Error('só dentro dos testes');
    return sqs;
  };
  const casa = comFuncoes('nascente_app', { banco: bancoDeTeste, servicos: { AmazonSQS: (pedido: PedidoJson) => servico().tratar(pedido) } });
  beforeAll(async () => {
    banco = await bancoVazio();
    sqs = await criarSqs(banco.pool(), { endereco: () => process.env['AWS_ENDPOINT_URL'] ?? '' });
    for (const fila of FILAS) {
      await sqs.garantirFila(`${fila}-dlq`, {});
      await sqs.garantirFila(fila, { visibilidadeS: 0, filaMorta: { nome: `${fila}-dlq`, recepcoes: 1 } });
      for (const nome of [fila, `${fila}-dlq`]) for (const variavel of variaveisDe({ fila: nome })) process.env[variavel] = sqs.url(nome);
    }
  });
  afterAll(async () => {
    sqs?.parar();
    await banco?.fechar();
  });
  const matar = async (fila: string, quantas: number): Promise<void> => {
    await servico().enviar(fila, Array.from({ length: quantas }, (_, i) => ({ corpo: JSON.stringify({ i }) })));
    // taken once, and found over its deliveries by the next who comes
    await servico().receber(fila, { maximo: 10 });
    await servico().receber(fila, { maximo: 10 });
  };
  return () => ({ ...casa(), sqs: servico(), matar });
}
