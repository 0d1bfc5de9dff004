import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import type { ResultadoDoAto } from '../../../../../domain/comum/auditoria/eventos.ts';
import { lerAlvo } from '../../../../../domain/comum/auditoria/alvo.ts';
import listarAuditoria, { enderecoOuRede, procura, type atoAuditado } from '../../../../../events/http/comum/listar-auditoria.ts';
import { data as esquemaData } from '../../../../../events/http/esquemas.ts';
import { Pagina } from '../../componentes/pagina.tsx';
import { Lista } from '../../componentes/tabela/lista.tsx';
import { useSessao } from '../../moldura/sessao.ts';
import { api } from '../../nucleo/api.ts';
import { POR_PAGINA, useColecao, type PaginaDe } from '../../nucleo/colecao.ts';
import { seValer, useFiltrar } from '../../nucleo/filtros.ts';
import { AvisoDaGuarda } from './aviso-da-guarda.tsx';
import { colunasDaAuditoria } from './colunas.tsx';
import { DetalheDoAto } from './detalhe.tsx';
import { DoSistemaAnterior } from './do-sistema-anterior.tsx';
import { ExportarAuditoria } from './exportar.tsx';
import { FiltrosDaAuditoria } from './filtros.tsx';
import { useGuardados } from './guardados.ts';
import { MudarRetencao, Prazo } from './retencao.tsx';

export type Ato = z.output<typeof atoAuditado>;
const rota = getRouteApi('/auditoria');
type Resposta = z.output<typeof listarAuditoria.resposta>;
const aPropria = (pagina: Resposta): PaginaDe<Ato> => pagina;
/** What the filters ask, without the page. */
export type Procura = Readonly<Partial<Record<keyof typeof procura, string | undefined>>> & { readonly resultado?: ResultadoDoAto | undefined };
const PRIVILEGIO = 'auditoria:exportar';

/** Who did what, when, from where, and how it was before and after (TR 6.2). Each page that is brought is an act that is written down: it brings one, and more when asked. */
export function Auditoria() {
  const filtros = rota.useSearch();
  const filtrar = useFiltrar();
  const [aberto, setAberto] = useState<Ato | null>(null);
  const colunas = useMemo(() => colunasDaAuditoria(setAberto), []);
  const ip = seValer(enderecoOuRede, filtros.ip);
  const exporta = useSessao().privilegios.includes(PRIVILEGIO);
  // a group of events ends in a slash and is the beginning of their names; else it is one event
  const evento = filtros.funcao?.endsWith('/') === true ? { funcao: filtros.funcao } : { evento: filtros.funcao };
  const consulta = {
    ...evento,
    usuario: filtros.usuario,
    delegante: filtros.delegante,
    objeto: filtros.objeto === undefined ? undefined : lerAlvo(filtros.objeto),
    resultado: seValer(procura.resultado, filtros.resultado),
    pessoa: seValer(procura.pessoa, filtros.pessoa),
    ip,
    de: seValer(esquemaData, filtros.de),
    ate: seValer(esquemaData, filtros.ate),
  };
  const naGuarda = filtros.onde === 'guarda';
  const guardados = useGuardados(consulta, naGuarda);
  const doBanco = useColecao({
    chave: [listarAuditoria.operationId, consulta],
    buscar: (pagina, sinal): Promise<Resposta> => api.chamar(listarAuditoria, { consulta: { ...consulta, pagina, porPagina: POR_PAGINA } }, { sinal }),
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
        exportacao={naGuarda ? undefined : exporta ? <ExportarAuditoria procura={consulta} total={doBanco.total} /> : <span className="ajuda">Exportar pede o privilégio “Exportar a auditoria”.</span>}
        filtros={<FiltrosDaAuditoria consulta={consulta} nomeDaPessoa={naGuarda ? guardados.nomeDaPessoa : doBanco.primeira?.nomeDaPessoa} />}
      />
      <DoSistemaAnterior consulta={{ usuario: filtros.usuario, objeto: filtros.objeto, ip, de: consulta.de, ate: consulta.ate }} />
      {aberto !== null && <DetalheDoAto ato={aberto} aoFechar={() => setAberto(null)} />}
    </Pagina>
  );
}
