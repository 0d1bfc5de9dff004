import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import listarRetornos from '../../../../../events/http/arrecadacao/listar-retornos.ts';
import listarCiclos from '../../../../../events/http/faturamento/listar-ciclos.ts';
import { Espera } from '../../componentes/falha.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { Situacao } from '../../componentes/situacao.tsx';
import { inteira, Lista } from '../../componentes/tabela/lista.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useConsulta } from '../../nucleo/consulta.ts';
import { contar, reais, referencia } from '../../nucleo/formatar.ts';
import { ALARME_DO_PEDIDO, CICLO, RETORNO } from '../../nucleo/situacoes.ts';
import { COLUNAS_DE_CICLO } from '../ciclos/colunas.tsx';
import { prazosEmPalavras, usePrazosDosTitulares } from '../lgpd/prazos-dos-titulares.ts';
import { useDoControle } from './do-controle.tsx';
import { MeuAcesso } from './meu-acesso.tsx';
import { Plataforma } from './plataforma.tsx';

const REPETIR_MS = 5_000;
/** Who decides nothing has nothing waiting here. */
interface Perguntada {
  readonly data: unknown;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}
const NADA_A_PERGUNTAR: Perguntada = { data: null, error: null, refetch: () => undefined };
const repetir = { repetirEm: () => REPETIR_MS };

/** What waits for a person, and how things stand. */
export function Inicio() {
  const pode = usePode();
  return (
    <Pagina titulo="Início" subtitulo="O que espera por alguém hoje, e como anda o faturamento.">
      <div className="colunas">
        <Afazeres />
        <MeuAcesso />
        {pode.semLimite('plataforma:consultar') && <Plataforma />}
      </div>
      {pode.algures('ciclo:consultar') && <UltimosCiclos />}
    </Pagina>
  );
}

function Afazeres() {
  const pode = usePode();
  const [dosCiclos, dosRetornos] = [pode.algures('ciclo:consultar'), pode.semLimite('retorno:consultar')];
  const criticas = useConsulta(listarCiclos, { consulta: { situacao: 'EM_CRITICA' } }, { ...repetir, ativa: dosCiclos });
  const parados = useConsulta(listarCiclos, { consulta: { situacao: 'FALHOU' } }, { ...repetir, ativa: dosCiclos });
  const retidos = useConsulta(listarRetornos, { consulta: { situacao: 'RETIDO' } }, { ...repetir, ativa: dosRetornos });
  const titulares = usePrazosDosTitulares();
  const controle = useDoControle();
  const avisos = titulares.data === undefined ? [] : prazosEmPalavras(titulares.data);
  const perguntadas = [...(dosCiclos ? [criticas, parados] : []), ...(dosRetornos ? [retidos] : []), ...(titulares.ativa ? [titulares] : []), ...controle.perguntadas];
  const primeira: Perguntada = perguntadas[0] ?? NADA_A_PERGUNTAR;
  const vazio = perguntadas.every((c) => c.data !== undefined) && avisos.length === 0 && controle.linhas.length === 0 && [criticas, parados, retidos].every((c) => (c.data?.total ?? 0) === 0);
  return (
    <section className="cartao" aria-labelledby="afazeres">
      <h2 id="afazeres">Espera por você</h2>
      <Espera consulta={primeira}>
        {() => (
          <ul className="afazeres">
            {avisos.map(({ alarme, texto }) => (
              <li key={alarme}>
                <Link to="/lgpd" search={{ aba: 'pedidos', alarme }}>
                  {texto}
                </Link>
                <Situacao de={ALARME_DO_PEDIDO[alarme]} />
              </li>
            ))}
            {controle.linhas}
            {[...(parados.data?.itens ?? []), ...(criticas.data?.itens ?? [])].map((c) => (
              <li key={c.id}>
                <Link to="/ciclos/$ciclo" params={{ ciclo: c.id }}>
                  Grupo {c.grupo} · {referencia(c.referencia)}
                </Link>
                <span>{c.situacao === 'FALHOU' ? 'parou no meio' : c.apontamentosPendentes === 0 ? 'pronto para aprovar' : contar(c.apontamentosPendentes, 'apontamento pendente', 'apontamentos pendentes')}</span>
                <Situacao de={CICLO[c.situacao]} />
              </li>
            ))}
            {(retidos.data?.itens ?? []).map((r) => (
              <li key={`retorno-${r.id}`}>
                <Link to="/retornos/$id" params={{ id: r.id }}>
                  {r.nome}
                </Link>
                <span>{reais(r.valorLido)}</span>
                <Situacao de={RETORNO[r.situacao]} />
              </li>
            ))}
            {vazio && <li className="ajuda">Nada espera decisão agora.</li>}
          </ul>
        )}
      </Espera>
    </section>
  );
}

function UltimosCiclos() {
  const consulta = useConsulta(listarCiclos, { consulta: { porPagina: 12 } }, repetir);
  const itens = consulta.data?.itens;
  const colecao = useMemo(() => inteira(itens ?? []), [itens]);
  return <Espera consulta={consulta}>{() => <Lista titulo="Últimos ciclos" colunas={COLUNAS_DE_CICLO} colecao={colecao} chave={(c) => c.id} arquivo="ultimos-ciclos" vazio="Nenhum ciclo foi aberto ainda." />}</Espera>;
}
