import listarCiclos from '../../events/http/faturamento/listar-ciclos.ts';
import { apresentarCiclos } from '../cli/atos/ciclo.ts';
import { comando } from '../cli/texto.ts';
import { abrirECalcular } from './abrir-ciclo.ts';
import { aprovarEEmitir } from './aprovar-e-emitir.ts';
import { arrecadar, retornoRecebido } from './arrecadar.ts';
import type { Cenario } from './cenario.ts';
import { criticar } from './criticar.ts';
import { GRUPO } from './demonstracao.ts';
import { receberLeituras } from './receber-leituras.ts';
import { mostrarTempos, provarInvariantes, resumirCiclo } from './resumir.ts';

/** The cycle of the demonstration's month when all of the work was done before. */
async function feito(c: Cenario): Promise<number | undefined> {
  const { itens } = await c.marina.chamar(listarCiclos, { consulta: { grupo: GRUPO, referencia: c.demonstracao.referencia } });
  const ciclo = itens[0];
  return ciclo?.situacao === 'IMPRESSO' && (await retornoRecebido(c)) !== undefined ? ciclo.id : undefined;
}

async function mostrarCidade(c: Cenario): Promise<void> {
  const { itens, total } = await c.marina.chamar(listarCiclos, { consulta: { porPagina: 12 } });
  c.tela.escrever(`\nA cidade como está\n${apresentarCiclos(itens, total)}`);
}

/**
 * The main job: one grupo billed from reading to bank. Every step first looks at what is there, so that an interrupted work goes on from where
 * it was, and a finished one is only shown.
 */
export async function fazerTrabalho(c: Cenario): Promise<void> {
  const pronto = await feito(c);
  if (pronto !== undefined) {
    await mostrarCidade(c);
    await resumirCiclo(c, pronto);
    c.tela.escrever(`\nO trabalho deste mês já estava feito: nada foi faturado de novo. A próxima entrada: ${comando('simular leituras --grupo 2')}`);
    return;
  }
  await receberLeituras(c);
  const calculado = await abrirECalcular(c);
  const ciclo = calculado.ciclo.id;
  await criticar(c, calculado);
  await aprovarEEmitir(c, ciclo);
  await arrecadar(c, ciclo);
  await provarInvariantes(c);
  await resumirCiclo(c, ciclo);
  mostrarTempos(c);
}
