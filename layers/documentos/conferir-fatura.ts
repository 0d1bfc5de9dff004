import { decodificarCodigoDeBarras } from '../../domain/arrecadacao/codigo-de-barras.ts';
import { afirmar } from '../../domain/comum/afirmar.ts';
import { somarTodos, ZERO_CENTAVOS } from '../../domain/comum/dinheiro.ts';
import type { DadosFatura } from './dados-fatura.ts';

/**
 * What may never be printed: a paper whose parts do not add up, or whose bars charge another value than its text.
 * Only arithmetic of the paper itself; check digits belong to the code that made the barcode.
 * @throws Error naming the bill's aviso and the contradiction
 */
export function conferirFatura(dados: DadosFatura): void {
  const erro = (motivo: string): string => `a fatura de aviso ${dados.aviso} não pode ser impressa: ${motivo}`;
  afirmar(somarTodos(dados.lancamentos.map((l) => l.valor)) === dados.total, erro('os lançamentos não somam o total'));
  afirmar(dados.validade >= dados.vencimento, erro('a validade é anterior ao vencimento'));
  for (const c of dados.composicao) {
    afirmar(somarTodos(c.faixas.map((f) => f.agua ?? ZERO_CENTAVOS)) === c.agua, erro(`as faixas de água de "${c.titulo}" não somam o seu total`));
    afirmar(somarTodos(c.faixas.map((f) => f.esgoto ?? ZERO_CENTAVOS)) === c.esgoto, erro(`as faixas de esgoto de "${c.titulo}" não somam o seu total`));
  }
  const { pagamento } = dados;
  if (pagamento.forma === 'nada-a-pagar') afirmar(dados.total <= 0, erro('há valor a pagar e nenhum modo de pagar'));
  if (pagamento.forma !== 'codigo-de-barras') return;
  // Identifiers 7 and 9 carry a quantity that only the bank converts: there is no value to compare.
  const { valor } = decodificarCodigoDeBarras(pagamento.codigo);
  afirmar(valor === null || valor === dados.total, erro('o código de barras tem outro valor'));
}
