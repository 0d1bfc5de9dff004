/** The ledger of the town after a bank file in which each bill has another fate. */
import { beforeAll } from 'vitest';
import { somarDias } from '../../../domain/comum/data-civil.ts';
import { centavos } from '../../../domain/comum/dinheiro.ts';
import { receber } from '../../../functions/arrecadacao/receber-retorno/receber.ts';
import type { Operacao } from '../../../layers/http/operacao.ts';
import { clienteDe } from '../../contract/http-apoio.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFuncoes, type FuncoesReais } from '../../fixture/funcoes-reais.ts';
import { arquivoDe, contasAbertas, pagar, type ContaAberta } from '../arrecadacao/apoio.ts';

/** How much more, or less, than its value the bill is paid. */
export const A_MAIOR = 777;
export const A_MENOR = 100;

/** The file is posted today; the bank pays tomorrow. */
export const HOJE = CIDADE.hoje;
export const AMANHA = somarDias(HOJE, 1);

interface Contas {
  readonly exata: ContaAberta;
  readonly aMaior: ContaAberta;
  readonly aMenor: ContaAberta;
  readonly duasVezes: ContaAberta;
  readonly semPagamento: ContaAberta;
}

export interface Razao extends FuncoesReais {
  readonly contas: Contas;
  readonly ler: (caminho: string, consulta?: string) => ReturnType<ReturnType<typeof clienteDe>>;
}

/** `carregar` imports the handler: only after the environment stands. */
export function comRazao(carregar: () => Promise<{ readonly handler: Operacao }>): () => Razao {
  const casa = comFuncoes('nascente_app');
  let pronto: Razao | undefined;
  beforeAll(async () => {
    const chamar = clienteDe([(await carregar()).handler]);
    const [exata, aMaior, aMenor, duasVezes, semPagamento] = (await contasAbertas(casa().lote)).slice(0, 5) as [ContaAberta, ContaAberta, ContaAberta, ContaAberta, ContaAberta];
    const bytes = arquivoDe([
      pagar(exata),
      pagar(aMaior, { valor: centavos(aMaior.valor + A_MAIOR) }),
      pagar(aMenor, { valor: centavos(aMenor.valor - A_MENOR) }),
      pagar(duasVezes),
      pagar(duasVezes),
    ].map((p) => ({ ...p, dataCredito: AMANHA })));
    const { aceito } = await receber({ pool: casa().lote, relogio: casa().relogio, guarda: 'guarda' }, { nome: 'dia.ret', entrada: { chave: 'retornos/dia.ret', versao: null }, bytes });
    if (!aceito) throw new Error('o retorno do teste foi recusado');
    pronto = { ...casa(), contas: { exata, aMaior, aMenor, duasVezes, semPagamento }, ler: (caminho, consulta = '') => chamar({ metodo: 'GET', caminho, consulta }) };
  });
  return () => {
    if (pronto === undefined) throw new Error('só dentro dos testes');
    return pronto;
  };
}
