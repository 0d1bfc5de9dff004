import type pg from 'pg';
import { dataCivil, formatarData, type DataCivil } from '../../../domain/comum/data-civil.ts';
import { partesDoPeriodo } from '../../../domain/faturamento/tarifa/vigencia.ts';
import { formatarReferencia } from '../../../domain/comum/referencia.ts';
import { ok, recusa, type Resultado } from '../../../domain/comum/resultado.ts';
import { auditar, type Autor } from '../comum/auditoria.ts';
import { deixarNaSaida } from '../comum/caixa-saida.ts';
import { referenciaDoNumero } from '../comum/referencia.ts';
import { vigenciasDosAtos } from './atos-tarifarios.ts';
import { datasDoCiclo } from './datas-do-ciclo.ts';

export interface PedidoDeAbertura {
  readonly grupo: number;
  /** AAAAMM */
  readonly referencia: number;
  readonly autor: Autor;
  readonly agora: Date;
  /** The civil date of `agora` in America/Sao_Paulo. */
  readonly hoje: DataCivil;
}

export type RecusaDeAbertura = {
  readonly codigo: 'ciclo/grupo-inexistente' | 'ciclo/sem-cronograma' | 'ciclo/ja-aberto' | 'ciclo/leituras-pendentes' | 'ciclo/fora-de-ordem' | 'ciclo/sem-ato-vigente';
  readonly mensagem: string;
};

interface Cronograma {
  readonly leitura_limite: string | null;
  readonly emissao: string;
  readonly vencimento: string;
  readonly emissor: boolean;
  readonly limite_anterior: string | null;
  readonly pendentes: number;
  readonly anterior: number | null;
}

/**
 * Schedule of the grupo with the deadline of the month before (a month less where there is none), and what could stand in the way of opening: readings still due ($3 is today: after the deadline they do not matter; of
 * a ligação that only has a well, TR 8.7, what is due is the well, and never a meter of the network), an
 * earlier cycle unfinished.
 */
const SITUACAO = `
SELECT k.leitura_limite, k.emissao, k.vencimento,
       CASE WHEN $3::date <= k.leitura_limite THEN
         (SELECT count(*) FROM cadastro.ligacao l JOIN cadastro.rota r ON r.id = l.rota JOIN (VALUES (1), (2)) m (medicao)
              ON CASE m.medicao WHEN 1 THEN l.tipo_faturamento <> 3 ELSE l.tipo_faturamento >= 3 AND l.tee_volume_m3 IS NULL
                AND EXISTS (SELECT FROM hidrometria.instalacao i WHERE i.cdc = l.cdc AND i.medicao = 2 AND upper_inf(i.periodo)) END
           WHERE r.grupo = k.grupo AND l.situacao = 'ATIVA' AND l.tipo_ligacao = 'HIDROMETRADA'
             AND NOT EXISTS (SELECT FROM leitura.leitura x WHERE x.cdc = l.cdc AND x.referencia = k.referencia AND x.medicao = m.medicao))::integer ELSE 0 END AS pendentes,
       (SELECT min(c.referencia) FROM faturamento.ciclo c
         WHERE c.grupo = k.grupo AND c.referencia < k.referencia AND c.situacao NOT IN ('EMITIDO', 'IMPRESSO')) AS anterior,
       EXISTS (SELECT FROM arrecadacao.convenio v WHERE v.emissor) AS emissor,
       coalesce((SELECT max(x.leitura_limite) FROM faturamento.cronograma x WHERE x.grupo = k.grupo AND x.leitura_limite < k.leitura_limite),
                (k.leitura_limite - interval '1 month')::date) AS limite_anterior
  FROM cadastro.grupo g
  LEFT JOIN faturamento.cronograma k ON k.grupo = g.id AND k.referencia = $2
 WHERE g.id = $1`;

/** `202611` is "11/2026": for people. */
function mesDe(referencia: number): string {
  return formatarReferencia(referenciaDoNumero(referencia));
}

/** What to tell when some day of the grupo's own month is under no act: with it nearly every bill would be parked. A ligação read on other days has its own period. */
async function diasSemAto(cliente: pg.ClientBase, limiteAnterior: string | null, limite: string): Promise<string | null> {
  const atos = await vigenciasDosAtos(cliente);
  const partes = partesDoPeriodo(dataCivil(limiteAnterior ?? limite), dataCivil(limite), atos);
  return partes.ok ? null : partes.erro.mensagem;
}

