import type pg from 'pg';
import { MOTIVOS_SEM_FATURA, type MotivoSemFatura } from '../../../domain/faturamento/previa/previa.ts';
import { NOME_DA_SITUACAO_DO_CICLO, type SituacaoCiclo } from '../../../domain/faturamento/maquinas.ts';
import { ok, recusa, type Resultado } from '../../../domain/comum/resultado.ts';

/** A ligação of a cycle in crítica, with its cycle and rota held until the end of the transaction. */
export interface LigacaoTravada {
  readonly rota: number;
  /** AAAAMM */
  readonly referencia: number;
  readonly leituraLimite: string;
  readonly localidade: number;
  readonly setor: number;
  readonly motivo: MotivoSemFatura;
  /** Centavos; zero where there is no bill. */
  readonly valor: number;
}

export type RecusaDaCritica = {
  readonly codigo: 'ciclo/nao-encontrado' | 'ciclo/ligacao-fora-do-lote' | 'ciclo/fora-da-critica' | 'ciclo/rota-em-calculo';
  readonly mensagem: string;
};

interface Linha {
  readonly rota: number;
  readonly situacao: string;
  readonly valor: number;
  readonly motivo: number;
  readonly localidade: number;
  readonly setor: number;
}

/** The prévia of a ligação as it stands. */
async function lerPrevia(cliente: pg.ClientBase, ciclo: number, cdc: number): Promise<{ readonly valor: number; readonly motivo: MotivoSemFatura } | undefined> {
  const { rows } = await cliente.query<Pick<Linha, 'valor' | 'motivo'>>('SELECT valor, motivo FROM faturamento.previa WHERE ciclo = $1 AND cdc = $2', [ciclo, cdc]);
  return rows[0] && { valor: rows[0].valor, motivo: motivoDoNumero(rows[0].motivo) };
}

/** @throws when the number is not of this version: a defect */
export function motivoDoNumero(numero: number): MotivoSemFatura {
  const motivo = MOTIVOS_SEM_FATURA[numero];
  if (motivo === undefined) throw new Error(`motivo ${numero} de prévia desconhecido`);
  return motivo;
}

/**
 * Holds the cycle, then the rota, of a ligação: decisions and the approval come one after the other, and no worker computes the rota
 * meanwhile.
 */
export async function travarLigacao(cliente: pg.ClientBase, ciclo: number, cdc: number): Promise<Resultado<LigacaoTravada, RecusaDaCritica>> {
  const { rows: ciclos } = await cliente.query<{ situacao: SituacaoCiclo; referencia: number; leituraLimite: string }>(
    'SELECT situacao, referencia, leitura_limite AS "leituraLimite" FROM faturamento.ciclo WHERE id = $1 FOR UPDATE',
    [ciclo],
  );
  const c = ciclos[0];
  if (c === undefined) return recusa('ciclo/nao-encontrado', `O ciclo ${ciclo} não existe. Confira o número.`);
  if (c.situacao !== 'EM_CRITICA') return recusa('ciclo/fora-da-critica', `O ciclo ${ciclo} não está em crítica (situação: ${NOME_DA_SITUACAO_DO_CICLO[c.situacao]}): a prévia não pode mais mudar.`);
  const { rows } = await cliente.query<Omit<Linha, 'valor' | 'motivo'>>(
    `SELECT r.rota, r.situacao, l.localidade, l.setor FROM faturamento.ciclo_rota r JOIN cadastro.ligacao l ON l.cdc = $2
      WHERE r.ciclo = $1 AND $2 = ANY (r.lote) FOR UPDATE OF r`,
    [ciclo, cdc],
  );
  const r = rows[0];
  if (r === undefined) return recusa('ciclo/ligacao-fora-do-lote', `A ligação ${cdc} não faz parte do lote do ciclo ${ciclo}. Ela entra no próximo, se estiver ativa.`);
  if (r.situacao !== 'CALCULADA') return recusa('ciclo/rota-em-calculo', `A rota ${r.rota} está sendo calculada de novo. Espere terminar e repita.`);
  const previa = await lerPrevia(cliente, ciclo, cdc);
  if (previa === undefined) throw new Error(`ligação ${cdc} do ciclo ${ciclo} sem prévia em rota calculada`);
  return ok({ rota: r.rota, referencia: c.referencia, leituraLimite: c.leituraLimite, localidade: r.localidade, setor: r.setor, ...previa });
}

/** After a recalculation. @throws when the prévia is gone: a defect */
export async function previaAgora(cliente: pg.ClientBase, ciclo: number, cdc: number): Promise<{ readonly valor: number; readonly motivo: MotivoSemFatura }> {
  const previa = await lerPrevia(cliente, ciclo, cdc);
  if (previa === undefined) throw new Error(`ligação ${cdc} do ciclo ${ciclo} ficou sem prévia`);
  return previa;
}
