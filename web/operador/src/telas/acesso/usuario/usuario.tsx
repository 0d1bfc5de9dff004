import { getRouteApi, Link } from '@tanstack/react-router';
import opcoesDeUsuario from '../../../../../../events/http/acesso/opcoes-de-usuario.ts';
import verUsuario from '../../../../../../events/http/acesso/ver-usuario.ts';
import { Abas } from '../../../componentes/abas.tsx';
import { Espera } from '../../../componentes/falha.tsx';
import { Pagina } from '../../../componentes/pagina.tsx';
import { Situacao } from '../../../componentes/situacao.tsx';
import { usePode, useSessao } from '../../../moldura/sessao.ts';
import { useConsulta } from '../../../nucleo/consulta.ts';
import { useFiltrar } from '../../../nucleo/filtros.ts';
import { instante } from '../../../nucleo/formatar.ts';
import { Marcas, situacaoDe } from '../usuarios/colunas.tsx';
import { AbaDosAcessos } from './acessos.tsx';
import { Acoes } from './acoes.tsx';
import type { Opcoes, Usuario as Dados } from './comum.ts';
import { AbaDosDados } from './dados.tsx';
import { AbaDosHorarios } from './horarios.tsx';
import { AbaDaSegregacao } from './segregacao.tsx';
import { AbaDasSessoes } from './sessoes.tsx';

const rota = getRouteApi('/acesso/usuarios/$id');

/** One person: who he is, what was given to him, what he can do because of it, where he is in. */
export function Usuario() {
  const { id } = rota.useParams();
  const consulta = useConsulta(verUsuario, { params: { id } });
  const opcoes = useConsulta(opcoesDeUsuario, {});
  return <Espera consulta={consulta}>{(usuario) => <Espera consulta={opcoes}>{(o) => <Tela usuario={usuario} opcoes={o} />}</Espera>}</Espera>;
}

function Tela({ usuario, opcoes }: { readonly usuario: Dados; readonly opcoes: Opcoes }) {
  const { aba = 'dados' } = rota.useSearch();
  const filtrar = useFiltrar();
  const { login, administrador } = useSessao();
  const pode = usePode();
  const proprio = usuario.login === login;
  const protegido = usuario.administrador && !administrador;
  const altera = pode.semLimite('usuario:alterar') && !protegido;
  const entrada = usuario.ultimoAcesso === null ? 'Nunca entrou.' : `Último acesso em ${instante(usuario.ultimoAcesso)}.`;
  return (
    <Pagina
      titulo={usuario.nome}
      selo={
        <>
          <Situacao de={situacaoDe(usuario)} /> <Marcas usuario={usuario} />
        </>
      }
      subtitulo={`Usuário ${usuario.login}. ${entrada}`}
      migalhas={[{ nome: 'Usuários', para: '/acesso/usuarios' }]}
      acoes={
        <>
          {pode.semLimite('auditoria:consultar') && (
            <Link to="/auditoria" search={{ pessoa: usuario.id }}>
              Auditoria desta pessoa
            </Link>
          )}
          <Acoes usuario={usuario} opcoes={opcoes} proprio={proprio} protegido={protegido} />
        </>
      }
    >
      {proprio && <p className="ajuda">Este é o seu próprio usuário: os seus direitos e horários são mudados por outra pessoa.</p>}
      {protegido && <p className="ajuda">Esta pessoa tem acesso total: só outro administrador muda o acesso e os dados dela.</p>}
      <Abas
        nome="Usuário"
        atual={aba}
        aoTrocar={(nova) => filtrar({ aba: nova })}
        abas={[
          { chave: 'dados', nome: 'Dados', conteudo: () => <AbaDosDados usuario={usuario} opcoes={opcoes} altera={altera} /> },
          { chave: 'acessos', nome: 'Perfis e permissões', conteudo: () => <AbaDosAcessos usuario={usuario} opcoes={opcoes} altera={altera && !proprio} /> },
          { chave: 'horarios', nome: 'Horários', conteudo: () => <AbaDosHorarios usuario={usuario} altera={altera && !proprio} /> },
          { chave: 'sessoes', nome: 'Sessões', conteudo: () => <AbaDasSessoes usuario={usuario} encerra={pode.semLimite('usuario:executar') && !protegido} /> },
          { chave: 'segregacao', nome: 'Segregação', conteudo: () => <AbaDaSegregacao usuario={usuario} /> },
        ]}
      />
    </Pagina>
  );
}
