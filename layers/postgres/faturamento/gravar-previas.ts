import type pg from 'pg';
import { COBRANCAS } from '../../../domain/cadastro/tipo-faturamento.ts';
import { criticar } from '../../../domain/faturamento/critica/criticar.ts';
import type { RegraCritica } from '../../../domain/faturamento/critica/regra.ts';
import { centavos } from '../../../domain/comum/dinheiro.ts';
import { numeroDoMotivo, NUMERO_DA_SITUACAO, situacaoDo, TIPO_CONSUMO, type Previa } from '../../../domain/faturamento/previa/previa.ts';
import type { LeituraEmConflito } from '../../../domain/leitura/conflito.ts';
import type { Ocorrencia } from '../../../domain/leitura/ocorrencia.ts';
import { copiarBinario, type EscritorDeLinhas } from '../copia-binaria.ts';

const COLUNAS = [
  'valor', 'ciclo', 'rota', 'ordem', 'cdc', 'leitura_anterior', 'leitura_atual', 'data_anterior', 'data_atual', 'consumo_medido', 'consumo_poco',
  'leitura_poco', 'volume_agua', 'volume_tee', 'media', 'saldo_transportado', 'hidrometro', 'localidade', 'setor', 'situacao', 'motivo', 'categoria',
  'tipo_faturamento', 'tipo_consumo', 'lida', 'lida_poco', 'ocorrencia', 'dias', 'ato', 'ato_seguinte', 'dias_ato', 'economias', 'rubricas', 'valores', 'encargos',
  'adiantado_m3', 'consumo_mensal', 'hidrometro_poco', 'leitura_anterior_poco', 'adiantado_poco_m3', 'consumo_mensal_poco', 'referencia_anterior',
] as const;
const COLUNAS_APONTAMENTO = ['ciclo', 'rota', 'cdc', 'regra', 'detalhe', 'bloqueia', 'situacao'] as const;

function escreverPrevia(l: EscritorDeLinhas, ciclo: number, p: Previa): void {
  const { entrada: e } = p;
  l.linha(COLUNAS.length);
  l.int8(p.valor);
  l.int4(ciclo);
  l.int4(e.rota);
  l.int4(e.ordem);
  l.int4(e.cdc);
  l.int4(p.leituraAnterior);
  l.int4(p.leituraAtual);
  l.data(p.dataAnterior);
  l.data(p.dataAtual);
  l.int4(p.consumoMedido);
  l.int4(p.consumoPoco);
  l.int4(p.leituraPoco);
  l.int4(p.volumeAgua);
  l.int4(p.volumeTee);
  l.int4(p.media);
  l.int4(p.saldoTransportado);
  l.int4(p.hidrometro);
  l.int2(e.localidade);
  l.int2(e.setor);
  l.int2(NUMERO_DA_SITUACAO[situacaoDo(p.motivo)]);
  l.int2(numeroDoMotivo(p.motivo));
  l.int2(p.categoria);
  l.int2(p.tipoFaturamento);
  l.int2(TIPO_CONSUMO[p.origem]);
  l.bool(p.lida);
  l.bool(p.lidaPoco);
  l.int2(p.ocorrencia);
  l.int2(p.dias);
  l.int2(p.ato);
  l.int2(p.atoSeguinte);
  l.int2(p.diasAto);
  l.listaInt4(e.economias);
  l.listaInt2(p.rubricas);
  l.listaInt8(p.valores);
  // charges are in the bill only where there is a bill
  l.listaInt8(p.motivo === 'NENHUM' ? e.encargos.avisos : []);
  l.int4(p.adiantado);
  l.int4(p.consumoMensal);
  l.int4(p.hidrometroPoco);
  l.int4(p.leituraAnteriorPoco);
  l.int4(p.adiantadoPoco);
  l.int4(p.consumoMensalPoco);
  l.int4(e.referenciaAnterior);
}

/** Writes provisional bills by binary COPY, and what the automatic crítica found in them. */
export async function gravarPrevias(
  cliente: pg.ClientBase,
  ciclo: number,
  previas: readonly Previa[],
  regras: readonly RegraCritica[],
  ocorrencias: ReadonlyMap<number, Ocorrencia>,
  conflitos: ReadonlyMap<number, readonly LeituraEmConflito[]>,
): Promise<void> {
  await copiarBinario(cliente, 'faturamento.previa', COLUNAS, (l) => {
    for (const p of previas) escreverPrevia(l, ciclo, p);
  });
  await copiarBinario(cliente, 'faturamento.apontamento', COLUNAS_APONTAMENTO, (l) => {
    for (const p of previas) {
      const { entrada: e } = p;
      // another cycle has its month: there is nothing for anybody to decide here
      if (e.emOutroCiclo !== null) continue;
      const semAgua = !COBRANCAS[e.tipoFaturamento].agua;
      const caso = {
        consumo: p.consumo,
        valor: centavos(p.valorConsumo),
        consumos: semAgua ? e.consumosPoco : e.consumos,
        valores: e.valores,
        ocorrencia: ocorrencias.get(p.ocorrencia) ?? null,
        comum: p.comum,
        poco: p.consumoDoPoco === null ? null : { consumo: p.consumoDoPoco, consumos: e.consumosPoco, ocorrencia: ocorrencias.get(e.poco?.ocorrencia ?? 0) ?? null },
        conflitos: conflitos.get(e.cdc) ?? [],
      };
      for (const a of criticar(caso, regras)) {
        l.linha(COLUNAS_APONTAMENTO.length);
        l.int4(ciclo);
        l.int4(e.rota);
        l.int4(e.cdc);
        l.texto(a.regra);
        l.texto(a.detalhe);
        l.bool(a.bloqueia);
        l.texto('PENDENTE');
      }
    }
  });
}
