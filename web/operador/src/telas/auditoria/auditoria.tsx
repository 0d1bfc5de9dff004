import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import listarAuditoria, { enderecoOuRede, type atoAuditado } from '../../../../../events/http/comum/listar-auditoria.ts';
import { data as esquemaData } from '../../../../../events/http/esquemas.ts';
import { CampoDeFiltro } from '../../componentes/campo-de-filtro.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { Periodo } from '../../componentes/periodo.tsx';
import { Lista } from '../../componentes/tabela/lista.tsx';
import { api } from '../../nucleo/api.ts';
import { POR_PAGINA, useColecao, type PaginaDe } from '../../nucleo/colecao.ts';
import { seValer, useFiltrar } from '../../nucleo/filtros.ts';
import { colunasDaAuditoria } from './colunas.tsx';
import { DetalheDoAto } from './detalhe.tsx';
import { DoSistemaAnterior } from './do-sistema-anterior.tsx';

export type Ato = z.output<typeof atoAuditado>;
const rota = getRouteApi('/auditoria');
const aPropria = (pagina: PaginaDe<Ato>) => pagina;

/** Who did what, when, from where, and how it was before and after (TR 6.2). Each page that is brought is an act that is written down: it brings one, and more when asked. */
export function Auditoria() {
  const filtros = rota.useSearch();
  const filtrar = useFiltrar();
  const [aberto, setAberto] = useState<Ato | null>(null);
  const colunas = useMemo(() => colunasDaAuditoria(setAberto), []);
  const ip = seValer(enderecoOuRede, filtros.ip);
  const consulta = { usuario: filtros.usuario, delegante: filtros.delegante, funcao: filtros.funcao, objeto: filtros.objeto, ip, de: seValer(esquemaData, filtros.de), ate: seValer(esquemaData, filtros.ate) };
  const colecao = useColecao({
    chave: [listarAuditoria.operationId, consulta],
    buscar: (pagina, sinal): Promise<PaginaDe<Ato>> => api.chamar(listarAuditoria, { consulta: { ...consulta, pagina, porPagina: POR_PAGINA } }, { sinal }),
    pagina: aPropria,
    limite: POR_PAGINA,
    manter: true,
  });
  return (
    <Pagina titulo="Auditoria" subtitulo="Quem fez o quê, quando e de onde. Nada daqui se altera nem se apaga, e esta consulta também fica registrada.">
      <Lista
        titulo="Atos registrados"
        colunas={colunas}
        colecao={colecao}
        chave={(ato) => ato.id}
        arquivo="auditoria"
        vazio="Nenhum ato com estes filtros. Confira o período, ou use só o começo do nome."
        filtros={
          <>
            <CampoDeFiltro nome="Quem" valor={filtros.usuario} exemplo="começo do nome" maximo={120} aoMudar={(usuario) => filtrar({ usuario })} />
            <CampoDeFiltro nome="Por delegação de" valor={filtros.delegante} exemplo="quem emprestou" maximo={120} largura={150} aoMudar={(delegante) => filtrar({ delegante })} />
            <CampoDeFiltro nome="Função" valor={filtros.funcao} exemplo="faturamento/" maximo={80} largura={210} aoMudar={(funcao) => filtrar({ funcao })} />
            <CampoDeFiltro nome="Objeto" valor={filtros.objeto} exemplo="ligacao:10102" maximo={100} aoMudar={(objeto) => filtrar({ objeto })} />
            <CampoDeFiltro
              nome="De onde"
              valor={filtros.ip}
              exemplo="IP ou rede"
              maximo={60}
              largura={140}
              erro={filtros.ip !== undefined && ip === undefined ? 'Use um endereço (203.0.113.7) ou uma rede (10.2.0.0/16).' : undefined}
              aoMudar={(endereco) => filtrar({ ip: endereco })}
            />
            <Periodo nome="Feito" de={consulta.de} ate={consulta.ate} aoEscolher={filtrar} />
          </>
        }
      />
      <DoSistemaAnterior consulta={consulta} />
      {aberto !== null && <DetalheDoAto ato={aberto} aoFechar={() => setAberto(null)} />}
    </Pagina>
  );
}
