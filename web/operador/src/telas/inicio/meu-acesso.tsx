import { Link } from '@tanstack/react-router';
import meusPedidos from '../../../../../events/http/acesso/meus-pedidos.ts';
import minhasDelegacoes from '../../../../../events/http/acesso/minhas-delegacoes.ts';
import { Situacao } from '../../componentes/situacao.tsx';
import { useSessao } from '../../moldura/sessao.ts';
import { useConsulta } from '../../nucleo/consulta.ts';
import { data } from '../../nucleo/formatar.ts';
import { DELEGACAO, PEDIDO_DE_ACESSO } from '../../nucleo/situacoes.ts';

const REPETIR_MS = 60_000;
/** An answer is news for so long. */
const NOVIDADE_MS = 7 * 86_400_000;

/** What changed in what one may do: the answers to one's requests, and what others lent. Nothing, where nothing did. */
export function MeuAcesso() {
  const { origem, nome } = useSessao();
  const opcoes = { ativa: origem === 'sessao', repetirEm: () => REPETIR_MS };
  const pedidos = useConsulta(meusPedidos, {}, opcoes);
  const delegacoes = useConsulta(minhasDelegacoes, {}, opcoes);
  const respondidos = (pedidos.data?.itens ?? []).filter((p) => p.resposta !== null && p.decididoEm !== null && pedidos.dataUpdatedAt - Date.parse(p.decididoEm) < NOVIDADE_MS);
  const recebidas = (delegacoes.data?.itens ?? []).filter((d) => d.situacao === 'VIGENTE' && d.delegado.nome === nome);
  if (respondidos.length === 0 && recebidas.length === 0) return null;
  return (
    <section className="cartao" aria-labelledby="meu-acesso">
      <h2 id="meu-acesso">O que mudou no seu acesso</h2>
      <ul className="afazeres">
        {recebidas.map((d) => (
          <li key={`delegacao-${d.id}`}>
            <Link to="/acesso/delegacoes">
              {d.delegante.nome} delegou a você até {data(d.ate)}
            </Link>
            <Situacao de={DELEGACAO[d.situacao]} />
          </li>
        ))}
        {respondidos.map((p) => (
          <li key={`pedido-${p.id}`}>
            <Link to="/acesso/pedidos">Seu pedido do perfil “{p.perfil.nome}” foi respondido</Link>
            <Situacao de={PEDIDO_DE_ACESSO[p.situacao]} />
          </li>
        ))}
      </ul>
    </section>
  );
}
