import aprovarCiclo from '../../events/http/faturamento/aprovar-ciclo.ts';
import { esperarCiclo, lerCiclo, type Andamento } from '../cli/atos/acompanhar-ciclo.ts';
import { inteiro, reais } from '../cli/texto.ts';
import { andamentoDasRotas } from './abrir-ciclo.ts';
import type { Cenario } from './cenario.ts';

const OBSERVACAO = 'Demonstração: aprovado pelo próprio programa, em nome de uma pessoa inventada';

/** Step 4: a person with a name approves; numbers, bills, ledger and print file follow. Answers the cycle printed. */
export async function aprovarEEmitir(c: Cenario, ciclo: number): Promise<Andamento> {
  const antes = await lerCiclo(c.marina, ciclo);
  if (antes.ciclo.situacao === 'EM_CRITICA') {
    await c.tela.passo(
      'Aprovação',
      () => c.marina.chamar(aprovarCiclo, { params: { ciclo }, corpo: { observacao: OBSERVACAO } }),
      (a) => `por ${a.aprovadoPor}, pessoa inventada: num município, quem aprova é gente, com o próprio nome`,
    );
  }
  await c.tela.passo(
    'Emissão',
    (dizer) => esperarCiclo(c.marina, ciclo, new Set(['EMITIDO', 'IMPRESSO'] as const), (a) => dizer(andamentoDasRotas(a, 'emitidas'))),
    ({ numeracao: n, totais }) => `${inteiro(n?.emitidas ?? 0)} contas, avisos e notas a partir de ${n?.avisoInicial ?? 0} e ${n?.notaInicial ?? 0}, sem falha na sequência; ${reais(totais.valor)} no razão`,
  );
  return c.tela.passo(
    'Impressão',
    (dizer) => esperarCiclo(c.marina, ciclo, new Set(['IMPRESSO'] as const), (a) => dizer(andamentoDasRotas(a, 'impressas'))),
    ({ numeracao: n }) => `arquivo de impressão com ${inteiro(n?.emitidas ?? 0)} contas em PDF`,
  );
}
