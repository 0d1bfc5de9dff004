import { PlusOutlined } from '@ant-design/icons';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import listarPerfis from '../../../../../../events/http/acesso/listar-perfis.ts';
import type { perfilResumido } from '../../../../../../events/http/esquemas-perfil.ts';
import { Abas } from '../../../componentes/abas.tsx';
import { Icone } from '../../../componentes/icone.tsx';
import { Pagina } from '../../../componentes/pagina.tsx';
import { Situacao } from '../../../componentes/situacao.tsx';
import type { Coluna } from '../../../componentes/tabela/colunas.ts';
import { Lista } from '../../../componentes/tabela/lista.tsx';
import { usePode } from '../../../moldura/sessao.ts';
import { useListagem } from '../../../nucleo/listagem.ts';
import { useFiltrar } from '../../../nucleo/filtros.ts';
import { Departamentos } from '../departamentos/departamentos.tsx';
import { NovoPerfil } from './novo-perfil.tsx';
import { USO } from '../../../nucleo/situacoes.ts';

type Resumo = z.output<typeof perfilResumido>;
const rota = getRouteApi('/acesso/perfis');
const situacao = (p: Resumo) => USO[p.ativo ? 'EM_USO' : 'FORA_DE_USO'];

const COLUNAS: readonly Coluna<Resumo>[] = [
  { chave: 'nome', titulo: 'Perfil', valor: (p) => p.nome, ate: 220, desenhar: (p) => <Link to="/acesso/perfis/$codigo" params={{ codigo: p.codigo }}>{p.nome}</Link> },
  { chave: 'descricao', titulo: 'Para quem é', valor: (p) => p.descricao, ate: 360, desde: 'lg' },
  { chave: 'pessoas', titulo: 'Quantos têm', tipo: 'numero', valor: (p) => p.pessoas },
  { chave: 'consulta', titulo: 'Altera', valor: (p) => (p.somenteConsulta ? 'só consulta' : 'sim') },
  { chave: 'horario', titulo: 'Horário e sessões', valor: (p) => (p.sessaoUnica ? `${p.horario}; uma sessão por vez` : p.horario), ate: 240, desde: 'xl' },
  { chave: 'situacao', titulo: 'Situação', valor: (p) => situacao(p).nome, desenhar: (p) => <Situacao de={situacao(p)} /> },
];

/** The profiles that people hold, and the departments to which they belong. */
export function Perfis() {
  const pode = usePode();
  const { aba = 'perfis' } = rota.useSearch();
  const filtrar = useFiltrar();
  const [criando, setCriando] = useState(false);
  const departamentos = pode.semLimite('departamento:consultar') ? [{ chave: 'departamentos', nome: 'Departamentos', conteudo: () => <Departamentos /> }] : [];
  return (
    <Pagina
      titulo="Perfis de acesso"
      subtitulo="O que cada função da equipe pode fazer, onde e em que horário. Muda-se o perfil, e muda para todos que o têm."
      acoes={
        pode.semLimite('perfil:incluir') && (
          <Button type="primary" icon={<Icone de={PlusOutlined} />} onClick={() => setCriando(true)}>
            Novo perfil
          </Button>
        )
      }
    >
      <Abas nome="Perfis e departamentos" atual={aba} aoTrocar={(nova) => filtrar({ aba: nova })} abas={[{ chave: 'perfis', nome: 'Perfis', conteudo: () => <Todos /> }, ...departamentos]} />
      {criando && <NovoPerfil aoFechar={() => setCriando(false)} />}
    </Pagina>
  );
}

function Todos() {
  const colecao = useListagem(listarPerfis, (pagina) => ({ consulta: pagina }));
  return <Lista titulo="Perfis" colunas={COLUNAS} colecao={colecao} chave={(p) => p.codigo} arquivo="perfis" vazio="Nenhum perfil. Crie o primeiro." />;
}
