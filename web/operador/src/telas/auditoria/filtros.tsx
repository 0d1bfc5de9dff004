import { getRouteApi } from '@tanstack/react-router';
import { Tag } from 'antd';
import { CampoDeFiltro } from '../../componentes/campo-de-filtro.tsx';
import { Escolha } from '../../componentes/escolha.tsx';
import { Periodo } from '../../componentes/periodo.tsx';
import { useFiltrar } from '../../nucleo/filtros.ts';
import { opcoesDe, RESULTADO_DO_ATO } from '../../nucleo/situacoes.ts';
import type { Procura } from './auditoria.tsx';
import { EscolhaDeEvento } from './evento.tsx';

const rota = getRouteApi('/auditoria');

interface Props {
  readonly consulta: Procura;
  readonly nomeDaPessoa: string | null | undefined;
}

export function FiltrosDaAuditoria({ consulta, nomeDaPessoa }: Props) {
  const filtros = rota.useSearch();
  const filtrar = useFiltrar();
  return (
    <>
      {consulta.pessoa !== undefined && (
        <Tag closable={{ 'aria-label': 'Deixar de ver só esta pessoa' }} onClose={() => filtrar({ pessoa: undefined })}>
          Feito por ou a {nomeDaPessoa ?? 'esta pessoa'}
        </Tag>
      )}
      <CampoDeFiltro nome="Quem" valor={filtros.usuario} exemplo="começo do nome" maximo={120} aoMudar={(usuario) => filtrar({ usuario })} />
      <CampoDeFiltro nome="Por delegação de" valor={filtros.delegante} exemplo="quem emprestou" maximo={120} largura={150} aoMudar={(delegante) => filtrar({ delegante })} />
      <EscolhaDeEvento valor={filtros.funcao} aoEscolher={(funcao) => filtrar({ funcao })} />
      <CampoDeFiltro nome="A quê ou a quem" valor={filtros.objeto} exemplo="Ligação 10102" maximo={100} aoMudar={(objeto) => filtrar({ objeto })} />
      <Escolha nome="Resultado" valor={consulta.resultado} opcoes={opcoesDe(RESULTADO_DO_ATO)} largura={130} aoEscolher={(resultado) => filtrar({ resultado })} />
      <CampoDeFiltro
        nome="De onde"
        valor={filtros.ip}
        exemplo="IP ou rede"
        maximo={60}
        largura={140}
        erro={filtros.ip !== undefined && consulta.ip === undefined ? 'Use um endereço (203.0.113.7) ou uma rede (10.2.0.0/16).' : undefined}
        aoMudar={(endereco) => filtrar({ ip: endereco })}
      />
      <Periodo nome="Feito" de={consulta.de} ate={consulta.ate} aoEscolher={filtrar} />
    </>
  );
}
