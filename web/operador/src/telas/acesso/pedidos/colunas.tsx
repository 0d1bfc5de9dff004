import { Button } from 'antd';
import type { z } from 'zod';
import type { pedidoDeAcesso } from '../../../../../../events/http/esquemas-direitos.ts';
import { Situacao } from '../../../componentes/situacao.tsx';
import type { Coluna } from '../../../componentes/tabela/colunas.ts';
import { PEDIDO_DE_ACESSO } from '../../../nucleo/situacoes.ts';

export type Pedido = z.output<typeof pedidoDeAcesso>;

/** `ato`: what may be done with what waits, if anything. */
export function colunasDoPedido(deQuem: boolean, ato: { readonly nome: string; readonly cabe: (pedido: Pedido) => boolean; readonly agir: (pedido: Pedido) => void } | undefined): readonly Coluna<Pedido>[] {
  const acoes: Coluna<Pedido> = {
    chave: 'atos',
    titulo: 'Ações',
    tipo: 'atos',
    valor: () => null,
    desenhar: (p) =>
      p.situacao === 'PENDENTE' && ato?.cabe(p) === true ? (
        <Button size="small" onClick={() => ato.agir(p)}>
          {ato.nome}
          <span className="so-leitor"> o pedido de {p.pessoa.nome}: {p.perfil.nome}</span>
        </Button>
      ) : null,
  };
  return [
    ...(deQuem ? [{ chave: 'pessoa', titulo: 'Quem pede', valor: (p: Pedido) => p.pessoa.nome, ate: 200 }] : []),
    { chave: 'perfil', titulo: 'Perfil', valor: (p) => p.perfil.nome, ate: 200 },
    { chave: 'motivo', titulo: 'Motivo', valor: (p) => p.motivo, ate: 260 },
    { chave: 'situacao', titulo: 'Situação', valor: (p) => PEDIDO_DE_ACESSO[p.situacao].nome, desenhar: (p) => <Situacao de={PEDIDO_DE_ACESSO[p.situacao]} /> },
    { chave: 'pedido', titulo: 'Pedido em', tipo: 'instante', valor: (p) => p.pedidoEm },
    { chave: 'resposta', titulo: 'Resposta', valor: (p) => p.resposta, ate: 260 },
    { chave: 'por', titulo: 'Decidido por', valor: (p) => p.decididoPor, ate: 180, desde: 'xl' },
    { chave: 'em', titulo: 'Decidido em', tipo: 'instante', valor: (p) => p.decididoEm, desde: 'xl' },
    ...(ato === undefined ? [] : [acoes]),
  ];
}
