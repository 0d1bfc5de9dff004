import { getRouteApi } from '@tanstack/react-router';
import { Abas } from '../../componentes/abas.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useFiltrar } from '../../nucleo/filtros.ts';
import { Mascaras } from './mascaras/mascaras.tsx';
import { PedidosDeTitulares } from './pedidos.tsx';
import { TextosDeConsentimento } from './textos/textos.tsx';

const rota = getRouteApi('/lgpd');
const SEM_FILTROS = { situacao: undefined, tipo: undefined, alarme: undefined };

/** What the law asks of who keeps data of people (LGPD): answer them, hide what is theirs, and read them what they allow. */
export function Lgpd() {
  const { aba = 'pedidos' } = rota.useSearch();
  const filtrar = useFiltrar();
  const pode = usePode();
  const abas = [
    ...(pode.algures('pedido-titular:consultar') ? [{ chave: 'pedidos', nome: 'Pedidos de titulares', conteudo: () => <PedidosDeTitulares /> }] : []),
    ...(pode.semLimite('dado-pessoal:consultar') ? [{ chave: 'mascaras', nome: 'O que sai mascarado', conteudo: () => <Mascaras /> }] : []),
    ...(pode.semLimite('consentimento:consultar') ? [{ chave: 'textos', nome: 'Textos de consentimento', conteudo: () => <TextosDeConsentimento /> }] : []),
  ];
  return (
    <Pagina titulo="Dados pessoais (LGPD)" subtitulo="Os pedidos das pessoas sobre os próprios dados, o que o sistema esconde e o que elas autorizam.">
      {abas.length === 0 ? <p>Você não cuida de dados pessoais. Se precisar, peça o acesso em Meus acessos.</p> : <Abas nome="Dados pessoais" atual={aba} aoTrocar={(nova) => filtrar({ ...SEM_FILTROS, aba: nova })} abas={abas} />}
    </Pagina>
  );
}
