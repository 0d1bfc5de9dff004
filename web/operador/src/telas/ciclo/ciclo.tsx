import { CheckOutlined, PrinterOutlined } from '@ant-design/icons';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Espera } from '../../componentes/falha.tsx';
import { Indicadores } from '../../componentes/indicadores.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { Situacao } from '../../componentes/situacao.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { autor, contar, instante, inteiro, m3, reais, referencia } from '../../nucleo/formatar.ts';
import { CICLO } from '../../nucleo/situacoes.ts';
import { AprovarCiclo } from './aprovar.tsx';
import { Etapas } from './etapas.tsx';
import { Impressao } from './impressao.tsx';
import { ResumoDoCiclo } from './resumo.tsx';
import { RotasDoCiclo } from './rotas.tsx';
import { TemposEPrazos } from './tempos.tsx';
import { useCiclo, type DetalheDoCiclo } from './use-ciclo.ts';
import { enderecoDoVolume } from './volumes.ts';
import { Icone } from '../../componentes/icone.tsx';

const rota = getRouteApi('/ciclos/$ciclo');

/** A cycle with its live progress, its gate and its result. */
export function Ciclo() {
  const { ciclo } = rota.useParams();
  const consulta = useCiclo(ciclo);
  return <Espera consulta={consulta}>{(detalhe) => <Detalhe detalhe={detalhe} />}</Espera>;
}

function Acoes({ detalhe, aoAprovar }: { readonly detalhe: DetalheDoCiclo; readonly aoAprovar: () => void }) {
  const { ciclo, impressao } = detalhe;
  const pode = usePode();
  return (
    <>
      {impressao?.volumes === 1 && pode.semLimite('ciclo:consultar') && (
        <Button icon={<Icone de={PrinterOutlined} />} href={enderecoDoVolume(ciclo.id, 1)} target="_blank" rel="noreferrer">
          Arquivo de impressão
        </Button>
      )}
      {pode.algures('critica:consultar') && (
        <Link to="/ciclos/$ciclo/critica" params={{ ciclo: ciclo.id }} search={ciclo.situacao === 'EM_CRITICA' ? { situacao: 'PENDENTE' } : {}} className="botao-elo">
          Ver a crítica
        </Link>
      )}
      {ciclo.situacao === 'EM_CRITICA' && pode.semLimite('liberacao-do-ciclo:executar') && (
        <Button type="primary" icon={<Icone de={CheckOutlined} />} onClick={aoAprovar}>
          Aprovar e emitir
        </Button>
      )}
    </>
  );
}

function Detalhe({ detalhe }: { readonly detalhe: DetalheDoCiclo }) {
  const [aprovando, setAprovando] = useState(false);
  const { ciclo, totais, numeracao, falha } = detalhe;
  const pode = usePode();
  const emitido = numeracao !== null;
  return (
    <Pagina
      titulo={`Grupo ${ciclo.grupo} · ${referencia(ciclo.referencia)}`}
      selo={<Situacao de={CICLO[ciclo.situacao]} />}
      subtitulo={`Aberto por ${autor(ciclo.abertoPor)} em ${instante(ciclo.abertoEm)}`}
      migalhas={[{ nome: 'Ciclos', para: '/ciclos' }]}
      acoes={<Acoes detalhe={detalhe} aoAprovar={() => setAprovando(true)} />}
    >
      {falha !== null && (
        <Alert type="error" showIcon className="recusa" role="alert" title="O ciclo parou" description={`${falha} O que já foi feito está guardado: corrija a causa e reprocesse a fila para continuar do mesmo ponto.`} />
      )}
      <Etapas detalhe={detalhe} />
      {emitido && pode.semLimite('ciclo:consultar') ? (
        <ResumoDoCiclo ciclo={ciclo.id} andando={ciclo.situacao !== 'IMPRESSO'} />
      ) : (
        <Indicadores
          itens={[
            { nome: 'Ligações do lote', valor: inteiro(totais.ligacoes) },
            { nome: 'Contas provisórias', valor: inteiro(totais.calculadas), detalhe: reais(totais.valor) },
            { nome: 'Volume', valor: m3(totais.volume) },
            {
              nome: 'Pendentes na crítica',
              valor: inteiro(ciclo.apontamentosPendentes),
              detalhe: ciclo.apontamentosPendentes === 0 ? 'nada a decidir' : 'esperam decisão',
              tom: ciclo.apontamentosPendentes > 0 ? 'atencao' : 'certo',
            },
            { nome: 'Estacionadas', valor: inteiro(totais.estacionadas), detalhe: contar(totais.semFatura, 'sem fatura', 'sem fatura') },
          ]}
        />
      )}
      {pode.semLimite('ciclo:consultar') && <Impressao detalhe={detalhe} />}
      <RotasDoCiclo detalhe={detalhe} />
      <TemposEPrazos detalhe={detalhe} />
      {aprovando && <AprovarCiclo detalhe={detalhe} aoFechar={() => setAprovando(false)} />}
    </Pagina>
  );
}
