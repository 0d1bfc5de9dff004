/** Turns the rows of the outbox into effects; each is harmless when repeated. */
import calcularRota from '../../events/sqs/faturamento/calcular-rota.ts';
import { publicarPendentes, type Efeito } from '../postgres/comum/caixa-saida.ts';
import type { Pool } from '../postgres/conexao.ts';
import { iniciar, responder } from '../sfn/maquina.ts';
import { enviar } from '../sqs/enviar.ts';
import { z } from 'zod';

/** Fragment for `env.ts` of every function that leaves effects in the outbox. */
export const AmbienteSaida = z.object({
  MAQUINA_CICLO_FATURAMENTO_ARN: z.string().min(1),
  FILA_CALCULAR_ROTA_URL: z.url(),
});
export type AmbienteSaida = z.infer<typeof AmbienteSaida>;

async function publicar(ambiente: AmbienteSaida, efeito: Efeito): Promise<void> {
  switch (efeito.tipo) {
    case 'iniciar-ciclo':
      // the name makes the start happen once
      await iniciar(ambiente.MAQUINA_CICLO_FATURAMENTO_ARN, `ciclo-${efeito.chave}`, efeito.conteudo);
      return;
    case 'calcular-rota':
      await enviar(calcularRota, ambiente.FILA_CALCULAR_ROTA_URL, [efeito.conteudo]);
      return;
    case 'responder-tarefa':
      await responder(efeito.conteudo.token, efeito.conteudo.saida);
      return;
    default:
      throw new Error(`efeito desconhecido na caixa de saída: ${JSON.stringify(efeito satisfies never)}`);
  }
}

/** Publishes everything that is pending now. @returns how many effects. */
export async function publicarSaida(pool: Pool, ambiente: AmbienteSaida): Promise<number> {
  return publicarPendentes(pool, (efeito) => publicar(ambiente, efeito));
}
