import { getRouteApi } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import encerrarDelegacao from '../../../../../../events/http/acesso/encerrar-delegacao.ts';
import encerrarMinhaDelegacao from '../../../../../../events/http/acesso/encerrar-minha-delegacao.ts';
import listarDelegacoes from '../../../../../../events/http/acesso/listar-delegacoes.ts';
import meusAcessos from '../../../../../../events/http/acesso/meus-acessos.ts';
import minhasDelegacoes from '../../../../../../events/http/acesso/minhas-delegacoes.ts';
import { idDePessoa, situacaoDaDelegacao } from '../../../../../../events/http/esquemas-direitos.ts';
import { Abas } from '../../../componentes/abas.tsx';
import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { Dialogo } from '../../../componentes/dialogo.tsx';
import { Escolha } from '../../../componentes/escolha.tsx';
import { Falha, Recusa } from '../../../componentes/falha.tsx';
import { Pagina } from '../../../componentes/pagina.tsx';
import { Lista } from '../../../componentes/tabela/lista.tsx';
import { usePode, useSessao } from '../../../moldura/sessao.ts';
import { useAto } from '../../../nucleo/ato.ts';
import { useListagem } from '../../../nucleo/listagem.ts';
import { useConsulta } from '../../../nucleo/consulta.ts';
import { seValer, useFiltrar } from '../../../nucleo/filtros.ts';
import { DELEGACAO, opcoesDe } from '../../../nucleo/situacoes.ts';
import { FiltroDePessoa } from '../comum/escolher-pessoa.tsx';
import { colunasDaDelegacao, type Delegacao } from './colunas.tsx';
import { Delegar } from './delegar.tsx';

const rota = getRouteApi('/acesso/delegacoes');
const ENVELHECEM = ['minhasDelegacoes', 'listarDelegacoes'];

/** What people lend to each other: one's own, and, for who administers, of all. */
export function Delegacoes() {
  const pode = usePode();
  const { aba = 'minhas' } = rota.useSearch();
  const filtrar = useFiltrar();
  const [delegando, setDelegando] = useState(false);
  const meus = useConsulta(meusAcessos, {});
  const todas = pode.semLimite('delegacao:consultar') ? [{ chave: 'todas', nome: 'De todos', conteudo: () => <Todas /> }] : [];
  return (
    <Pagina
      titulo="Delegações"
      subtitulo="Quem faz o trabalho de quem, por alguns dias. Ninguém delega o que não tem, nem o que recebeu."
      acoes={
        meus.data !== undefined && (
          <Button type="primary" onClick={() => setDelegando(true)}>
            Delegar o que eu posso
          </Button>
        )
      }
    >
      <Abas nome="Delegações" atual={aba} aoTrocar={(nova) => filtrar({ aba: nova, situacao: undefined, pessoa: undefined })} abas={[{ chave: 'minhas', nome: 'Minhas', conteudo: () => <Minhas /> }, ...todas]} />
      {delegando && meus.data !== undefined && <Delegar meus={meus.data} aoFechar={() => setDelegando(false)} />}
    </Pagina>
  );
}

function Minhas() {
  const { nome } = useSessao();
  const { message } = App.useApp();
  const [encerrando, setEncerrando] = useState<Delegacao | null>(null);
  const ato = useAto(encerrarMinhaDelegacao, ENVELHECEM);
  const colunas = useMemo(() => colunasDaDelegacao(setEncerrando, (d) => d.delegante.nome === nome), [nome]);
  const colecao = useListagem(minhasDelegacoes, (pagina) => ({ consulta: pagina }));
  const fechar = () => {
    setEncerrando(null);
    ato.reset();
  };
  const feito = () => {
    void message.success('Delegação encerrada.');
    fechar();
  };
  return (
    <>
      <Lista titulo="Minhas delegações" colunas={colunas} colecao={colecao} chave={(d) => d.id} arquivo="minhas-delegacoes" vazio="Você não delegou nada nem recebeu delegação. Antes de sair de férias, delegue o que alguém vai precisar fazer." />
      {encerrando && (
        <Dialogo
          title={`Encerrar a delegação a ${encerrando.delegado.nome}?`}
          okText="Encerrar"
          okButtonProps={{ danger: true, loading: ato.isPending }}
          aoConfirmar={() => ato.mutate({ params: { id: encerrando.id } }, { onSuccess: (r) => (r.ok ? feito() : undefined) })}
          aoFechar={fechar}
        >
          <p>A partir da próxima ação ela não faz mais isto em seu lugar.</p>
          {ato.data && !ato.data.ok && <Recusa problema={ato.data.erro} />}
          {ato.error && <Falha erro={ato.error} />}
        </Dialogo>
      )}
    </>
  );
}

function nomeNaLista(linhas: readonly Delegacao[], pessoa: string | undefined): string | undefined {
  return linhas.flatMap((d) => [d.delegante, d.delegado]).find((p) => p.id === pessoa)?.nome;
}

function Todas() {
  const altera = usePode().semLimite('delegacao:alterar');
  const filtros = rota.useSearch();
  const filtrar = useFiltrar();
  const [encerrando, setEncerrando] = useState<Delegacao | null>(null);
  const ato = useAto(encerrarDelegacao, ENVELHECEM);
  const colunas = useMemo(() => colunasDaDelegacao(setEncerrando, altera ? () => true : undefined), [altera]);
  const pessoa = seValer(idDePessoa, filtros.pessoa);
  const consulta = { pessoa, situacao: seValer(situacaoDaDelegacao, filtros.situacao) };
  const colecao = useListagem(listarDelegacoes, (pagina) => ({ consulta: { ...consulta, ...pagina } }));
  const fechar = () => {
    setEncerrando(null);
    ato.reset();
  };
  return (
    <>
      <Lista
        titulo="Delegações de todos"
        colunas={colunas}
        colecao={colecao}
        chave={(d) => d.id}
        arquivo="delegacoes"
        vazio="Nenhuma delegação com estes filtros."
        filtros={
          <>
            <FiltroDePessoa nome="De quem ou a quem" valor={pessoa} nomeDoValor={nomeNaLista(colecao.linhas, pessoa)} aoEscolher={(quem) => filtrar({ pessoa: quem })} />
            <Escolha nome="Situação" valor={filtros.situacao} opcoes={opcoesDe(DELEGACAO)} largura={190} aoEscolher={(situacao) => filtrar({ situacao })} />
          </>
        }
      />
      {encerrando && (
        <DialogoMotivo
          titulo={`Encerrar a delegação de ${encerrando.delegante.nome} a ${encerrando.delegado.nome}?`}
          explicacao="A partir da próxima ação quem recebeu não faz mais isto em lugar do outro."
          confirmar="Encerrar"
          perigo
          ocupado={ato.isPending}
          problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
          erro={ato.error}
          aoConfirmar={(motivo) => ato.mutate({ params: { id: encerrando.id }, corpo: { motivo } }, { onSuccess: (r) => (r.ok ? fechar() : undefined) })}
          aoFechar={fechar}
        />
      )}
    </>
  );
}
