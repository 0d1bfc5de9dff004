import { PlusOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Checkbox, type TableColumnType } from 'antd';
import { useState } from 'react';
import listarUsuarios from '../../../../../../events/http/acesso/listar-usuarios.ts';
import opcoesDeUsuario from '../../../../../../events/http/acesso/opcoes-de-usuario.ts';
import { codigoDePerfil } from '../../../../../../events/http/esquemas-perfil.ts';
import { situacaoDoUsuario } from '../../../../../../events/http/esquemas-usuarios.ts';
import { idNoEndereco } from '../../../../../../events/http/esquemas.ts';
import { CampoDeFiltro } from '../../../componentes/campo-de-filtro.tsx';
import { Escolha } from '../../../componentes/escolha.tsx';
import { Icone } from '../../../componentes/icone.tsx';
import { Pagina } from '../../../componentes/pagina.tsx';
import { Lista } from '../../../componentes/tabela/lista.tsx';
import { usePode } from '../../../moldura/sessao.ts';
import { useListagem } from '../../../nucleo/listagem.ts';
import { useConsulta } from '../../../nucleo/consulta.ts';
import { seValer, useFiltrar } from '../../../nucleo/filtros.ts';
import { contar } from '../../../nucleo/formatar.ts';
import { opcoesDe, USUARIO } from '../../../nucleo/situacoes.ts';
import { AtosEmMassa } from './atos-em-massa.tsx';
import { COLUNAS, type UsuarioDaLista } from './colunas.tsx';
import { MudarSituacao } from './mudar-situacao.tsx';
import { NovoUsuario, type Criado } from './novo-usuario.tsx';
import { SenhaMostrada } from './senha-mostrada.tsx';

const rota = getRouteApi('/acesso/usuarios');
const MAIOR_ATO = 500;
type Escolhidas = ReadonlyMap<string, UsuarioDaLista>;
type Aberto = { readonly qual: 'novo' } | { readonly qual: 'situacao'; readonly ativo: boolean } | { readonly qual: 'senha'; readonly criado: Criado };

/** Everybody who works in the system. */
export function Usuarios() {
  const pode = usePode();
  const [aberto, setAberto] = useState<Aberto | null>(null);
  const [escolhidas, setEscolhidas] = useState<Escolhidas>(new Map());
  const opcoes = useConsulta(opcoesDeUsuario, {});
  const fechar = () => setAberto(null);
  return (
    <Pagina
      titulo="Usuários"
      subtitulo="Quem trabalha no sistema, o que pode e quando entrou pela última vez."
      acoes={
        pode.semLimite('usuario:incluir') &&
        opcoes.data !== undefined && (
          <Button type="primary" icon={<Icone de={PlusOutlined} />} onClick={() => setAberto({ qual: 'novo' })}>
            Novo usuário
          </Button>
        )
      }
    >
      <AtosEmMassa />
      <ListaDeUsuarios escolhidas={escolhidas} aoEscolher={setEscolhidas} aoMudar={(ativo) => setAberto({ qual: 'situacao', ativo })} />
      {aberto?.qual === 'novo' && opcoes.data !== undefined && <NovoUsuario opcoes={opcoes.data} aoCriar={(criado) => setAberto({ qual: 'senha', criado })} aoFechar={fechar} />}
      {aberto?.qual === 'senha' && <SenhaMostrada senha={aberto.criado.senha} nome={aberto.criado.usuario.nome} login={aberto.criado.usuario.login} nuncaCopiado={aberto.criado.nuncaCopiado} semAcesso={aberto.criado.usuario.efetivas.length === 0} aoFechar={fechar} />}
      {aberto?.qual === 'situacao' && (
        <MudarSituacao
          pessoas={[...escolhidas.values()]}
          ativo={aberto.ativo}
          aoFazer={() => {
            setEscolhidas(new Map());
            fechar();
          }}
          aoFechar={fechar}
        />
      )}
    </Pagina>
  );
}

