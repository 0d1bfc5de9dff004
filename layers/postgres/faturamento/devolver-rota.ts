import type pg from 'pg';
import { MAQUINA_ROTA, NOME_DA_SITUACAO_DO_CICLO, type SituacaoCiclo } from '../../../domain/faturamento/maquinas.ts';
import { ok, recusa, type Resultado } from '../../../domain/comum/resultado.ts';
import { auditar, type Autor } from '../comum/auditoria.ts';
import { podeIrPara } from '../comum/situacao.ts';
import { deixarNaSaida } from '../comum/caixa-saida.ts';

export type RecusaDeDevolucao = {
  readonly codigo: 'ciclo/nao-encontrado' | 'ciclo/fora-da-critica' | 'ciclo/rota-inexistente' | 'ciclo/rota-em-calculo';
  readonly mensagem: string;
};

/**
 * Sends a rota back to be computed again from the readings and the registration of now. What people decided of its ligações stays; the cycle
 * cannot be approved until the rota is computed.
 */
export async function devolverRota(
  cliente: pg.ClientBase,
  p: { readonly ciclo: number; readonly rota: number; readonly autor: Autor; readonly motivo: string },
): Promise<Resultado<{ readonly rota: number }, RecusaDeDevolucao>> {
  const { rows } = await cliente.query<{ situacao: SituacaoCiclo }>('SELECT situacao FROM faturamento.ciclo WHERE id = $1 FOR UPDATE', [p.ciclo]);
  if (rows[0] === undefined) return recusa('ciclo/nao-encontrado', `O ciclo ${p.ciclo} não existe. Confira o número na lista de ciclos.`);
  if (rows[0].situacao !== 'EM_CRITICA') {
    return recusa('ciclo/fora-da-critica', `O ciclo ${p.ciclo} não está em crítica (situação: ${NOME_DA_SITUACAO_DO_CICLO[rows[0].situacao]}): a rota não pode mais voltar.`);
  }
  const { rows: rotas } = await cliente.query<{ situacao: string; calculos: number }>(
    'SELECT situacao, calculos FROM faturamento.ciclo_rota WHERE ciclo = $1 AND rota = $2 FOR UPDATE',
    [p.ciclo, p.rota],
  );
  const rota = rotas[0];
  if (rota === undefined) return recusa('ciclo/rota-inexistente', `A rota ${p.rota} não faz parte do ciclo ${p.ciclo}.`);
  if (rota.situacao !== 'CALCULADA') return recusa('ciclo/rota-em-calculo', `A rota ${p.rota} já está sendo calculada.`);
  await cliente.query(`UPDATE faturamento.ciclo_rota SET situacao = 'PENDENTE' WHERE ciclo = $1 AND rota = $2 AND ${podeIrPara(MAQUINA_ROTA, 'PENDENTE')}`, [p.ciclo, p.rota]);
  await deixarNaSaida(cliente, {
    tipo: 'calcular-rota',
    chave: `${p.ciclo}-${p.rota}-${rota.calculos}`,
    conteudo: { ciclo: p.ciclo, rota: p.rota },
  });
  await auditar(cliente, { autor: p.autor, funcao: 'faturamento/devolver-rota', objeto: `ciclo:${p.ciclo}/rota:${p.rota}`, motivo: p.motivo });
  return ok({ rota: p.rota });
}
