import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { regraDeFraude } from '../../../../../events/http/esquemas-fraude.ts';
import listarRegras from '../../../../../events/http/gerencial/listar-regras-fraude.ts';
import { Espera } from '../../componentes/falha.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { Situacao } from '../../componentes/situacao.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useConsulta } from '../../nucleo/consulta.ts';
import { contar, inteiro, instante } from '../../nucleo/formatar.ts';
import { useRodarAgora } from '../fraudes/rodar-agora.tsx';
import { MudarRegra } from './mudar-regra.tsx';
import { LIGADA } from '../../nucleo/situacoes.ts';
import { Rodadas } from './rodadas.tsx';

export type Regra = z.output<typeof regraDeFraude>;

/** Of the units in which thresholds are said; the others do not change. */
const SINGULAR: Readonly<Record<string, string>> = { atos: 'ato', dias: 'dia', minutos: 'minuto', pessoas: 'pessoa', vezes: 'vez' };

/** The rules with their thresholds, and the last runs. */
export function RegrasDeFraude() {
  const consulta = useConsulta(listarRegras, {});
  const { botao, aviso } = useRodarAgora();
  const [mudando, setMudando] = useState<Regra | null>(null);
  return (
    <Pagina titulo="Regras da caça-fraude" subtitulo="O que se procura toda madrugada, e a partir de quanto chama atenção." migalhas={[{ nome: 'Caça-fraude', para: '/fraudes' }]} acoes={botao}>
      {aviso}
      <Espera consulta={consulta}>{({ itens }) => itens.map((regra) => <Cartao key={regra.codigo} regra={regra} aoMudar={() => setMudando(regra)} />)}</Espera>
      <Rodadas />
      {mudando !== null && <MudarRegra regra={mudando} aoFechar={() => setMudando(null)} />}
    </Pagina>
  );
}

function Cartao({ regra: r, aoMudar }: { readonly regra: Regra; readonly aoMudar: () => void }) {
  const pode = usePode();
  return (
    <section className="cartao" aria-labelledby={`regra-${r.codigo}`}>
      <h2 id={`regra-${r.codigo}`}>
        {r.nome} <Situacao de={LIGADA[r.ativa ? 'sim' : 'nao']} />
      </h2>
      <p>{r.descricao}</p>
      <ul className="tempos">
        {r.parametros.map((p) => (
          <li key={p.nome}>
            <span>{p.rotulo}</span>
            <span>
              {contar(p.valor, SINGULAR[p.unidade] ?? p.unidade, p.unidade)}
              {p.valor === p.padrao ? '' : ` (de fábrica: ${inteiro(p.padrao)})`}
            </span>
          </li>
        ))}
        <li>
          <span>Quanto os pontos desta regra valem</span>
          <span>{r.peso} %</span>
        </li>
      </ul>
      {r.alteradaPor !== null && (
        <p className="ajuda">
          Mudada por {r.alteradaPor} em {instante(r.alteradaEm)}; o porquê está na auditoria.
        </p>
      )}
      {pode.semLimite('caca-fraude:alterar') && (
        <div className="cartao__acoes">
          <Button onClick={aoMudar} aria-label={`Mudar a regra ${r.nome}`}>
            Mudar
          </Button>
        </div>
      )}
    </section>
  );
}
