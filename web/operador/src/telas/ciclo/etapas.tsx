import { Steps } from 'antd';
import { contar, instante } from '../../nucleo/formatar.ts';
import type { SituacaoCiclo } from '../../nucleo/situacoes.ts';
import type { DetalheDoCiclo } from './use-ciclo.ts';

const PASSO: Readonly<Record<SituacaoCiclo, number>> = { ABERTO: 0, CALCULANDO: 1, EM_CRITICA: 2, APROVADO: 3, EMITINDO: 3, EMITIDO: 4, IMPRESSO: 5, FALHOU: 1 };

/** From reading to paper: where the cycle stands. */
export function Etapas({ detalhe: { ciclo, critica, totais, numeracao, rotas, impressao } }: { readonly detalhe: DetalheDoCiclo }) {
  const parado = critica?.em == null ? 1 : 3;
  const passo = ciclo.situacao === 'FALHOU' ? parado : PASSO[ciclo.situacao];
  const impressas = rotas.filter((r) => r.impressaEm !== null).length;
  const textos = [
    instante(ciclo.abertoEm),
    `${totais.calculadas + totais.estacionadas + totais.semFatura} de ${totais.ligacoes}`,
    critica?.por == null ? (passo === 2 ? 'Espera aprovação' : '') : critica.por,
    numeracao === null ? '' : `${numeracao.emitidas} contas`,
    impressao !== null ? contar(impressao.paginas, 'página', 'páginas') : passo === 4 ? `${impressas} de ${rotas.length} rotas` : '',
  ];
  return (
    <section className="etapas" aria-label="Etapas do ciclo">
      <Steps
        size="small"
        current={passo}
        status={ciclo.situacao === 'FALHOU' ? 'error' : passo === 2 ? 'wait' : 'process'}
        responsive
        items={['Lote congelado', 'Cálculo', 'Crítica', 'Emissão', 'Impressão'].map((title, i) => ({ title, content: textos[i] }))}
      />
    </section>
  );
}
