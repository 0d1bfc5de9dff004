import resumoCiclo from '../../events/http/faturamento/resumo-ciclo.ts';
import saldos from '../../events/http/razao/saldos.ts';
import { verificarTudo } from '../../layers/postgres/verificar/por-calculo.ts';
import { FalhaDoComando } from '../cli/falhas.ts';
import { comando, duracao, ficha, inteiro, quantos, reais } from '../cli/texto.ts';
import type { Cenario } from './cenario.ts';
import { GRUPO } from './demonstracao.ts';

/** Proves the invariants on the database as it is now. Throws, naming them, when one is broken. */
export async function provarInvariantes(c: Cenario): Promise<number> {
  return c.tela.passo(
    'Invariantes',
    async () => {
      const todos = await verificarTudo(c.leitura);
      const rompidos = todos.filter((v) => v.violacoes > 0);
      if (rompidos.length > 0) throw new FalhaDoComando(`Invariantes rompidos: ${rompidos.map((v) => `${v.numero} (${v.nome})`).join('; ')}. Veja as linhas com: ${comando('verificar')}`);
      return todos.length;
    },
    (n) => `${n} conferidos, todos se mantêm`,
  );
}

/** The result of the month, from issue to bank. */
export async function resumirCiclo(c: Cenario, ciclo: number): Promise<void> {
  const [r, balancete] = await Promise.all([c.marina.chamar(resumoCiclo, { params: { ciclo } }), c.marina.chamar(saldos, {})]);
  const campos: (readonly [string, string])[] = [
    ['Ligações do lote', inteiro(r.ligacoes)],
    ['Volume', `${inteiro(r.volume)} m³`],
    ['Contas emitidas', `${inteiro(r.faturas)} (${quantos(r.estacionadas, 'estacionada', 'estacionadas')}, ${inteiro(r.semFatura)} sem fatura)`],
    ...r.porRubrica.map((p) => [`  ${p.nome}`, reais(p.valor)] as const),
    ['  Total', reais(r.valor)],
    ['Críticas', `${inteiro(r.criticas.total)}, ${r.criticas.pendentes === 0 ? 'todas decididas' : `${inteiro(r.criticas.pendentes)} pendentes`}`],
    ['Pago', `${quantos(r.pago.faturas, 'conta', 'contas')}, ${reais(r.pago.valor)}`],
    ['Em aberto', `${quantos(r.aberto.faturas, 'conta', 'contas')}, ${reais(r.aberto.valor)}`],
    ['Créditos de clientes', `${inteiro(r.creditos.quantidade)}, ${reais(r.creditos.valor)}`],
    ['Razão', `débitos menos créditos: ${reais(balancete.diferenca)}`],
  ];
  c.tela.escrever(`\nGrupo ${GRUPO}, ${r.referencia}: ciclo ${r.ciclo}, ${r.situacao.toLowerCase()}\n${recuado(ficha(campos))}`);
}

/** Time of each step of this run. */
export function mostrarTempos({ tela }: Cenario): void {
  const total = tela.tempos.reduce((soma, { ms }) => soma + ms, 0);
  tela.escrever(`\nTempos\n${recuado(ficha([...tela.tempos.map(({ titulo, ms }) => [titulo, duracao(ms)] as const), ['Total', duracao(total)]]))}`);
}

function recuado(texto: string): string {
  return texto
    .split('\n')
    .map((linha) => `  ${linha}`)
    .join('\n');
}
