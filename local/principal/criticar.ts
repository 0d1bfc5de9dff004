import decidirApontamento from '../../events/http/faturamento/decidir-apontamento.ts';
import listarApontamentos from '../../events/http/faturamento/listar-apontamentos.ts';
import { FalhaDoComando } from '../cli/falhas.ts';
import { inteiro, reais } from '../cli/texto.ts';
import type { Andamento } from '../cli/atos/acompanhar-ciclo.ts';
import type { Cenario } from './cenario.ts';
import { CELIO, MARINA } from './pessoas.ts';
import { alternativas, planejarCritica, type Apontamento, type Ato, type Decisao } from './plano-da-critica.ts';

type Pagina = Awaited<ReturnType<typeof pagina>>;

function pagina({ marina }: Cenario, ciclo: number, numero: number) {
  return marina.chamar(listarApontamentos, { params: { ciclo }, consulta: { pagina: numero, porPagina: 200 } });
}

async function todosOsApontamentos(c: Cenario, ciclo: number): Promise<{ readonly itens: readonly Apontamento[]; readonly porRegra: Pagina['porRegra'] }> {
  const itens: Apontamento[] = [];
  for (let n = 1; ; n += 1) {
    const { itens: desta, total, porRegra } = await pagina(c, ciclo, n);
    itens.push(...desta);
    if (itens.length >= total || desta.length === 0) return { itens, porRegra };
  }
}

/** What each act is, before "ligação 123". */
const VERBOS: Readonly<Record<Ato, string>> = {
  ACEITAR: 'aceitou a',
  CORRIGIR_LEITURA: 'corrigiu a leitura da',
  PEDIR_RELEITURA: 'pediu releitura da',
  FATURAR_MEDIA: 'mandou pela média a',
  LIBERAR: 'liberou a',
  ESTACIONAR: 'deixou fora da emissão a',
};

interface Tomada extends Decisao {
  readonly por: string;
  readonly valorAnterior: number;
  readonly valor: number;
}

/** Takes one decision; where it does not fit the ligação, the next one that does. Undefined when none fits: somebody decided it before. */
async function tomar(c: Cenario, ciclo: number, decisao: Decisao): Promise<Tomada | undefined> {
  for (const d of [decisao, ...alternativas(decisao)]) {
    const [quem, por] = d.acao === 'CORRIGIR_LEITURA' ? [c.celio, CELIO] : [c.marina, MARINA];
    const { cdc, acao, motivo, leitura } = d;
    const r = await quem.tentar(decidirApontamento, { params: { ciclo, cdc }, corpo: { acao, motivo, ...(leitura === undefined ? {} : { leitura }) } });
    if (r.ok) return { ...d, por, valorAnterior: r.valor.valorAnterior, valor: r.valor.valor };
    if (r.erro.codigo !== 'critica/acao-nao-cabe' && r.erro.codigo !== 'critica/leitura-recusada') throw new FalhaDoComando(`Ligação ${cdc}: ${r.erro.detail}`);
  }
  return undefined;
}

/** A correction may raise new findings; each round is smaller than the one before. */
const RODADAS = 5;

/** Step 3: the crítica lists what departs from the pattern, and people decide. Answers what was decided now. */
export async function criticar(c: Cenario, { ciclo }: Andamento): Promise<readonly Tomada[]> {
  if (ciclo.situacao !== 'EM_CRITICA') return [];
  const { porRegra } = await todosOsApontamentos(c, ciclo.id);
  c.tela.escrever(`  A crítica apontou: ${porRegra.map((r) => `${r.nome.toLowerCase()} ${inteiro(r.total)}`).join(', ')}.`);
  const tomadas = await c.tela.passo(
    'Crítica',
    async (dizer) => {
      const feitas: Tomada[] = [];
      for (let rodada = 0; rodada < RODADAS; rodada += 1) {
        const plano = planejarCritica((await todosOsApontamentos(c, ciclo.id)).itens, new Set(feitas.map((t) => t.acao)));
        if (plano.length === 0) return feitas;
        for (const [i, decisao] of plano.entries()) {
          dizer(`${i + 1} de ${plano.length}: ${VERBOS[decisao.acao]} ligação ${decisao.cdc}`);
          const tomada = await tomar(c, ciclo.id, decisao);
          if (tomada !== undefined) feitas.push(tomada);
        }
      }
      return feitas;
    },
    (feitas) => `${inteiro(feitas.length)} ligações decididas por pessoas da demonstração, não por gente de verdade`,
  );
  for (const t of umaDeCada(tomadas)) {
    const valores = t.valor === t.valorAnterior ? reais(t.valor) : `${reais(t.valorAnterior)} → ${reais(t.valor)}`;
    c.tela.escrever(`    ${t.por} ${VERBOS[t.acao]} ligação ${t.cdc}: ${t.motivo} (${valores})`);
  }
  return tomadas;
}

function umaDeCada(tomadas: readonly Tomada[]): readonly Tomada[] {
  return [...new Map([...tomadas].reverse().map((t) => [t.acao, t])).values()].reverse();
}
