import { getRouteApi, Link } from '@tanstack/react-router';
import { Descriptions } from 'antd';
import { useMemo } from 'react';
import type { z } from 'zod';
import mostrarCaso from '../../../../../events/http/gerencial/mostrar-caso-fraude.ts';
import { Espera } from '../../componentes/falha.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { Situacao } from '../../componentes/situacao.tsx';
import { inteira, Lista } from '../../componentes/tabela/lista.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { useConsulta } from '../../nucleo/consulta.ts';
import { autor, instante, NADA } from '../../nucleo/formatar.ts';
import { Decidir } from './decidir.tsx';
import { Objeto } from './objeto.tsx';
import { CASO } from '../../nucleo/situacoes.ts';

export type CasoMostrado = z.output<typeof mostrarCaso.resposta>;
type Evidencia = CasoMostrado['evidencias'][number];
const rota = getRouteApi('/fraudes/$id');

const COLUNAS: readonly Coluna<Evidencia>[] = [
  { chave: 'em', titulo: 'Quando', tipo: 'instante', valor: (e) => e.em },
  { chave: 'texto', titulo: 'O que aconteceu', valor: (e) => e.texto, ate: 460 },
  { chave: 'objeto', titulo: 'Em quê', valor: (e) => e.objeto, desenhar: (e) => (e.objeto === null ? NADA : <Objeto objeto={e.objeto} />) },
  { chave: 'pontos', titulo: 'Pontos', tipo: 'numero', valor: (e) => e.pontos },
  { chave: 'achada', titulo: 'Achada em', tipo: 'instante', valor: (e) => e.achadaEm, desde: 'lg' },
];

/** A case: who, to what, the evidence in order, and what was done with it. Looking at it is written in the audit. */
export function Fraude() {
  const { id } = rota.useParams();
  const consulta = useConsulta(mostrarCaso, { params: { id } });
  return <Espera consulta={consulta}>{(dado) => <Tela dado={dado} />}</Espera>;
}

function Tela({ dado }: { readonly dado: CasoMostrado }) {
  const { caso, evidencias, andamentos } = dado;
  const colecao = useMemo(() => inteira(evidencias), [evidencias]);
  return (
    <Pagina titulo={`Caso ${caso.id}`} selo={<Situacao de={CASO[caso.situacao]} />} subtitulo={caso.titulo} migalhas={[{ nome: 'Caça-fraude', para: '/fraudes' }]}>
      <Resumo dado={dado} />
      <h2 className="titulo-da-lista">Evidências</h2>
      <Lista titulo="Evidências" colunas={COLUNAS} colecao={colecao} chave={(e) => e.id} arquivo={`caso-${caso.id}`} />
      <section className="cartao" aria-labelledby="andamento">
        <h2 id="andamento">Andamento</h2>
        <ul className="tempos">
          {andamentos.map((a) => (
            <li key={`${a.em}-${a.para}`}>
              <span>
                {instante(a.em)} · {autor(a.quem)}
              </span>
              <span>
                {CASO[a.para].nome}
                {a.texto === null ? '' : `: ${a.texto}`}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </Pagina>
  );
}

function Resumo({ dado }: { readonly dado: CasoMostrado }) {
  const { caso } = dado;
  const quem = caso.usuarios.map((u) => (
    <div key={u}>
      <Link to="/auditoria" search={{ usuario: u }}>
        {u}
      </Link>
    </div>
  ));
  const objetos = caso.objetos.map((o) => (
    <div key={o}>
      <Objeto objeto={o} />
    </div>
  ));
  return (
    <section className="cartao" aria-labelledby="resumo">
      <h2 id="resumo">O caso</h2>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2, lg: 3 }}
        items={[
          { key: 'regra', label: 'Regra', children: caso.nomeDaRegra },
          { key: 'pontos', label: 'Pontos (de 100)', children: caso.pontos },
          { key: 'aberto', label: 'Aberto em', children: instante(caso.abertoEm) },
          { key: 'quem', label: 'Quem', children: quem.length === 0 ? NADA : <div>{quem}</div> },
          { key: 'objetos', label: 'Em quê', children: objetos.length === 0 ? NADA : <div>{objetos}</div> },
          { key: 'dono', label: 'Com quem está', children: caso.dono ?? 'ninguém ainda' },
          ...(caso.desfecho === null ? [] : [{ key: 'desfecho', label: `Concluído por ${caso.encerradoPor ?? NADA} em ${instante(caso.encerradoEm)}`, children: caso.desfecho }]),
        ]}
      />
      <Decidir dado={dado} />
    </section>
  );
}
