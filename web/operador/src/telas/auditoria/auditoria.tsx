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
import { AvisoDaGuarda } from './aviso-da-guarda.tsx';
import { colunasDaAuditoria } from './colunas.tsx';
import { DetalheDoAto } from './detalhe.tsx';
import { useGuardados } from './guardados.ts';
import { MudarRetencao, Prazo } from './retencao.tsx';

export type Ato = z.output<typeof atoAuditado>;
const rota = getRouteApi('/auditoria');
type RespostaDaAuditoria = z.output<typeof listarAuditoria.resposta>;
const aPropria = (pagina: RespostaDaAuditoria): PaginaDe<Ato> => pagina;
/** What is looked for, in the database or in the bucket. */
export type Procura = Readonly<Record<'usuario' | 'delegante' | 'funcao' | 'objeto' | 'ip' | 'de' | 'ate', string | undefined>>;

/** Who did what, when, from where, and how it was before and after (TR 6.2). Each page that is brought is an act that is written down: it brings one, and more when asked. */
export function Auditoria() {
  const filtros = rota.useSearch();
  const filtrar = useFiltrar();
  const [aberto, setAberto] = useState<Ato | null>(null);
  const colunas = useMemo(() => colunasDaAuditoria(setAberto), []);
  const ip = seValer(enderecoOuRede, filtros.ip);
  const consulta = { usuario: filtros.usuario, delegante: filtros.delegante, funcao: filtros.funcao, objeto: filtros.objeto, ip, de: seValer(esquemaData, filtros.de), ate: seValer(esquemaData, filtros.ate) };
  const naGuarda = filtros.onde === 'guarda';
  const guardados = useGuardados(consulta, naGuarda);
  const doBanco = useColecao({
    chave: [listarAuditoria.operationId, consulta],
    buscar: (pagina, sinal): Promise<RespostaDaAuditoria> => api.chamar(listarAuditoria, { consulta: { ...consulta, pagina, porPagina: POR_PAGINA } }, { sinal }),
    pagina: aPropria,
    limite: POR_PAGINA,
    ativa: !naGuarda,
    manter: true,
  });
  return (
    <Pagina
      titulo="Auditoria"
      subtitulo={
        <>
          Quem fez o quê, quando e de onde. Nada daqui se altera nem se apaga, e esta consulta também fica registrada.
          <Prazo />
        </>
      }
      acoes={<MudarRetencao />}
    >
      <AvisoDaGuarda guardadosAte={doBanco.primeira?.guardadosAte} guardados={naGuarda ? guardados : undefined} aoTrocar={(onde) => filtrar({ onde })} />
      <Lista
        titulo="Atos registrados"
        colunas={colunas}
        colecao={naGuarda ? guardados : doBanco}
        chave={(ato) => ato.id}
        arquivo="auditoria"
        vazio={naGuarda && guardados.parcial ? 'Nenhum ato com estes filtros no que já se leu da guarda. Use “Trazer mais linhas” para ler mais.' : 'Nenhum ato com estes filtros. Confira o período, ou use só o começo do nome.'}
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
      {aberto !== null && <DetalheDoAto ato={aberto} aoFechar={() => setAberto(null)} />}
    </Pagina>
  );
}
