import type pg from 'pg';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { MAQUINA_CICLO, NOME_DA_SITUACAO_DO_CICLO, type SituacaoCiclo } from '../../../domain/faturamento/maquinas.ts';
import { ok, recusa, type Resultado } from '../../../domain/comum/resultado.ts';
import { auditar, type Autor } from '../comum/auditoria.ts';
import { podeIrPara } from '../comum/situacao.ts';
import { deixarNaSaida } from '../comum/caixa-saida.ts';
import { datasDoCiclo } from './datas-do-ciclo.ts';
import { refazerOQueMudou } from './refazer-o-que-mudou.ts';

export interface PedidoDeAprovacao {
  readonly ciclo: number;
  readonly autor: Autor;
  readonly observacao: string | null;
  readonly agora: Date;
  /** The civil date of `agora` in America/Sao_Paulo. */
  readonly hoje: DataCivil;
}

export type RecusaDeAprovacao = {
  readonly codigo:
    | 'ciclo/nao-encontrado'
    | 'ciclo/fora-da-critica'
    | 'ciclo/rota-em-calculo'
    | 'ciclo/apontamentos-pendentes'
    | 'ciclo/aprovador-corrigiu-leitura';
  readonly mensagem: string;
};

interface Situacao {
  readonly situacao: SituacaoCiclo;
  readonly emissao: string;
  readonly vencimento: string;
  readonly token: string | null;
  readonly rotas: number;
  readonly bloqueantes: number;
  readonly corrigiu: number;
  readonly apontamentos: number;
}

const SITUACAO = `
SELECT c.situacao, c.emissao, c.vencimento, c.token_critica AS token,
       (SELECT count(*) FROM faturamento.ciclo_rota r WHERE r.ciclo = c.id AND r.situacao <> 'CALCULADA')::integer AS rotas,
       (SELECT count(*) FROM faturamento.apontamento a WHERE a.ciclo = c.id AND a.situacao = 'PENDENTE' AND a.bloqueia)::integer AS bloqueantes,
       (SELECT count(*) FROM faturamento.apontamento a WHERE a.ciclo = c.id)::integer AS apontamentos,
       (SELECT count(*) FROM leitura.leitura x
         WHERE x.referencia = c.referencia AND x.por = $2
           AND EXISTS (SELECT FROM faturamento.ciclo_rota r WHERE r.ciclo = c.id AND x.cdc = ANY (r.lote)))::integer AS corrigiu
  FROM faturamento.ciclo c WHERE c.id = $1`;

/** First the cycle is held, then counted: a count taken while waiting would not see the rota that a reading file has just sent back. */
const TRAVAR = 'SELECT id FROM faturamento.ciclo WHERE id = $1 FOR UPDATE';

function porQueNao(s: Situacao, p: PedidoDeAprovacao): RecusaDeAprovacao | null {
  if (s.situacao !== 'EM_CRITICA') return { codigo: 'ciclo/fora-da-critica', mensagem: `O ciclo ${p.ciclo} não está em crítica (situação: ${NOME_DA_SITUACAO_DO_CICLO[s.situacao]}): não há o que aprovar agora. Acompanhe-o na lista de ciclos.` };
  if (s.rotas > 0) return { codigo: 'ciclo/rota-em-calculo', mensagem: `${s.rotas} rota(s) ainda estão sendo calculadas. Espere terminarem e aprove de novo.` };
  if (s.bloqueantes > 0) {
    return { codigo: 'ciclo/apontamentos-pendentes', mensagem: `${s.bloqueantes} apontamento(s) precisam de decisão antes da aprovação. Filtre a crítica por "bloqueia".` };
  }
  if (s.corrigiu > 0 && (p.observacao ?? '').trim() === '') {
    return { codigo: 'ciclo/aprovador-corrigiu-leitura', mensagem: `Você corrigiu ${s.corrigiu} leitura(s) deste ciclo. Peça a outra pessoa que aprove, ou justifique na observação.` };
  }
  return null;
}

/** Kept even when the approval is then refused: what came out different is there for a person to decide. */
async function refazer(cliente: pg.ClientBase, p: PedidoDeAprovacao): Promise<Resultado<number, RecusaDeAprovacao>> {
  const refeitas = await refazerOQueMudou(cliente, p.ciclo);
  const depois = refeitas === 0 ? undefined : (await cliente.query<Situacao>(SITUACAO, [p.ciclo, p.autor.nome])).rows[0];
  if (depois === undefined || depois.bloqueantes === 0) return ok(refeitas);
  return recusa(
    'ciclo/apontamentos-pendentes',
    `${refeitas} conta(s) mudaram desde o cálculo (mudança de rota ou pagamento em atraso) e foram refeitas agora: ${depois.bloqueantes} apontamento(s) esperam decisão. Decida e aprove de novo.`,
  );
}

/**
 * The electronic validation of TR 14.4: a person with a name lets the bills of the cycle become valid. Findings that do not block are
 * accepted with it. Whoever made readings that are in force in the lot approves it only with a written justification, which stays in the audit
 * (invariant 32); a later decision of the same ligação does not hide the correction.
 */
export async function aprovarCiclo(cliente: pg.ClientBase, p: PedidoDeAprovacao): Promise<Resultado<{ readonly ciclo: number }, RecusaDeAprovacao>> {
  await cliente.query(TRAVAR, [p.ciclo]);
  const s = (await cliente.query<Situacao>(SITUACAO, [p.ciclo, p.autor.nome])).rows[0];
  if (s === undefined) return recusa('ciclo/nao-encontrado', `O ciclo ${p.ciclo} não existe. Confira o número na lista de ciclos.`);
  const impedimento = porQueNao(s, p);
  if (impedimento !== null) return recusa(impedimento.codigo, impedimento.mensagem);
  const refeitas = await refazer(cliente, p);
  if (!refeitas.ok) return refeitas;
  await cliente.query(
    `UPDATE faturamento.apontamento SET situacao = 'ACEITO', decidido_por = $2, decidido_em = $3, motivo = 'aceito na aprovação do ciclo'
      WHERE ciclo = $1 AND situacao = 'PENDENTE'`,
    [p.ciclo, p.autor.nome, p.agora],
  );
  // the crítica may have taken days: the dates of the bills are those of the approval
  const { emissao, vencimento, validade } = await datasDoCiclo(cliente, s, p.hoje);
  await cliente.query(
    `UPDATE faturamento.ciclo SET situacao = 'APROVADO', critica_por = $2, critica_em = $3, critica_observacao = $4, emissao = $5, vencimento = $6, validade = $7
      WHERE id = $1 AND ${podeIrPara(MAQUINA_CICLO, 'APROVADO')}`,
    [p.ciclo, p.autor.nome, p.agora, p.observacao, emissao, vencimento, validade],
  );
  await auditar(cliente, {
    autor: p.autor,
    funcao: 'faturamento/aprovar-ciclo',
    objeto: `ciclo:${p.ciclo}`,
    antes: { situacao: 'EM_CRITICA' },
    depois: { situacao: 'APROVADO', apontamentos: s.apontamentos, corrigiuLeituras: s.corrigiu, refeitas: refeitas.valor },
    motivo: p.observacao,
  });
  if (s.token !== null) {
    await deixarNaSaida(cliente, { tipo: 'responder-tarefa', chave: `critica-${p.ciclo}`, conteudo: { token: s.token, saida: { ciclo: p.ciclo, aprovado: true } } });
  }
  return ok({ ciclo: p.ciclo });
}