interface PropsDaLista {
  readonly escolhidas: Escolhidas;
  readonly aoEscolher: (escolhidas: Escolhidas) => void;
  readonly aoMudar: (ativo: boolean) => void;
}

function ListaDeUsuarios({ escolhidas, aoEscolher, aoMudar }: PropsDaLista) {
  const executa = usePode().semLimite('usuario:executar');
  const filtros = rota.useSearch();
  const consulta = { busca: filtros.busca, situacao: seValer(situacaoDoUsuario, filtros.situacao), perfil: seValer(codigoDePerfil, filtros.perfil), departamento: seValer(idNoEndereco, filtros.departamento) };
  const colecao = useListagem(listarUsuarios, (pagina) => ({ consulta: { ...consulta, ...pagina } }));
  return (
    <>
      {executa && (
        <p className="escolhidos">
          <span aria-live="polite">{escolhidas.size === 0 ? 'Marque usuários para ativar ou desativar vários de uma vez.' : contar(escolhidas.size, 'usuário marcado', 'usuários marcados')}</span>
          <Button size="small" onClick={() => aoEscolher(new Map(colecao.linhas.slice(0, MAIOR_ATO).map((u) => [u.id, u])))}>
            Marcar todos os filtrados
          </Button>
          <Button size="small" disabled={escolhidas.size === 0} onClick={() => aoEscolher(new Map())}>
            Desmarcar
          </Button>
          <Button size="small" disabled={escolhidas.size === 0} onClick={() => aoMudar(true)}>
            Ativar
          </Button>
          <Button size="small" danger disabled={escolhidas.size === 0} onClick={() => aoMudar(false)}>
            Desativar
          </Button>
        </p>
      )}
      <Lista
        titulo="Usuários"
        colunas={COLUNAS}
        colecao={colecao}
        chave={(u) => u.id}
        arquivo="usuarios"
        vazio="Nenhum usuário com estes filtros."
        primeiras={executa ? [colunaDeEscolha(escolhidas, aoEscolher)] : []}
        filtros={<Filtros />}
      />
    </>
  );
}

function Filtros() {
  const filtros = rota.useSearch();
  const filtrar = useFiltrar();
  const { data: opcoes } = useConsulta(opcoesDeUsuario, {});
  return (
    <>
      <CampoDeFiltro nome="Nome ou usuário" valor={filtros.busca} exemplo="Parte do nome" maximo={80} aoMudar={(busca) => filtrar({ busca })} />
      <Escolha nome="Situação" valor={filtros.situacao} opcoes={opcoesDe(USUARIO)} largura={130} aoEscolher={(situacao) => filtrar({ situacao })} />
      <Escolha nome="Perfil" valor={filtros.perfil} opcoes={(opcoes?.perfis ?? []).map((p) => ({ value: p.codigo, label: p.nome }))} largura={200} aoEscolher={(perfil) => filtrar({ perfil })} />
      <Escolha nome="Departamento" valor={filtros.departamento} opcoes={(opcoes?.departamentos ?? []).map((d) => ({ value: String(d.id), label: d.nome }))} largura={180} aoEscolher={(departamento) => filtrar({ departamento })} />
    </>
  );
}

function colunaDeEscolha(escolhidas: Escolhidas, aoEscolher: (escolhidas: Escolhidas) => void): TableColumnType<UsuarioDaLista> {
  const trocar = (u: UsuarioDaLista, marcado: boolean) => {
    const novas = new Map(escolhidas);
    if (marcado) novas.set(u.id, u);
    else novas.delete(u.id);
    aoEscolher(novas);
  };
  return {
    key: 'escolher',
    title: <span className="so-leitor">Marcar</span>,
    width: 40,
    render: (_: unknown, u) => <Checkbox checked={escolhidas.has(u.id)} onChange={(e) => trocar(u, e.target.checked)} aria-label={`Marcar ${u.nome}`} />,
  };
}
