import { setTimeout as pausa } from 'node:timers/promises';
import mostrarCiclo from '../../../events/http/faturamento/mostrar-ciclo.ts';
import type { ClienteDaApi } from '../../../web/api-client/tipos.ts';
import { CICLO } from '../../../web/operador/src/nucleo/situacoes.ts';
import { conectar, type OpcoesDaApi } from '../conexao.ts';
import { FalhaDoComando } from '../falhas.ts';
import { comando, quantos, reais } from '../texto.ts';

export type Andamento = Awaited<ReturnType<typeof lerCiclo>>;

export function lerCiclo(api: ClienteDaApi, ciclo: number) {
  return api.chamar(mostrarCiclo, { params: { ciclo } });
}

/** Where a cycle stops by itself: a person must act, or there is nothing left to do. */
const PARADAS: ReadonlySet<Andamento['ciclo']['situacao']> = new Set(['EM_CRITICA', 'IMPRESSO', 'FALHOU']);

const INTERVALO_MS = 400;

/** Asks for the cycle until it reaches one of `ate`, telling each change. Throws {@link FalhaDoComando} when it fails and that was not awaited. */
export async function esperarCiclo(api: ClienteDaApi, ciclo: number, ate: ReadonlySet<Andamento['ciclo']['situacao']>, aoMudar: (a: Andamento) => void): Promise<Andamento> {
  let visto = '';
  for (;;) {
    const atual = await lerCiclo(api, ciclo);
    const retrato = JSON.stringify([atual.ciclo.situacao, atual.rotas.map((r) => r.situacao), atual.impressaoPronta]);
    if (retrato !== visto) aoMudar(atual);
    visto = retrato;
    const { situacao } = atual.ciclo;
    if (ate.has(situacao)) return atual;
    if (situacao === 'FALHOU') throw new FalhaDoComando(`O ciclo ${ciclo} falhou: ${atual.falha ?? 'sem explicação'}. Veja docs/runbook/ciclo-parado.md.`);
    await pausa(INTERVALO_MS);
  }
}

function linha({ ciclo, rotas, totais }: Andamento): string {
  const contar = (s: Andamento['rotas'][number]['situacao']): number => rotas.filter((r) => r.situacao === s).length;
  const feitas = { calculadas: rotas.length - contar('PENDENTE'), emitidas: contar('EMITIDA') + contar('IMPRESSA'), impressas: contar('IMPRESSA') };
  return [
    CICLO[ciclo.situacao].nome.padEnd(10),
    `rotas: ${feitas.calculadas} calculadas, ${feitas.emitidas} emitidas, ${feitas.impressas} impressas de ${rotas.length}`,
    `${quantos(totais.calculadas, 'conta', 'contas')}, ${reais(totais.valor)}`,
    quantos(ciclo.apontamentosPendentes, 'crítica pendente', 'críticas pendentes'),
  ].join(' · ');
}

export async function acompanhar(ciclo: number, o: OpcoesDaApi): Promise<void> {
  const fim = await esperarCiclo(conectar(o), ciclo, PARADAS, (a) => console.log(o.json === true ? JSON.stringify(a) : linha(a)));
  if (o.json === true) return;
  const { situacao } = fim.ciclo;
  if (situacao === 'EM_CRITICA') console.log(`O ciclo espera a crítica. Depois de decidir os apontamentos: ${comando(`ciclo aprovar ${ciclo}`)}`);
  else if (situacao === 'IMPRESSO') console.log('Contas emitidas e impressas.');
  else {
    console.log(`O ciclo falhou: ${fim.falha ?? 'sem explicação'}. Veja docs/runbook/ciclo-parado.md.`);
    process.exitCode = 1;
  }
}
