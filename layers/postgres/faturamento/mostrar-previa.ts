import { ok, recusa, type Resultado } from '../../../domain/comum/resultado.ts';
import type { AcaoDaCritica } from '../../../domain/faturamento/previa/entrada.ts';
import { situacaoDo, TEXTO_DO_MOTIVO, type SituacaoPrevia } from '../../../domain/faturamento/previa/previa.ts';
import { referenciaDoNumero } from '../comum/referencia.ts';
import type { Executor } from '../conexao.ts';
import { COLUNAS_DA_CONTA, JUNCOES_DA_CONTA, medicaoDaConta, titularDaConta, type LinhaDaConta } from './conta-guardada.ts';
import { componentesDaConta } from './componentes-da-conta.ts';
import { memoriaDaConta, tabelasDoPeriodo, type MemoriaApresentada } from './memoria-da-conta.ts';
import { motivoDoNumero } from './travar-ligacao.ts';

const PREVIA = `
SELECT c.referencia, x.motivo, x.situacao, ${COLUNAS_DA_CONTA}
  FROM faturamento.ciclo c
  JOIN faturamento.previa x ON x.ciclo = c.id ${JUNCOES_DA_CONTA}
 WHERE c.id = $1 AND x.cdc = $2`;

const APONTAMENTOS = 'SELECT regra, detalhe, bloqueia, situacao FROM faturamento.apontamento WHERE ciclo = $1 AND cdc = $2 ORDER BY regra';
const DECISAO = 'SELECT acao, leitura, motivo, por, em FROM faturamento.decisao WHERE ciclo = $1 AND cdc = $2';

interface Apontado {
  readonly regra: string;
  readonly detalhe: string;
  readonly bloqueia: boolean;
  readonly situacao: 'PENDENTE' | 'ACEITO' | 'CORRIGIDO' | 'RELEITURA' | 'MEDIA' | 'ESTACIONADO';
}

interface Decidida {
  readonly acao: AcaoDaCritica;
  readonly leitura: number | null;
  readonly motivo: string;
  readonly por: string;
  readonly em: Date;
}

/** One provisional bill with how it was computed, what the crítica found and what a person decided. */
export interface PreviaMostrada {
  readonly titular: ReturnType<typeof titularDaConta>;
  readonly referencia: string;
  readonly situacao: SituacaoPrevia;
  /** Why there is no bill; null where there is one. */
  readonly motivo: string | null;
  readonly valor: number;
  readonly componentes: ReturnType<typeof componentesDaConta>;
  readonly medicao: ReturnType<typeof medicaoDaConta>;
  readonly memoria: MemoriaApresentada;
  readonly apontamentos: Apontado[];
  readonly decisao: (Omit<Decidida, 'em'> & { readonly em: string }) | null;
}

type Recusada = { readonly codigo: 'ciclo/nao-encontrado' | 'ciclo/ligacao-fora-do-lote'; readonly mensagem: string };

/** @throws when the calculation made again differs from the prévia: a defect, never shown */
export async function mostrarPrevia(banco: Executor, ciclo: number, cdc: number): Promise<Resultado<PreviaMostrada, Recusada>> {
  const { rows: ciclos } = await banco.query<{ situacao: string }>('SELECT situacao FROM faturamento.ciclo WHERE id = $1', [ciclo]);
  if (ciclos[0] === undefined) return recusa('ciclo/nao-encontrado', `Não há ciclo ${ciclo}. Confira o número na lista de ciclos.`);
  const l = (await banco.query<LinhaDaConta & { referencia: number; motivo: number }>(PREVIA, [ciclo, cdc])).rows[0];
  if (l === undefined) {
    const emitido = ['EMITIDO', 'IMPRESSO'].includes(ciclos[0].situacao);
    return recusa('ciclo/ligacao-fora-do-lote', emitido ? `O ciclo ${ciclo} já foi emitido e não guarda prévias. Consulte a fatura.` : `A ligação ${cdc} não tem prévia no ciclo ${ciclo}.`);
  }
  const motivo = motivoDoNumero(l.motivo);
  const tabelas = await tabelasDoPeriodo(banco, l);
  const { rows: apontamentos } = await banco.query<Apontado>(APONTAMENTOS, [ciclo, cdc]);
  const decidida = (await banco.query<Decidida>(DECISAO, [ciclo, cdc])).rows[0];
  return ok({
    titular: titularDaConta(l),
    referencia: referenciaDoNumero(l.referencia),
    situacao: situacaoDo(motivo),
    motivo: motivo === 'NENHUM' ? null : TEXTO_DO_MOTIVO[motivo],
    valor: l.valor,
    componentes: componentesDaConta(l, tabelas),
    medicao: medicaoDaConta(l),
    memoria: memoriaDaConta(l, tabelas, motivo === 'NENHUM' || motivo === 'VALOR_ZERO', `prévia da ligação ${cdc} no ciclo ${ciclo}`),
    apontamentos,
    decisao: decidida === undefined ? null : { ...decidida, em: decidida.em.toISOString() },
  });
}
