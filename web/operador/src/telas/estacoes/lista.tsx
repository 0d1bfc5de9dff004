import { Button, type TableColumnType } from 'antd';
import { useMemo, useState } from 'react';
import type { DecisaoDaEstacao } from '../../../../../domain/acesso/estacao.ts';
import listarEstacoes from '../../../../../events/http/acesso/listar-estacoes.ts';
import { Espera } from '../../componentes/falha.tsx';
import { Situacao } from '../../componentes/situacao.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { inteira, Lista } from '../../componentes/tabela/lista.tsx';
import { useConsulta } from '../../nucleo/consulta.ts';
import { ESTACAO } from '../../nucleo/situacoes.ts';
import { Decidir, VERBO, type Decisao } from './decidir.tsx';
import type { Estacao } from './estacoes.tsx';

const COLUNAS: readonly Coluna<Estacao>[] = [
  { chave: 'nome', titulo: 'Estação', valor: (e) => e.nome },
  { chave: 'local', titulo: 'Onde fica', valor: (e) => e.local, ate: 260 },
  { chave: 'situacao', titulo: 'Situação', valor: (e) => ESTACAO[e.situacao].nome, desenhar: (e) => <Situacao de={ESTACAO[e.situacao]} /> },
  { chave: 'pedidaPor', titulo: 'Quem pediu', valor: (e) => e.pedidaPor },
  { chave: 'pedidaEm', titulo: 'Pedida em', tipo: 'instante', valor: (e) => e.pedidaEm, desde: 'lg' },
  { chave: 'decididaPor', titulo: 'Quem decidiu', valor: (e) => e.decididaPor, desde: 'lg' },
  { chave: 'vistaEm', titulo: 'Vista em', tipo: 'instante', valor: (e) => e.vistaEm, desde: 'lg' },
];

const CABEM: Readonly<Record<Estacao['situacao'], readonly DecisaoDaEstacao[]>> = { PENDENTE: ['APROVAR', 'RECUSAR'], ATIVA: ['DESLIGAR'], INATIVA: ['LIGAR'] };

function colunaDeDecidir(aoDecidir: (d: Decisao) => void): TableColumnType<Estacao> {
  return {
    key: 'acoes',
    title: 'Ação',
    render: (_, estacao) =>
      CABEM[estacao.situacao].map((decisao) => (
        <Button key={decisao} size="small" aria-label={`${VERBO[decisao]} ${estacao.nome}`} onClick={() => aoDecidir({ estacao, decisao })}>
          {VERBO[decisao]}
        </Button>
      )),
  };
}

export function ListaDeEstacoes({ podeDecidir }: { readonly podeDecidir: boolean }) {
  const estacoes = useConsulta(listarEstacoes, {});
  const [aberta, setAberta] = useState<Decisao | null>(null);
  const extras = useMemo(() => (podeDecidir ? [colunaDeDecidir(setAberta)] : []), [podeDecidir]);
  return (
    <Espera consulta={estacoes}>
      {({ itens }) => (
        <>
          <Lista titulo="Estações" colunas={COLUNAS} colecao={inteira(itens)} chave={(e) => e.id} arquivo="estacoes" extras={extras} vazio="Nenhum computador registrado." />
          {aberta !== null && <Decidir {...aberta} aoFechar={() => setAberta(null)} />}
        </>
      )}
    </Espera>
  );
}