/**
 * Opens the cycle of a grupo and leaves its start in the outbox. After the reading deadline it opens as it is (who was not read goes by
 * média); before it, only if everybody was read.
 */
export async function abrirCiclo(cliente: pg.ClientBase, p: PedidoDeAbertura): Promise<Resultado<{ readonly ciclo: number }, RecusaDeAbertura>> {
  const mes = mesDe(p.referencia);
  // what is asked again every day by the schedule is answered before the large question
  const { rows: abertos } = await cliente.query<{ id: number }>('SELECT id FROM faturamento.ciclo WHERE grupo = $1 AND referencia = $2', [p.grupo, p.referencia]);
  if (abertos[0] !== undefined) return recusa('ciclo/ja-aberto', `O ciclo do grupo ${p.grupo} em ${mes} já foi aberto: siga com o ciclo ${abertos[0].id}.`);
  const { rows } = await cliente.query<Cronograma>(SITUACAO, [p.grupo, p.referencia, p.hoje]);
  const k = rows[0];
  if (k === undefined) return recusa('ciclo/grupo-inexistente', `Não há grupo ${p.grupo}. Confira o número do grupo.`);
  if (k.leitura_limite === null) {
    return recusa('ciclo/sem-cronograma', `O grupo ${p.grupo} não tem cronograma para ${mes}. Cadastre o cronograma de leitura e tente de novo.`);
  }
  if (k.anterior !== null) {
    return recusa('ciclo/fora-de-ordem', `O ciclo de ${mesDe(k.anterior)} do grupo ${p.grupo} ainda não foi emitido. Conclua-o antes de abrir o seguinte.`);
  }
  if (!k.emissor) return recusa('ciclo/sem-ato-vigente', 'Não há convênio emissor para as contas deste ciclo. Cadastre o convênio bancário e tente de novo.');
  const semAto = await diasSemAto(cliente, k.limite_anterior, k.leitura_limite);
  if (semAto !== null) return recusa('ciclo/sem-ato-vigente', semAto);
  if (k.pendentes > 0) {
    return recusa(
      'ciclo/leituras-pendentes',
      `${k.pendentes === 1 ? 'Falta 1 leitura' : `Faltam ${k.pendentes} leituras`} do grupo ${p.grupo} e o prazo vai até ${formatarData(dataCivil(k.leitura_limite))}. Importe as leituras ou espere o prazo; depois dele, quem não foi lido vai pela média.`,
    );
  }
  const { emissao, vencimento, validade } = await datasDoCiclo(cliente, k, p.hoje);
  const { rows: novos } = await cliente.query<{ id: number }>(
    `INSERT INTO faturamento.ciclo (grupo, referencia, situacao, leitura_limite, emissao, vencimento, validade, convenio, aberto_em, aberto_por)
     SELECT $1, $2, 'ABERTO', $3, $4, $5, $6, v.id, $7, $8 FROM arrecadacao.convenio v WHERE v.emissor
     ON CONFLICT (grupo, referencia) DO NOTHING RETURNING id`,
    [p.grupo, p.referencia, k.leitura_limite, emissao, vencimento, validade, p.agora, p.autor.nome],
  );
  const ciclo = novos[0]?.id;
  // lost the race to another opening of the same cycle
  if (ciclo === undefined) return recusa('ciclo/ja-aberto', `O ciclo do grupo ${p.grupo} em ${mes} já foi aberto. Siga com ele: está na lista de ciclos.`);
  await deixarNaSaida(cliente, { tipo: 'iniciar-ciclo', chave: String(ciclo), conteudo: { ciclo } });
  await auditar(cliente, { autor: p.autor, funcao: 'faturamento/abrir-ciclo', objeto: `ciclo:${ciclo}`, depois: { grupo: p.grupo, referencia: p.referencia } });
  return ok({ ciclo });
}

/** Grupos whose deadline has passed on `hoje` and that have no cycle yet: what the daily schedule opens. */
export async function ciclosAAbrir(cliente: pg.ClientBase, hoje: DataCivil): Promise<readonly { grupo: number; referencia: number }[]> {
  const { rows } = await cliente.query<{ grupo: number; referencia: number }>(
    `SELECT k.grupo, k.referencia FROM faturamento.cronograma k
      WHERE k.leitura_limite < $1 AND k.emissao >= ($1::date - 31)
        AND NOT EXISTS (SELECT FROM faturamento.ciclo c WHERE c.grupo = k.grupo AND c.referencia = k.referencia)
      ORDER BY k.referencia, k.grupo`,
    [hoje],
  );
  return rows;
}
