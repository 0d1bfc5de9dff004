import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import devolverRota from '../../../../../events/http/faturamento/devolver-rota.ts';
import { DialogoMotivo } from '../../componentes/dialogo-motivo.tsx';
import { Situacao } from '../../componentes/situacao.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { inteira, Lista } from '../../componentes/tabela/lista.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useAto } from '../../nucleo/ato.ts';
import { inteiro } from '../../nucleo/formatar.ts';
import { ROTA } from '../../nucleo/situacoes.ts';
import { Andamento, textoDoAndamento } from './andamento.tsx';
import type { DetalheDoCiclo } from './use-ciclo.ts';

type Rota = DetalheDoCiclo['rotas'][number];

const USUAIS = ['Leituras da rota refeitas pelo leiturista', 'Cadastro de ligações corrigido', 'Arquivo de leituras trocado'];

function colunas(ciclo: number, emCritica: boolean, aoDevolver: (rota: Rota) => void): readonly Coluna<Rota>[] {
  return [
    { chave: 'numero', titulo: 'Rota', tipo: 'codigo', valor: (r) => r.numero },
    { chave: 'situacao', titulo: 'Situação', valor: (r) => ROTA[r.situacao].nome, desenhar: (r) => <Situacao de={ROTA[r.situacao]} /> },
    { chave: 'andamento', titulo: 'Andamento', tipo: 'texto', valor: textoDoAndamento, desenhar: (r) => <Andamento rota={r} /> },
    { chave: 'ligacoes', titulo: 'Ligações', tipo: 'numero', valor: (r) => r.ligacoes },
    { chave: 'calculadas', titulo: 'Calculadas', tipo: 'numero', valor: (r) => r.calculadas },
    { chave: 'estacionadas', titulo: 'Estacionadas', tipo: 'numero', valor: (r) => r.estacionadas },
    { chave: 'semFatura', titulo: 'Sem fatura', tipo: 'numero', valor: (r) => r.semFatura, desde: 'xxl' },
    {
      chave: 'pendentes',
      titulo: 'Pendentes',
      tipo: 'numero',
      valor: (r) => r.pendentes,
      desenhar: (r) =>
        r.apontamentos === 0 ? (
          inteiro(0)
        ) : (
          <Link to="/ciclos/$ciclo/critica" params={{ ciclo }} search={{ rota: String(r.rota) }}>
            {inteiro(r.pendentes)} de {inteiro(r.apontamentos)}
          </Link>
        ),
    },
    { chave: 'volume', titulo: 'Volume', tipo: 'm3', valor: (r) => r.volume },
    { chave: 'valor', titulo: 'Valor', tipo: 'reais', valor: (r) => r.valor },
    { chave: 'emitidas', titulo: 'Emitidas', tipo: 'numero', valor: (r) => r.emitidas, ...(emCritica ? { desde: 'xxl' as const } : {}) },
    { chave: 'calculos', titulo: 'Cálculos', tipo: 'numero', valor: (r) => r.calculos, desde: 'xxl' },
    ...(emCritica
      ? [
          {
            chave: 'atos',
            titulo: 'Ações',
            tipo: 'atos' as const,
            valor: () => null,
            desenhar: (r: Rota) => (
              <Button size="small" disabled={r.situacao !== 'CALCULADA'} onClick={() => aoDevolver(r)}>
                Devolver<span className="so-leitor"> a rota {r.numero}</span>
              </Button>
            ),
          },
        ]
      : []),
  ];
}

/** Live progress of each rota, and its way back to be computed again. */
export function RotasDoCiclo({ detalhe: { ciclo, rotas } }: { readonly detalhe: DetalheDoCiclo }) {
  const [devolvendo, setDevolvendo] = useState<Rota | null>(null);
  const ato = useAto(devolverRota, ['mostrarCiclo', 'listarApontamentos']);
  const pode = usePode();
  const devolve = ciclo.situacao === 'EM_CRITICA' && pode.algures('critica:executar');
  const quais = useMemo(
    () =>
      colunas(ciclo.id, devolve, (rota) => {
        setDevolvendo(rota);
      }),
    [ciclo.id, devolve],
  );
  const fechar = () => {
    setDevolvendo(null);
    ato.reset();
  };
  return (
    <>
      <Lista titulo="Rotas do ciclo" colunas={quais} colecao={inteira(rotas)} chave={(r) => r.rota} arquivo={`rotas-do-ciclo-${ciclo.id}`} />
      {devolvendo && (
        <DialogoMotivo
          titulo={`Devolver a rota ${devolvendo.numero} para novo cálculo?`}
          explicacao={`As ${inteiro(devolvendo.ligacoes)} contas provisórias da rota são calculadas de novo com as leituras e o cadastro de agora. As decisões já tomadas na crítica são mantidas.`}
          confirmar="Devolver rota"
          usuais={USUAIS}
          ocupado={ato.isPending}
          problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
          erro={ato.error}
          aoConfirmar={(motivo) => ato.mutate({ params: { ciclo: ciclo.id, rota: devolvendo.rota }, corpo: { motivo } }, { onSuccess: (r) => (r.ok ? fechar() : undefined) })}
          aoFechar={fechar}
        />
      )}
    </>
  );
}
