import { getRouteApi } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import desistirDePedido from '../../../../../../events/http/acesso/desistir-de-pedido.ts';
import listarPedidos from '../../../../../../events/http/acesso/listar-pedidos.ts';
import meusAcessos from '../../../../../../events/http/acesso/meus-acessos.ts';
import meusPedidos from '../../../../../../events/http/acesso/meus-pedidos.ts';
import { situacaoDoPedido } from '../../../../../../events/http/esquemas-direitos.ts';
import { Abas } from '../../../componentes/abas.tsx';
import { Escolha } from '../../../componentes/escolha.tsx';
import { Pagina } from '../../../componentes/pagina.tsx';
import { Lista } from '../../../componentes/tabela/lista.tsx';
import { usePode, useSessao } from '../../../moldura/sessao.ts';
import { useAto } from '../../../nucleo/ato.ts';
import { useListagem } from '../../../nucleo/listagem.ts';
import { useConsulta } from '../../../nucleo/consulta.ts';
import { seValer, useFiltrar } from '../../../nucleo/filtros.ts';
import { explicar } from '../../../nucleo/recusas.ts';
import { opcoesDe, PEDIDO_DE_ACESSO } from '../../../nucleo/situacoes.ts';
import { colunasDoPedido, type Pedido } from './colunas.tsx';
import { DecidirPedido } from './decidir.tsx';
import { PedirAcesso } from './pedir-acesso.tsx';

const rota = getRouteApi('/acesso/pedidos');

/** Who lacks a right asks; another decides. */
export function Pedidos() {
  const decide = usePode().semLimite('pedido-de-acesso:consultar');
  const { aba = 'meus' } = rota.useSearch();
  const filtrar = useFiltrar();
  const [pedindo, setPedindo] = useState(false);
  const meus = useConsulta(meusAcessos, {});
  return (
    <Pagina
      titulo="Pedidos de acesso"
      subtitulo="Quem precisa de um perfil pede e diz por quê; outra pessoa decide e responde."
      acoes={
        meus.data !== undefined && (
          <Button type="primary" onClick={() => setPedindo(true)}>
            Pedir acesso
          </Button>
        )
      }
    >
      <Abas
        nome="Pedidos de acesso"
        atual={aba}
        aoTrocar={(nova) => filtrar({ aba: nova, situacao: undefined })}
        abas={[{ chave: 'meus', nome: 'Meus pedidos', conteudo: () => <Meus /> }, ...(decide ? [{ chave: 'todos', nome: 'De todos', conteudo: () => <Todos /> }] : [])]}
      />
      {pedindo && meus.data !== undefined && <PedirAcesso perfis={meus.data.perfisParaPedir} aoFechar={() => setPedindo(false)} />}
    </Pagina>
  );
}

function Meus() {
  const { message } = App.useApp();
  const { mutateAsync } = useAto(desistirDePedido, ['meusPedidosDeAcesso', 'listarPedidosDeAcesso', 'meusAcessos']);
  const colunas = useMemo(() => {
    const desistir = async (p: Pedido) => {
      const resposta = await mutateAsync({ params: { id: p.id } });
      if (resposta.ok) void message.success('Pedido retirado.');
      else void message.error(explicar(resposta.erro).texto);
    };
    return colunasDoPedido(false, { nome: 'Desistir', cabe: () => true, agir: (p) => void desistir(p) });
  }, [message, mutateAsync]);
  const colecao = useListagem(meusPedidos, (pagina) => ({ consulta: pagina }));
  return <Lista titulo="Meus pedidos de acesso" colunas={colunas} colecao={colecao} chave={(p) => p.id} arquivo="meus-pedidos" vazio="Você não fez nenhum pedido. Se faltar acesso para o seu trabalho, peça aqui." />;
}

function Todos() {
  const { nome } = useSessao();
  const executa = usePode().semLimite('pedido-de-acesso:executar');
  const filtros = rota.useSearch();
  const filtrar = useFiltrar();
  const [decidindo, setDecidindo] = useState<Pedido | null>(null);
  const colunas = useMemo(() => colunasDoPedido(true, executa ? { nome: 'Decidir', cabe: (p) => p.pessoa.nome !== nome, agir: setDecidindo } : undefined), [executa, nome]);
  const consulta = { situacao: seValer(situacaoDoPedido, filtros.situacao) };
  const colecao = useListagem(listarPedidos, (pagina) => ({ consulta: { ...consulta, ...pagina } }));
  return (
    <>
      <Lista
        titulo="Pedidos de acesso de todos"
        colunas={colunas}
        colecao={colecao}
        chave={(p) => p.id}
        arquivo="pedidos-de-acesso"
        vazio="Nenhum pedido com estes filtros."
        filtros={<Escolha nome="Situação" valor={filtros.situacao} opcoes={opcoesDe(PEDIDO_DE_ACESSO)} largura={170} aoEscolher={(situacao) => filtrar({ situacao })} />}
      />
      {decidindo && <DecidirPedido pedido={decidindo} aoFechar={() => setDecidindo(null)} />}
    </>
  );
}
