import abrirCicloContrato from '../../events/http/faturamento/abrir-ciclo.ts';
import listarCiclos from '../../events/http/faturamento/listar-ciclos.ts';
import { esperarCiclo, type Andamento } from '../cli/atos/acompanhar-ciclo.ts';
import { FalhaDoComando } from '../cli/falhas.ts';
import { inteiro, quantos, reais } from '../cli/texto.ts';
import type { Cenario } from './cenario.ts';
import { GRUPO } from './demonstracao.ts';

/** The number of the cycle of the demonstration's month, opened now when it is not. */
async function cicloDoMes({ marina, demonstracao: { referencia } }: Cenario): Promise<number> {
  const { itens } = await marina.chamar(listarCiclos, { consulta: { grupo: GRUPO, referencia } });
  if (itens[0] !== undefined) return itens[0].id;
  const aberto = await marina.tentar(abrirCicloContrato, { corpo: { grupo: GRUPO, referencia } });
  if (aberto.ok) return aberto.valor.id;
  // The schedule may have opened it in between.
  const depois = await marina.chamar(listarCiclos, { consulta: { grupo: GRUPO, referencia } });
  if (depois.itens[0] !== undefined) return depois.itens[0].id;
  throw new FalhaDoComando(aberto.erro.detail);
}

/** How the rotas of a cycle stand, as one line. */
export function andamentoDasRotas({ rotas, totais }: Andamento, verbo: 'calculadas' | 'emitidas' | 'impressas'): string {
  const prontas = { calculadas: ['CALCULADA', 'EMITIDA', 'IMPRESSA'], emitidas: ['EMITIDA', 'IMPRESSA'], impressas: ['IMPRESSA'] }[verbo];
  const feitas = rotas.filter((r) => prontas.includes(r.situacao));
  const nomes = feitas.length === 0 ? '' : ` (${feitas.map((r) => `rota ${r.numero}`).join(', ')})`;
  const volume = verbo === 'calculadas' ? `, ${inteiro(totais.calculadas)} prévias, ${reais(totais.valor)}` : '';
  return `${feitas.length} de ${rotas.length} rotas ${verbo}${rotas.length > 12 ? '' : nomes}${volume}`;
}

/** Step 2: the cycle opens on a frozen lot and every rota is computed, until it waits for a person (or is already beyond that). */
export async function abrirECalcular(c: Cenario): Promise<Andamento> {
  return c.tela.passo(
    'Ciclo e prévias',
    async (dizer) => {
      const ciclo = await cicloDoMes(c);
      dizer(`ciclo ${ciclo} aberto: grupo ${GRUPO}, ${c.demonstracao.referencia}`);
      const daCriticaEmDiante = new Set(['EM_CRITICA', 'APROVADO', 'EMITINDO', 'EMITIDO', 'IMPRESSO'] as const);
      return esperarCiclo(c.marina, ciclo, daCriticaEmDiante, (a) => a.rotas.length > 0 && dizer(andamentoDasRotas(a, 'calculadas')));
    },
    ({ ciclo, totais: t }) =>
      `ciclo ${ciclo.id}: ${quantos(t.calculadas, 'conta calculada', 'contas calculadas')}, ${quantos(t.estacionadas, 'estacionada', 'estacionadas')}, ${inteiro(t.semFatura)} sem fatura; ${inteiro(t.volume)} m³, ${reais(t.valor)}`,
  );
}
