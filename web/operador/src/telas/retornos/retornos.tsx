import { getRouteApi } from '@tanstack/react-router';
import enviarRetorno from '../../../../../events/http/arrecadacao/enviar-retorno.ts';
import listarRetornos from '../../../../../events/http/arrecadacao/listar-retornos.ts';
import { situacaoRetorno } from '../../../../../events/http/esquemas-arquivos.ts';
import { data as esquemaData } from '../../../../../events/http/esquemas.ts';
import { EnviarArquivo } from '../../componentes/enviar-arquivo.tsx';
import { Escolha } from '../../componentes/escolha.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { Periodo } from '../../componentes/periodo.tsx';
import { Lista } from '../../componentes/tabela/lista.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useListagem } from '../../nucleo/listagem.ts';
import { useEspera } from '../../nucleo/espera.ts';
import { seValer, useFiltrar } from '../../nucleo/filtros.ts';
import { opcoesDe, RETORNO } from '../../nucleo/situacoes.ts';
import { COLUNAS_DE_RETORNO } from './colunas.tsx';

const rota = getRouteApi('/retornos');

/** The bank return files, with the state of each. */
export function Retornos() {
  const filtros = rota.useSearch();
  const filtrar = useFiltrar();
  const espera = useEspera();
  const pode = usePode();
  const consulta = { situacao: seValer(situacaoRetorno, filtros.situacao), de: seValer(esquemaData, filtros.de), ate: seValer(esquemaData, filtros.ate) };
  const colecao = useListagem(listarRetornos, (pagina) => ({ consulta: { ...consulta, ...pagina } }), { repetirEm: espera.ritmo });
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
