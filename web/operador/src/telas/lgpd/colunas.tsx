import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { pedidoDoTitular } from '../../../../../events/http/esquemas-titular.ts';
import { Situacao } from '../../componentes/situacao.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { ALARME_DO_PEDIDO, PEDIDO_DO_TITULAR, TIPO_DE_PEDIDO } from '../../nucleo/situacoes.ts';
import { diasEmPalavras } from './prazo.ts';

export type Pedido = z.output<typeof pedidoDoTitular>;

/** How much time there is, in words and colour: the words say it by themselves. */
export function Prazo({ pedido: { alarme, diasRestantes } }: { readonly pedido: Pick<Pedido, 'alarme' | 'diasRestantes'> }) {
  return <Situacao de={{ nome: diasEmPalavras(diasRestantes), tom: ALARME_DO_PEDIDO[alarme].tom }} />;
}

/** `abrir` shows one request whole. */
export function colunasDosPedidos(abrir: (protocolo: number) => void): readonly Coluna<Pedido>[] {
  return [
    {
      chave: 'protocolo',
      titulo: 'Protocolo',
      tipo: 'codigo',
      valor: (p) => p.protocolo,
      desenhar: (p) => (
        <button type="button" className="elo" aria-label={`Abrir o pedido ${p.protocolo}`} onClick={() => abrir(p.protocolo)}>
          {p.protocolo}
        </button>
      ),
    },
    { chave: 'prazo', titulo: 'Prazo', tipo: 'data', valor: (p) => p.prazo },
    { chave: 'resta', titulo: 'Tempo', valor: (p) => diasEmPalavras(p.diasRestantes), desenhar: (p) => <Prazo pedido={p} /> },
    { chave: 'tipo', titulo: 'Pedido', valor: (p) => TIPO_DE_PEDIDO[p.tipo].nome, ate: 240 },
    { chave: 'nome', titulo: 'Titular', valor: (p) => p.nome },
    {
      chave: 'cdc',
      titulo: 'CDC',
      tipo: 'codigo',
      valor: (p) => p.cdc,
      desenhar: (p) => (
        <Link to="/ligacoes/$cdc" params={{ cdc: p.cdc }}>
          {p.cdc}
        </Link>
      ),
    },
    { chave: 'situacao', titulo: 'Situação', valor: (p) => PEDIDO_DO_TITULAR[p.situacao].nome, desenhar: (p) => <Situacao de={PEDIDO_DO_TITULAR[p.situacao]} /> },
    { chave: 'responsavel', titulo: 'Com quem está', valor: (p) => p.respondidoPor ?? p.responsavel, desde: 'xl' },
    { chave: 'aberto', titulo: 'Aberto em', tipo: 'data', valor: (p) => p.abertoEm, desde: 'lg' },
  ];
}
