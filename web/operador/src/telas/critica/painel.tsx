import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo } from 'react';
import type { z } from 'zod';
import mostrarPrevia from '../../../../../events/http/faturamento/mostrar-previa.ts';
import { ComponentesDaConta } from '../../componentes/conta/componentes.tsx';
import { MedicaoDaConta } from '../../componentes/conta/medicao.tsx';
import { MemoriaDaConta } from '../../componentes/conta/memoria.tsx';
import { Espera } from '../../componentes/falha.tsx';
import { GraficoDeConsumo } from '../../componentes/grafico/consumo.tsx';
import { Situacao } from '../../componentes/situacao.tsx';
import { useConsulta } from '../../nucleo/consulta.ts';
import { useDepois } from '../../nucleo/depois.ts';
import { instante, reais } from '../../nucleo/formatar.ts';
import { ACAO, APONTAMENTO, PREVIA, type AcaoCritica } from '../../nucleo/situacoes.ts';
import { ACOES, TECLA_DA_ACAO } from './atalhos.ts';
import { Recalcular } from './recalcular.tsx';
import type { Apontamento } from './tipos.ts';

type Previa = z.output<typeof mostrarPrevia.resposta>;

interface Props {
  readonly ciclo: number;
  readonly apontamento: Apontamento;
  /** Month of the cycle, AAAA-MM. */
  readonly referencia: string | undefined;
  readonly emCritica: boolean;
  readonly aoDecidir: (acao: AcaoCritica) => void;
}

const ESPERA_MS = 120;

/** Everything needed to decide one ligação, without leaving the list. */
export function Painel({ ciclo, apontamento, referencia, emCritica, aoDecidir }: Props) {
  // Whoever runs down the list with the arrows asks only for the line where they stop.
  const cdc = useDepois(apontamento.cdc, ESPERA_MS);
  const atual = useMemo(() => (referencia === undefined ? undefined : { referencia, consumo: apontamento.consumo, valor: apontamento.valor }), [referencia, apontamento]);
  const consulta = useConsulta(mostrarPrevia, { params: { ciclo, cdc } }, { manter: true });
  return (
    <section className="cartao painel critica__painel" aria-label={`Detalhe da ligação ${apontamento.cdc}`}>
      <div className="painel__topo">
        <h2>
          <Link to="/ligacoes/$cdc" params={{ cdc: apontamento.cdc }}>
            CDC {apontamento.cdc}
          </Link>{' '}
          · {apontamento.nome}
        </h2>
        <span className="ajuda">{apontamento.endereco}</span>
      </div>
      {emCritica && <Acoes aoDecidir={aoDecidir} />}
      <GraficoDeConsumo meses={apontamento.historico} media={apontamento.media} altura={160} {...(atual === undefined ? {} : { atual })} />
      <Espera consulta={consulta}>{(previa) => (previa.titular.cdc === apontamento.cdc ? <Detalhe ciclo={ciclo} previa={previa} emCritica={emCritica} /> : null)}</Espera>
    </section>
  );
}

function Acoes({ aoDecidir }: { readonly aoDecidir: (acao: AcaoCritica) => void }) {
  return (
    <fieldset className="acoes-da-critica">
      <legend className="so-leitor">Decidir esta ligação</legend>
      {ACOES.map((acao) => (
        <Button key={acao} aria-keyshortcuts={TECLA_DA_ACAO[acao]} onClick={() => aoDecidir(acao)}>
          {ACAO[acao]} <kbd aria-hidden="true">{TECLA_DA_ACAO[acao]}</kbd>
        </Button>
      ))}
    </fieldset>
  );
}

function Detalhe({ ciclo, previa, emCritica }: { readonly ciclo: number; readonly previa: Previa; readonly emCritica: boolean }) {
  const { apontamentos, decisao, situacao, motivo, medicao, componentes, valor, memoria, titular } = previa;
  return (
    <>
      <h3>O que a crítica achou</h3>
      <ul className="achados">
        {apontamentos.map((a) => (
          <li key={a.regra}>
            <span>{a.detalhe}</span>
            <Situacao de={APONTAMENTO[a.situacao]} />
          </li>
        ))}
      </ul>
      {decisao && (
        <p className="ajuda">
          {ACAO[decisao.acao]} por {decisao.por} em {instante(decisao.em)}: {decisao.motivo}
        </p>
      )}
      <h3>Leituras</h3>
      <MedicaoDaConta medicao={medicao} colunas={1} />
      <h3>
        Conta provisória <Situacao de={PREVIA[situacao]} />
      </h3>
      {motivo !== null && <p className="ajuda">{motivo}</p>}
      <ComponentesDaConta componentes={componentes} valor={valor} />
      <details className="como">
        <summary>Como o valor de {reais(valor)} foi calculado</summary>
        <MemoriaDaConta memoria={memoria} />
      </details>
      {emCritica && <Recalcular ciclo={ciclo} cdc={titular.cdc} />}
    </>
  );
}
