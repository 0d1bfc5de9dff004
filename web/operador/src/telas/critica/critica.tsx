import { getRouteApi } from '@tanstack/react-router';
import { Drawer, Grid } from 'antd';
import { useMemo, useState } from 'react';
import { Falha } from '../../componentes/falha.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { Situacao } from '../../componentes/situacao.tsx';
import { useLista } from '../../componentes/tabela/use-lista.ts';
import { usePode } from '../../moldura/sessao.ts';
import { contar, referencia } from '../../nucleo/formatar.ts';
import { CICLO } from '../../nucleo/situacoes.ts';
import { useCiclo } from '../ciclo/use-ciclo.ts';
import { AjudaDeAtalhos } from './ajuda.tsx';
import type { Comando } from './atalhos.ts';
import { colunasDaCritica } from './colunas.tsx';
import { DialogoDecisao } from './dialogo-decisao.tsx';
import { Filtros } from './filtros.tsx';
import { Grade } from './grade.tsx';
import { Painel } from './painel.tsx';
import { Regras } from './regras.tsx';
import { chaveDe } from './tipos.ts';
import { useApontamentos } from './use-apontamentos.ts';
import { useCursor } from './use-cursor.ts';
import { useDecisao } from './use-decisao.ts';
import { useMarcadas } from './use-marcadas.ts';
import { useFiltrar } from '../../nucleo/filtros.ts';

const rota = getRouteApi('/ciclos/$ciclo/critica');

/** The crítica of a cycle (TR 14.4): what departs from the pattern, and what a person decides of it. */
export function Critica() {
  const { ciclo } = rota.useParams();
  const filtros = rota.useSearch();
  const filtrar = useFiltrar();
  const pode = usePode();
  const larga = Grid.useBreakpoint().xl === true;
  const [ajuda, setAjuda] = useState(false);
  const [detalheAberto, setDetalheAberto] = useState(false);
  const { data: detalhe } = useCiclo(ciclo);
  const colecao = useApontamentos(ciclo, filtros);
  const porRegra = colecao.primeira?.porRegra ?? [];
  const colunas = useMemo(() => colunasDaCritica(new Map(colecao.primeira?.porRegra.map((r) => [r.regra, r.nome]))), [colecao.primeira?.porRegra]);
  const doEfeito = useMemo(() => (filtros.efeito === undefined ? colecao.linhas : colecao.linhas.filter((a) => a.bloqueia === (filtros.efeito === 'bloqueia'))), [colecao.linhas, filtros.efeito]);
  const lista = useLista(doEfeito, colunas);
  const cursor = useCursor(lista.visiveis);
  const marcadas = useMarcadas(lista.visiveis);
  const decisao = useDecisao(ciclo, (decididas) => {
    marcadas.limpar();
    cursor.proximoPendente(decididas);
  });
  const emCritica = detalhe?.ciclo.situacao === 'EM_CRITICA';
  const decide = emCritica && pode.algures('critica:alterar');
  const { atual } = cursor;
  const alvos = marcadas.linhas.length > 0 ? marcadas.linhas : atual === undefined ? [] : [atual];
  const obedecer = (comando: Comando) => {
    switch (comando.tipo) {
      case 'mover':
        return cursor.mover(comando.passo);
      case 'ponta':
        return cursor.ir(comando.qual === 'primeira' ? 0 : lista.visiveis.length - 1);
      case 'decidir':
        return decide ? decisao.comecar(comando.acao, alvos) : undefined;
      case 'marcar':
        return atual && marcadas.alternar(atual);
      case 'desmarcar':
        return marcadas.limpar();
      case 'pendente':
        return void cursor.proximoPendente();
      case 'detalhe':
        return setDetalheAberto(true);
      case 'ajuda':
        return setAjuda(true);
    }
  };
  const painel = atual && <Painel ciclo={ciclo} apontamento={atual} referencia={detalhe?.ciclo.referencia} emCritica={decide} aoDecidir={(acao) => decisao.comecar(acao, alvos)} />;
  const pendentes = porRegra.reduce((soma, r) => soma + r.pendentes, 0);
  const onde = detalhe === undefined ? `Ciclo ${ciclo}` : `Grupo ${detalhe.ciclo.grupo} · ${referencia(detalhe.ciclo.referencia)}`;
  return (
    <Pagina
      titulo={`Crítica · ${onde}`}
      selo={detalhe && <Situacao de={CICLO[detalhe.ciclo.situacao]} />}
      subtitulo={`${colecao.carregando ? 'Carregando os apontamentos' : contar(pendentes, 'apontamento pendente', 'apontamentos pendentes')}. A decisão vale para todos os apontamentos da ligação.`}
      migalhas={[{ nome: 'Ciclos', para: '/ciclos' }, { nome: onde, para: '/ciclos/$ciclo', params: { ciclo } }]}
    >
      {colecao.erro && <Falha erro={colecao.erro} />}
      <Regras porRegra={porRegra} escolhida={filtros.regra} aoEscolher={(regra) => filtrar({ regra })} />
      <div className="critica">
        <Grade ciclo={ciclo} colecao={colecao} lista={lista} colunas={colunas} cursor={cursor} marcadas={marcadas.chaves} filtros={<Filtros valores={filtros} rotas={detalhe?.rotas ?? []} aoFiltrar={filtrar} />} aoComandar={obedecer} />
        {larga && painel}
      </div>
      {!larga && (
        <Drawer open={detalheAberto && atual !== undefined} onClose={() => setDetalheAberto(false)} size="min(100vw, 520px)" title="Detalhe da ligação" key={atual && chaveDe(atual)}>
          {painel}
        </Drawer>
      )}
      <DialogoDecisao decisao={decisao} key={decisao.decidindo === null ? 'fechado' : 'aberto'} />
      {ajuda && <AjudaDeAtalhos aoFechar={() => setAjuda(false)} />}
    </Pagina>
  );
}
