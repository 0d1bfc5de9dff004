import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import listarAtosEmMassa from '../../../../../events/http/acesso/listar-atos-em-massa.ts';
import listarEstacoes from '../../../../../events/http/acesso/listar-estacoes.ts';
import listarPedidos from '../../../../../events/http/acesso/listar-pedidos.ts';
import listarCasos from '../../../../../events/http/gerencial/listar-casos-fraude.ts';
import { usePode, useSessao } from '../../moldura/sessao.ts';
import { useConsulta } from '../../nucleo/consulta.ts';
import { contar } from '../../nucleo/formatar.ts';

const REPETIR_MS = 60_000;

interface Afazer {
  readonly chave: string;
  readonly quantos: number;
  readonly desenhar: (texto: string) => ReactNode;
  readonly um: string;
  readonly varios: string;
}

/** What of access and of control waits for who is in, each asked only for who decides it; one's own requests are for another. */
export function useDoControle() {
  const { nome, administrador } = useSessao();
  const pode = usePode();
  const dosPedidos = pode.semLimite('pedido-de-acesso:consultar') && pode.semLimite('pedido-de-acesso:executar');
  const dosAtos = administrador && pode.semLimite('usuario:consultar');
  const dasEstacoes = pode.semLimite('estacao:consultar') && pode.semLimite('estacao:alterar');
  const dosCasos = pode.semLimite('caca-fraude:consultar') && pode.semLimite('caca-fraude:alterar');
  const repetirEm = () => REPETIR_MS;
  const pedidos = useConsulta(listarPedidos, { consulta: { situacao: 'PENDENTE' } }, { repetirEm, ativa: dosPedidos });
  const atos = useConsulta(listarAtosEmMassa, { consulta: { situacao: 'PENDENTE' } }, { repetirEm, ativa: dosAtos });
  const estacoes = useConsulta(listarEstacoes, {}, { repetirEm, ativa: dasEstacoes });
  const abertos = useConsulta(listarCasos, { consulta: { situacao: 'ABERTO', porPagina: 1 } }, { repetirEm, ativa: dosCasos });
  const meus = useConsulta(listarCasos, { consulta: { situacao: 'EM_ANALISE', dono: nome, porPagina: 1 } }, { repetirEm, ativa: dosCasos });
  const alheios = <T,>(itens: readonly T[] | undefined, deQuem: (item: T) => string) => (itens ?? []).filter((item) => deQuem(item) !== nome).length;
  const afazeres: readonly Afazer[] = [
    {
      chave: 'pedidos',
      quantos: alheios(pedidos.data?.itens, (p) => p.pessoa.nome),
      um: 'pedido de acesso espera resposta',
      varios: 'pedidos de acesso esperam resposta',
      desenhar: (texto) => (
        <Link to="/acesso/pedidos" search={{ aba: 'todos', situacao: 'PENDENTE' }}>
          {texto}
        </Link>
      ),
    },
    { chave: 'atos', quantos: alheios(atos.data?.itens, (a) => a.pedidoPor), um: 'ato em massa espera um segundo administrador', varios: 'atos em massa esperam um segundo administrador', desenhar: (texto) => <Link to="/acesso/usuarios">{texto}</Link> },
    { chave: 'estacoes', quantos: (estacoes.data?.itens ?? []).filter((e) => e.situacao === 'PENDENTE').length, um: 'computador espera aprovação', varios: 'computadores esperam aprovação', desenhar: (texto) => <Link to="/acesso/estacoes">{texto}</Link> },
    {
      chave: 'abertos',
      quantos: abertos.data?.total ?? 0,
      um: 'caso da caça-fraude espera quem o assuma',
      varios: 'casos da caça-fraude esperam quem os assuma',
      desenhar: (texto) => (
        <Link to="/fraudes" search={{ situacao: 'ABERTO' }}>
          {texto}
        </Link>
      ),
    },
    {
      chave: 'meus',
      quantos: meus.data?.total ?? 0,
      um: 'caso da caça-fraude está com você',
      varios: 'casos da caça-fraude estão com você',
      desenhar: (texto) => (
        <Link to="/fraudes" search={{ situacao: 'EM_ANALISE', dono: nome }}>
          {texto}
        </Link>
      ),
    },
  ];
  const perguntadas = [...(dosPedidos ? [pedidos] : []), ...(dosAtos ? [atos] : []), ...(dasEstacoes ? [estacoes] : []), ...(dosCasos ? [abertos, meus] : [])];
  return {
    perguntadas,
    linhas: afazeres.flatMap(({ chave, quantos, um, varios, desenhar }) => (quantos === 0 ? [] : [<li key={chave}>{desenhar(contar(quantos, um, varios))}</li>])),
  };
}
