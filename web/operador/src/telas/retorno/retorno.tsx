import { getRouteApi } from '@tanstack/react-router';
import { Descriptions } from 'antd';
import { useMemo, useRef } from 'react';
import { Escolha } from '../../componentes/escolha.tsx';
import { Espera } from '../../componentes/falha.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { Situacao } from '../../componentes/situacao.tsx';
import { Lista } from '../../componentes/tabela/lista.tsx';
import type { Colecao } from '../../nucleo/colecao.ts';
import { useFiltrar } from '../../nucleo/filtros.ts';
import { data, instante, NADA } from '../../nucleo/formatar.ts';
import { DESTINO, opcoesDe, RETORNO } from '../../nucleo/situacoes.ts';
import { COLUNAS_DE_PAGAMENTO } from './colunas.tsx';
import { PorDestino } from './por-destino.tsx';
import { AvisosDoArquivo, ErrosDoArquivo, PorMotivo } from './problemas.tsx';
import { ProximoPasso } from './proximo-passo.tsx';
import { QuadroDaConferencia } from './quadro-da-conferencia.tsx';
import { useRetorno, type Conferencia, type Pagamento } from './use-retorno.ts';

const rota = getRouteApi('/retornos/$id');

/** The conference of a bank file (TR 13.1). */
export function Retorno() {
  const { id } = rota.useParams();
  return <Arquivo id={id} key={id} />;
}

function Arquivo({ id }: { readonly id: number }) {
  const { destino } = rota.useSearch();
  const colecao = useRetorno(id, destino);
  const consulta = useMemo(() => ({ data: colecao.primeira, error: colecao.erro, refetch: () => window.location.reload() }), [colecao.primeira, colecao.erro]);
  return <Espera consulta={consulta}>{(dado) => <Tela dado={dado} colecao={colecao} destino={destino} />}</Espera>;
}

interface Props {
  readonly dado: Conferencia;
  readonly colecao: Colecao<Pagamento, Conferencia>;
  readonly destino: string | undefined;
}

function Tela({ dado, colecao, destino }: Props) {
  const { retorno, porDestino, porMotivo, avisos } = dado;
  const filtrar = useFiltrar();
  const lista = useRef<HTMLHeadingElement>(null);
  const escolher = (novo: string | undefined) => filtrar({ destino: novo });
  const verSemDono = () => {
    escolher('NAO_IDENTIFICADO');
    lista.current?.focus();
  };
  const lancou = retorno.situacao === 'PROCESSADO';
  return (
    <Pagina titulo={retorno.nome} selo={<Situacao de={RETORNO[retorno.situacao]} />} migalhas={[{ nome: 'Retornos bancários', para: '/retornos' }]}>
      <ProximoPasso dado={dado} />
      <AvisosDoArquivo avisos={avisos} />
      <Cabecalho retorno={retorno} />
      <QuadroDaConferencia dado={dado} />
      {lancou && <PorDestino porDestino={porDestino} escolhido={destino} aoEscolher={escolher} />}
      <ErrosDoArquivo dado={dado} />
      <PorMotivo porMotivo={porMotivo} aoVer={verSemDono} />
      {lancou && (
        <>
          <h2 className="titulo-da-lista" ref={lista} tabIndex={-1}>
            Pagamentos do arquivo
          </h2>
          <Lista
            titulo="Pagamentos do arquivo"
            colunas={COLUNAS_DE_PAGAMENTO}
            colecao={colecao}
            chave={(p) => p.linha}
            arquivo={`retorno-${retorno.id}`}
            vazio={destino === undefined ? 'O arquivo não traz pagamentos.' : 'Nenhum pagamento com este destino. Limpe o filtro para ver todos.'}
            filtros={<Escolha nome="Destino" valor={destino} opcoes={opcoesDe(DESTINO)} aoEscolher={escolher} largura={210} />}
          />
        </>
      )}
    </Pagina>
  );
}

function Cabecalho({ retorno: r }: { readonly retorno: Conferencia['retorno'] }) {
  const quando = [
    { key: 'processado', label: 'Processado em', children: instante(r.processadoEm), vale: r.processadoEm !== null },
    { key: 'contabil', label: 'Data contábil', children: data(r.dataContabil), vale: r.dataContabil !== null },
    { key: 'decidido', label: 'Decidido por', children: r.decididoPor, vale: r.decididoPor !== null },
  ];
  return (
    <section className="cartao" aria-labelledby="chegou">
      <h2 id="chegou">O que chegou</h2>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2, lg: 4 }}
        items={[
          { key: 'banco', label: 'Banco', children: r.banco === null ? NADA : `${String(r.banco.codigo).padStart(3, '0')} ${r.banco.nome}` },
          { key: 'convenio', label: 'Convênio', children: r.convenio ?? NADA },
          { key: 'nsa', label: 'Número do arquivo (NSA)', children: r.nsa ?? NADA },
          { key: 'versao', label: 'Layout', children: r.versaoLayout === null ? NADA : `Febraban 150, v${r.versaoLayout}` },
          { key: 'gerado', label: 'Gerado pelo banco em', children: data(r.geradoEm) },
          { key: 'recebido', label: 'Recebido em', children: instante(r.recebidoEm) },
          ...quando.flatMap(({ vale, ...item }) => (vale ? [item] : [])),
        ]}
      />
    </section>
  );
}
