import { getRouteApi } from '@tanstack/react-router';
import { Alert, Descriptions } from 'antd';
import { useMemo } from 'react';
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
import { DecidirRetido } from './decidir-retido.tsx';
import { ErrosDoArquivo, PorMotivo } from './problemas.tsx';
import { PorDestino } from './por-destino.tsx';
import { QuadroDaConferencia } from './quadro-da-conferencia.tsx';
import { useRetorno, type Conferencia, type Pagamento } from './use-retorno.ts';

const rota = getRouteApi('/retornos/$id');

/** The conference of a bank file (TR 13.1). */
export function Retorno() {
  const { id } = rota.useParams();
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
  const { retorno, conferencia, porDestino, porMotivo, avisos } = dado;
  const filtrar = useFiltrar();
  const escolher = (novo: string | undefined) => filtrar({ destino: novo });
  const parado = retorno.situacao === 'REJEITADO' || retorno.situacao === 'RECUSADO';
  return (
    <Pagina titulo={retorno.nome} selo={<Situacao de={RETORNO[retorno.situacao]} />} migalhas={[{ nome: 'Retornos bancários', para: '/retornos' }]}>
      {retorno.situacao === 'RETIDO' && <DecidirRetido retorno={retorno} />}
      {parado && (
        <Alert
          type={retorno.situacao === 'REJEITADO' ? 'error' : 'info'}
          showIcon
          className="recusa"
          title={retorno.situacao === 'REJEITADO' ? 'O arquivo inteiro foi rejeitado: nada foi lançado' : `Recusado por ${retorno.decididoPor ?? NADA}: nada foi lançado`}
          description={retorno.motivo}
        />
      )}
      {avisos.length > 0 && <Alert type="info" showIcon className="recusa" title="Avisos da leitura" description={<ul>{avisos.map((a) => <li key={a}>{a}</li>)}</ul>} />}
      <Cabecalho retorno={retorno} />
      <div className="colunas">
        <QuadroDaConferencia conferencia={conferencia} />
        <PorDestino porDestino={porDestino} escolhido={destino} aoEscolher={escolher} />
      </div>
      <ErrosDoArquivo dado={dado} />
      <PorMotivo porMotivo={porMotivo} />
      <Lista
        titulo="Pagamentos do arquivo"
        colunas={COLUNAS_DE_PAGAMENTO}
        colecao={colecao}
        chave={(p) => p.linha}
        arquivo={`retorno-${retorno.id}`}
        vazio="Nenhum pagamento com este filtro."
        filtros={<Escolha nome="Destino" valor={destino} opcoes={opcoesDe(DESTINO)} aoEscolher={escolher} largura={210} />}
      />
    </Pagina>
  );
}

function Cabecalho({ retorno: r }: { readonly retorno: Conferencia['retorno'] }) {
  return (
    <section className="cartao" aria-label="Cabeçalho do arquivo">
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2, lg: 4 }}
        items={[
          { key: 'banco', label: 'Banco', children: r.banco === null ? NADA : `${String(r.banco.codigo).padStart(3, '0')} ${r.banco.nome}` },
          { key: 'convenio', label: 'Convênio', children: r.convenio ?? NADA },
          { key: 'nsa', label: 'NSA', children: r.nsa ?? NADA },
          { key: 'gerado', label: 'Gerado em', children: data(r.geradoEm) },
          { key: 'versao', label: 'Layout', children: r.versaoLayout === null ? NADA : `Febraban 150, v${r.versaoLayout}` },
          { key: 'recebido', label: 'Recebido em', children: instante(r.recebidoEm) },
          { key: 'processado', label: 'Processado em', children: instante(r.processadoEm) },
          { key: 'contabil', label: 'Data contábil', children: data(r.dataContabil) },
          { key: 'decidido', label: 'Decidido por', children: r.decididoPor ?? NADA },
        ]}
      />
    </section>
  );
}
