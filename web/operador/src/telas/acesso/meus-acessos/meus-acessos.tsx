import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import meusAcessos from '../../../../../../events/http/acesso/meus-acessos.ts';
import minhasDelegacoes from '../../../../../../events/http/acesso/minhas-delegacoes.ts';
import { Espera } from '../../../componentes/falha.tsx';
import { Pagina } from '../../../componentes/pagina.tsx';
import { Situacao } from '../../../componentes/situacao.tsx';
import { useSessao } from '../../../moldura/sessao.ts';
import { useConsulta } from '../../../nucleo/consulta.ts';
import { data } from '../../../nucleo/formatar.ts';
import { concessoesEmPalavras, FUNCOES_POR_GRUPO, NOME_DA_ACAO, nomeDaFuncao, nomeDoPrivilegio, setoresEmPalavras, type MeusAcessos as Acessos } from '../comum/palavras.ts';
import { PedirAcesso } from '../pedidos/pedir-acesso.tsx';
import { DELEGACAO } from '../../../nucleo/situacoes.ts';

/** All that one may, in words: for everybody, and not only for who administers. */
export function MeusAcessos() {
  const consulta = useConsulta(meusAcessos, {});
  const [pedindo, setPedindo] = useState(false);
  return (
    <Pagina
      titulo="Meus acessos"
      subtitulo="O que você pode fazer no sistema, onde, quando e até quando."
      acoes={
        consulta.data !== undefined && (
          <Button type="primary" onClick={() => setPedindo(true)}>
            Pedir acesso
          </Button>
        )
      }
    >
      <Espera consulta={consulta}>{(meus) => <Tudo meus={meus} />}</Espera>
      {pedindo && consulta.data !== undefined && <PedirAcesso perfis={consulta.data.perfisParaPedir} aoFechar={() => setPedindo(false)} />}
    </Pagina>
  );
}

function Tudo({ meus }: { readonly meus: Acessos }) {
  return (
    <div className="meus-acessos">
      <Resumo meus={meus} />
      <Privilegios meus={meus} />
      <Emprestimos />
      {FUNCOES_POR_GRUPO.map(({ grupo, nome, funcoes }) => (
        <Grupo key={grupo} nome={nome} acessos={meus.acessos.filter((a) => funcoes.some((f) => f === a.funcao))} lugares={meus.lugares} />
      ))}
      {meus.acessos.length === 0 && <p>Você ainda não tem acesso a nenhuma função. Peça o perfil do seu trabalho.</p>}
    </div>
  );
}

function Resumo({ meus }: { readonly meus: Acessos }) {
  const perfis = meus.administrador ? 'Acesso total de administrador' : meus.perfis.map((p) => p.nome).join(', ');
  return (
    <section className="cartao" aria-labelledby="acessos-resumo">
      <h2 id="acessos-resumo">Em resumo</h2>
      <dl className="dados">
        <dt>Perfis</dt>
        <dd>{perfis === '' ? 'Nenhum perfil: só o que foi dado a você diretamente' : perfis}</dd>
        <dt>Horário</dt>
        <dd>Você pode usar o sistema {meus.horario}.</dd>
        {meus.somenteConsulta && (
          <>
            <dt>Limite</dt>
            <dd>Só consulta: de tudo o que aparece abaixo, você pode ver e não mudar.</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Privilegios({ meus: { privilegios } }: { readonly meus: Acessos }) {
  return (
    <section className="cartao" aria-labelledby="acessos-privilegios">
      <h2 id="acessos-privilegios">Privilégios</h2>
      {privilegios.length === 0 ? (
        <p className="ajuda">Nenhum. Privilégios são dados por nome, com prazo, a quem precisa deles.</p>
      ) : (
        <ul>
          {privilegios.map((p) => (
            <li key={`${p.privilegio} ${p.de}`}>
              <strong>{nomeDoPrivilegio(p.privilegio)}</strong>, de {data(p.de)} a {data(p.ate)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Emprestimos() {
  const { nome } = useSessao();
  const { data: minhas } = useConsulta(minhasDelegacoes, { consulta: {} });
  const correntes = (minhas?.itens ?? []).filter((d) => d.situacao === 'VIGENTE' || d.situacao === 'FUTURA');
  return (
    <section className="cartao" aria-labelledby="acessos-delegacoes">
      <h2 id="acessos-delegacoes">Delegações</h2>
      {correntes.length === 0 ? (
        <p className="ajuda">
          Nada delegado por você nem a você. <Link to="/acesso/delegacoes">Delegar</Link>
        </p>
      ) : (
        <ul>
          {correntes.map((d) => (
            <li key={d.id}>
              {d.delegante.nome === nome ? `A ${d.delegado.nome}` : `De ${d.delegante.nome}`}, de {data(d.de)} a {data(d.ate)} <Situacao de={DELEGACAO[d.situacao]} />
              <br />
              <span className="ajuda">{concessoesEmPalavras(d.concessoes)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Grupo({ nome, acessos, lugares }: { readonly nome: string; readonly acessos: Acessos['acessos']; readonly lugares: Acessos['lugares'] }) {
  if (acessos.length === 0) return null;
  return (
    <section className="cartao" aria-label={`O que posso em ${nome}`}>
      <table className="quadro">
        <caption>{nome}</caption>
        <thead>
          <tr>
            <th scope="col">Função</th>
            <th scope="col">O que posso</th>
            <th scope="col">Onde</th>
          </tr>
        </thead>
        <tbody>
          {acessos.map((a) => (
            <tr key={JSON.stringify(a)}>
              <th scope="row">{nomeDaFuncao(a.funcao)}</th>
              <td>
                {a.acoes.map((acao) => NOME_DA_ACAO[acao]).join(', ')}
                {a.delegante !== null && <span className="ajuda"> por delegação de {a.delegante}</span>}
              </td>
              <td>{setoresEmPalavras(a.setores, lugares)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
