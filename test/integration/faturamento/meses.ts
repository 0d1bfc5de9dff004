/** Months that pass for one grupo of the town, with the real steps of the cycle and whatever readings a test gives its ligações. */
import { dataCivil, type DataCivil } from '../../../domain/comum/data-civil.ts';
import { exigir } from '../../../domain/comum/resultado.ts';
import { abrirCiclo } from '../../../layers/postgres/faturamento/abrir-ciclo.ts';
import { calcularRotas } from '../../../layers/postgres/faturamento/calcular-rotas.ts';
import { congelarLote } from '../../../layers/postgres/faturamento/congelar-lote.ts';
import { decidirLigacao, type PedidoDeDecisao } from '../../../layers/postgres/faturamento/decidir-ligacao.ts';
import { fecharPrevia } from '../../../layers/postgres/faturamento/fechar-previa.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import type { BancoDeTeste } from '../../fixture/banco.ts';
import { CIDADE, emitirCiclo, manhaDe } from '../../fixture/cidade.ts';

/** The day of the reading and of the issue of each month: one digit of the month is all that changes. */
export interface Mes {
  readonly referencia: number;
  readonly leitura: DataCivil;
  readonly emissao: DataCivil;
}
const mes = (m: string): Mes => ({ referencia: Number(m.replace('-', '')), leitura: dataCivil(`${m}-20`), emissao: dataCivil(`${m}-27`) });
export const MESES = [mes('2026-12'), mes('2027-01'), mes('2027-02'), mes('2027-03')] as const;

export interface PreviaDoMes {
  readonly situacao: number;
  readonly motivo: number;
  readonly tipo_faturamento: number;
  readonly tipo_consumo: number;
  readonly leitura_anterior: number | null;
  readonly leitura_atual: number | null;
  readonly adiantado_m3: number;
  readonly volume_agua: number;
  readonly volume_tee: number;
  readonly regras: readonly string[];
}

const PREVIA = `
SELECT p.situacao, p.motivo, p.tipo_faturamento, p.tipo_consumo, p.leitura_anterior, p.leitura_atual, p.adiantado_m3, p.volume_agua, p.volume_tee,
       ARRAY(SELECT a.regra FROM faturamento.apontamento a WHERE a.ciclo = p.ciclo AND a.cdc = p.cdc AND a.bloqueia ORDER BY 1) AS regras
  FROM faturamento.previa p WHERE p.ciclo = $1 AND p.cdc = $2`;

export function meses(banco: () => BancoDeTeste, grupo: number) {
  const sql = async <T extends object>(texto: string, valores: readonly unknown[] = []): Promise<T[]> => (await banco().pool().query<T>(texto, [...valores])).rows;
  const lote = () => banco().pool('nascente_lote');
  return {
    sql,
    /** The dial of a ligação in a month; null is visited and not read. */
    ler: (mes: Mes, cdc: number, valor: number | null, p: { readonly medicao?: number; readonly hidrometro?: number; readonly ocorrencia?: number } = {}) =>
      sql(
        `INSERT INTO leitura.leitura (cdc, referencia, medicao, hidrometro, valor, ocorrencia, lida_em, data) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (cdc, referencia, medicao) DO UPDATE SET valor = excluded.valor, ocorrencia = excluded.ocorrencia, hidrometro = excluded.hidrometro`,
        [cdc, mes.referencia, p.medicao ?? 1, p.hidrometro ?? null, valor, p.ocorrencia ?? 0, manhaDe(mes.leitura), mes.leitura],
      ),
    /** Opens the cycle of the month and brings it to the crítica. @returns its id */
    calcular: async ({ referencia, leitura, emissao }: Mes): Promise<number> => {
      const agora = manhaDe(emissao);
      await sql(
        `INSERT INTO faturamento.cronograma (grupo, referencia, leitura_prevista, leitura_limite, emissao, vencimento) VALUES ($1, $2, $3, $3, $4, $4::date + 14)
         ON CONFLICT (grupo, referencia) DO UPDATE SET leitura_prevista = excluded.leitura_prevista, leitura_limite = excluded.leitura_limite, emissao = excluded.emissao, vencimento = excluded.vencimento`,
        [grupo, referencia, leitura, emissao],
      );
      const { ciclo } = exigir(await emTransacao(lote(), (c) => abrirCiclo(c, { grupo, referencia, autor: { nome: 'sistema:agenda' }, agora, hoje: emissao })));
      const rotas = await emTransacao(lote(), (c) => congelarLote(c, ciclo, agora));
      await emTransacao(lote(), (c) => calcularRotas(c, ciclo, rotas, agora));
      await emTransacao(lote(), (c) => fecharPrevia(c, ciclo, agora));
      return ciclo;
    },
    decidir: async (ciclo: number, cdc: number, acao: PedidoDeDecisao['acao'], p: { readonly leitura?: number; readonly medicao?: number } = {}) =>
      emTransacao(lote(), (c) =>
        decidirLigacao(c, {
          ciclo, cdc, acao, leitura: p.leitura ?? null, medicao: p.medicao ?? null, motivo: 'conferido no local', autor: { nome: 'Joana Prado (demonstração)', ip: '127.0.0.1', dispositivo: 'teste' }, agora: manhaDe(CIDADE.hoje),
        }),
      ),
    emitir: (ciclo: number, { emissao }: Mes) => emitirCiclo(lote(), ciclo, emissao),
    previa: async (ciclo: number, cdc: number): Promise<PreviaDoMes> => {
      const [p] = await sql<PreviaDoMes>(PREVIA, [ciclo, cdc]);
      if (p === undefined) throw new Error(`ligação ${cdc} sem prévia`);
      return p;
    },
  };
}
