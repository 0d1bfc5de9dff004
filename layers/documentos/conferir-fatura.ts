import { afirmar } from '../../domain/comum/afirmar.ts';
import { somarTodos } from '../../domain/comum/dinheiro.ts';
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
    afirmar(somarTodos(c.faixas.map((f) => f.agua)) === c.agua, erro(`as faixas de água de "${c.titulo}" não somam o seu total`));
  }
  const { pagamento } = dados;
  if (pagamento.forma !== 'codigo-de-barras') return;
  const { codigo } = pagamento;
  afirmar(/^8\d{43}$/.test(codigo), erro('o código de barras não tem 44 algarismos de arrecadação'));
  // Identifiers 6 and 8 carry the value in reais (Febraban §04); 7 and 9 carry a quantity that only the bank converts.
  if (codigo[2] === '6' || codigo[2] === '8') afirmar(Number(codigo.slice(4, 15)) === dados.total, erro('o código de barras tem outro valor'));
  const blocos = blocosDaLinha(pagamento.linhaDigitavel);
  afirmar(blocos.map((b) => b.slice(0, 11)).join('') === codigo, erro('a linha digitável não é a do código de barras'));
}

/** `NNNNNNNNNNN-D` four times, as the boxes show it. Throws when there are not 48 digits. */
export function blocosDaLinha(linha: string): readonly string[] {
  const digitos = linha.replace(/[\s.-]/g, '');
  afirmar(/^\d{48}$/.test(digitos), 'a linha digitável não tem 48 algarismos');
  return [0, 12, 24, 36].map((i) => `${digitos.slice(i, i + 11)}-${digitos.slice(i + 11, i + 12)}`);
}
