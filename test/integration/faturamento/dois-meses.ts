/** Cycles of the town in one month and in the next, step by step. */
import { dataCivil, type DataCivil } from '../../../domain/comum/data-civil.ts';
import { exigir } from '../../../domain/comum/resultado.ts';
import type { AcaoDaCritica } from '../../../domain/faturamento/previa/entrada.ts';
import type { Pool } from '../../../layers/postgres/conexao.ts';
import { abrirCiclo } from '../../../layers/postgres/faturamento/abrir-ciclo.ts';
import { aprovarCiclo } from '../../../layers/postgres/faturamento/aprovar-ciclo.ts';
import { calcularRotas } from '../../../layers/postgres/faturamento/calcular-rotas.ts';
import { concluirCiclo } from '../../../layers/postgres/faturamento/concluir-ciclo.ts';
import { congelarLote } from '../../../layers/postgres/faturamento/congelar-lote.ts';
import { decidirLigacao } from '../../../layers/postgres/faturamento/decidir-ligacao.ts';
import { emitirRotas } from '../../../layers/postgres/faturamento/emitir-rotas.ts';
import { fecharPrevia } from '../../../layers/postgres/faturamento/fechar-previa.ts';
import { numerarCiclo } from '../../../layers/postgres/faturamento/numerar-ciclo.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { verificarPorCalculo } from '../../../layers/postgres/verificar/por-calculo.ts';
import { verificar } from '../../../layers/postgres/verificar/verificar.ts';
import { bancoDaCidade, CIDADE, DE_ONDE, manhaDe } from '../../fixture/cidade.ts';
import { comBanco } from '../../fixture/banco.ts';

export const NOVEMBRO = { referencia: 202611, hoje: dataCivil('2026-11-27') };
export const DEZEMBRO = { referencia: 202612, hoje: dataCivil('2026-12-27'), lida: '2026-12-20' };
type Mes = typeof NOVEMBRO;

export interface PreviaGuardada {
  readonly situacao: number;
  readonly motivo: number;
  readonly volume_agua: number;
  readonly consumo_medido: number | null;
  readonly saldo_transportado: number;
  readonly valor: number;
  readonly encargos: readonly number[];
}

export function comDoisMeses() {
  const bd = comBanco(bancoDaCidade);
  const lote = (): Pool => bd.banco.pool('nascente_lote');
  const sql = async <T extends object>(texto: string, valores: readonly unknown[] = []) => (await bd.banco.pool().query<T>(texto, [...valores])).rows;
  const uma = async <T extends object>(texto: string, valores: readonly unknown[] = []) => {
    const [linha] = await sql<T>(texto, valores);
    if (linha === undefined) throw new Error(`nenhuma linha: ${texto}`);
    return linha;
  };
  const em = <T>(fazer: Parameters<typeof emTransacao<T>>[1]) => emTransacao(lote(), fazer);
  return {
    sql,
    uma,
    em,
    async abrir(grupo: number, { referencia, hoje }: Mes): Promise<number> {
      const agora = manhaDe(hoje);
      if (referencia === DEZEMBRO.referencia) {
        await sql(`INSERT INTO faturamento.cronograma VALUES ($1, 202612, '2026-12-20', '2026-12-22', '2026-12-27', '2027-01-10')
                   ON CONFLICT (grupo, referencia) DO UPDATE SET leitura_prevista = '2026-12-20', leitura_limite = '2026-12-22', emissao = '2026-12-27', vencimento = '2027-01-10'`, [grupo]);
      }
      const { ciclo } = exigir(await em((c) => abrirCiclo(c, { grupo, referencia, autor: { nome: 'sistema:agenda' }, agora, hoje })));
      const rotas = await em((c) => congelarLote(c, ciclo, agora));
      await em((c) => calcularRotas(c, ciclo, rotas, agora));
      await em((c) => fecharPrevia(c, ciclo, agora));
      return ciclo;
    },
    /** Accepts what blocks; everything else is the machine's. */
    async aprovar(ciclo: number, hoje: DataCivil) {
      const agora = manhaDe(hoje);
      await sql(`UPDATE faturamento.apontamento SET situacao = 'ACEITO', decidido_por = 'x', decidido_em = $2, motivo = 'y' WHERE ciclo = $1 AND situacao = 'PENDENTE' AND bloqueia`, [ciclo, agora]);
      return em((c) => aprovarCiclo(c, { ciclo, autor: { nome: CIDADE.aprovador, ...DE_ONDE }, observacao: 'conferido', agora, hoje }));
    },
    async emitir(ciclo: number, hoje: DataCivil): Promise<void> {
      const agora = manhaDe(hoje);
      const rotas = await em((c) => numerarCiclo(c, ciclo));
      for (const rota of rotas) await em((c) => emitirRotas(c, ciclo, [rota], agora));
      await em((c) => concluirCiclo(c, ciclo, agora));
    },
    async decidir(ciclo: number, cdc: number, acao: AcaoDaCritica, hoje: DataCivil): Promise<void> {
      exigir(await em((c) => decidirLigacao(c, { ciclo, cdc, acao, leitura: null, medicao: 1, motivo: 'conferir', autor: { nome: 'Joana', ...DE_ONDE }, agora: manhaDe(hoje) })));
    },
    previa: (ciclo: number, cdc: number) => uma<PreviaGuardada>('SELECT * FROM faturamento.previa WHERE ciclo = $1 AND cdc = $2', [ciclo, cdc]),
    /** Every ligação of `cdcs` reads, in December, `mais` above November. */
    lerDezembro: (cdcs: readonly number[], mais: readonly number[]) =>
      sql(`INSERT INTO leitura.leitura (cdc, referencia, medicao, hidrometro, valor, ocorrencia, lida_em, data)
           SELECT x.cdc, 202612, 1, x.hidrometro, x.valor + u.mais, 0, '2026-12-20T12:00:00Z', '2026-12-20'
             FROM unnest($1::integer[], $2::integer[]) u(cdc, mais) JOIN leitura.leitura x ON x.cdc = u.cdc AND x.referencia = 202611 AND x.medicao = 1`, [cdcs, mais]),
    /** Numbers of the invariants that do not hold, but for 23: the charges of these tests are planted, of no payment. */
    violacoes: async () =>
      [...(await verificar(bd.banco.pool())), ...(await verificarPorCalculo(bd.banco.pool()))].filter((v) => v.violacoes > 0 && v.numero !== 23).map((v) => v.numero),
  };
}
