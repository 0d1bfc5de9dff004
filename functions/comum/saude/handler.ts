import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/comum/saude.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { bancoResponde } from '../../../layers/postgres/comum/banco-responde.ts';
import { descreverErro, registro } from '../../../layers/telemetry/registro.ts';
import { deps } from './deps.ts';

/** A monitor that waits longer already counts it as out. */
const LIMITE_MS = 3_000;

/** A stranger hears that it is well or that it is not; what is wrong goes to the log. */
export const handler = operacao(contrato, deps, async (_pedido, { abrirPool, relogio }) => {
  try {
    await bancoResponde(await abrirPool(), LIMITE_MS);
  } catch (erro) {
    registro.error('o banco de dados não responde', descreverErro(erro));
    return recusa('plataforma/fora-do-ar', 'A plataforma não está atendendo agora. Tente de novo em alguns instantes.');
  }
  return ok({ situacao: 'ok' as const, em: relogio.agora().toISOString() });
});
