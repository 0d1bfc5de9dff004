import { getRouteApi } from '@tanstack/react-router';
import type { z } from 'zod';
import enviarRetorno from '../../../../../events/http/arrecadacao/enviar-retorno.ts';
import listarRetornos from '../../../../../events/http/arrecadacao/listar-retornos.ts';
import { situacaoRetorno, type retorno } from '../../../../../events/http/esquemas-arquivos.ts';
import { data as esquemaData } from '../../../../../events/http/esquemas.ts';
import { EnviarArquivo } from '../../componentes/enviar-arquivo.tsx';
import { Escolha } from '../../componentes/escolha.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { Periodo } from '../../componentes/periodo.tsx';
import { Lista } from '../../componentes/tabela/lista.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { api } from '../../nucleo/api.ts';
import { POR_PAGINA, useColecao, type PaginaDe } from '../../nucleo/colecao.ts';
import { useEspera } from '../../nucleo/espera.ts';
import { seValer, useFiltrar } from '../../nucleo/filtros.ts';
import { opcoesDe, RETORNO } from '../../nucleo/situacoes.ts';
import { COLUNAS_DE_RETORNO } from './colunas.tsx';

type Retorno = z.output<typeof retorno>;
const rota = getRouteApi('/retornos');
const aPropria = (pagina: PaginaDe<Retorno>) => pagina;

/** The bank return files, with the state of each. */
export function Retornos() {
  const filtros = rota.useSearch();
  const filtrar = useFiltrar();
  const espera = useEspera();
  const pode = usePode();
  const consulta = { situacao: seValer(situacaoRetorno, filtros.situacao), de: seValer(esquemaData, filtros.de), ate: seValer(esquemaData, filtros.ate) };
  const colecao = useColecao({
    chave: [listarRetornos.operationId, consulta],
    buscar: (pagina, sinal): Promise<PaginaDe<Retorno>> => api.chamar(listarRetornos, { consulta: { ...consulta, pagina, porPagina: POR_PAGINA } }, { sinal }),
    pagina: aPropria,
    repetirEm: espera.ritmo,
  });
  return (
    <Pagina
      titulo="Retornos bancários"
      subtitulo="Cada arquivo do banco é conferido inteiro antes de baixar uma conta: ou entra todo, ou nada entra."
      acoes={pode.semLimite('retorno:incluir') && <EnviarArquivo contrato={enviarRetorno} rotulo="Enviar retorno" aceita=".ret,.txt,text/plain" aoEnviar={espera.comecar} />}
    >
      <Lista
        titulo="Retornos bancários"
        colunas={COLUNAS_DE_RETORNO}
        colecao={colecao}
        chave={(r) => r.id}
        arquivo="retornos-bancarios"
        vazio="Nenhum retorno recebido com estes filtros."
        filtros={
          <>
            <Escolha nome="Situação" valor={filtros.situacao} opcoes={opcoesDe(RETORNO)} aoEscolher={(situacao) => filtrar({ situacao })} largura={150} />
            <Periodo nome="Recebido" de={consulta.de} ate={consulta.ate} aoEscolher={filtrar} />
          </>
        }
      />
    </Pagina>
  );
}
