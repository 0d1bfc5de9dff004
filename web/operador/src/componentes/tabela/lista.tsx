import type { TableColumnType } from 'antd';
import type { ReactNode } from 'react';
import type { Colecao } from '../../nucleo/colecao.ts';
import { Falha } from '../falha.tsx';
import { Barra } from './barra.tsx';
import type { Coluna } from './colunas.ts';
import type { Ordem } from './ordenar.ts';
import { Tabela } from './tabela.tsx';
import { useLista } from './use-lista.ts';

interface Props<T> {
  readonly titulo: string;
  /** Stable between renders: the order is kept while they are the same. */
  readonly colunas: readonly Coluna<T>[];
  readonly colecao: Pick<Colecao<T, unknown>, 'linhas' | 'total' | 'carregando' | 'completando' | 'parcial' | 'trazerMais' | 'erro'>;
  readonly chave: (linha: T) => string | number;
  readonly arquivo: string;
  readonly filtros?: ReactNode;
  /** In place of handing over the lines of the screen, where taking them away is an act of its own. */
  readonly exportacao?: ReactNode;
  readonly ordem?: Ordem;
  readonly vazio?: ReactNode;
  readonly primeiras?: readonly TableColumnType<T>[];
  readonly extras?: readonly TableColumnType<T>[];
  readonly classeDaLinha?: (linha: T) => string;
}

/** A list as every list of the system: filter, order, count, export, pages. */
export function Lista<T extends object>({ titulo, colunas, colecao, chave, arquivo, filtros, exportacao, ordem, vazio, primeiras, extras, classeDaLinha }: Props<T>) {
  const lista = useLista(colecao.linhas, colunas, ordem ?? null);
  return (
    <section aria-label={titulo} className="lista">
      <Barra
        lista={lista}
        colunas={colunas}
        total={colecao.total}
        arquivo={arquivo}
        filtros={filtros}
        exportacao={exportacao}
        carregando={colecao.carregando}
        completando={colecao.completando}
        trazerMais={colecao.parcial ? colecao.trazerMais : undefined}
      />
      {colecao.erro && <Falha erro={colecao.erro} />}
      <Tabela
        titulo={titulo}
        colunas={colunas}
        linhas={lista.visiveis}
        chave={chave}
        ordem={lista.ordem}
        aoOrdenar={lista.setOrdem}
        carregando={colecao.carregando}
        vazio={vazio}
        {...(primeiras === undefined ? {} : { primeiras })}
        {...(extras === undefined ? {} : { extras })}
        {...(classeDaLinha === undefined ? {} : { classeDaLinha })}
      />
    </section>
  );
}

/** A list that came whole inside another answer. */
export function inteira<T>(linhas: readonly T[]): Props<T>['colecao'] {
  return { linhas, total: linhas.length, carregando: false, completando: false, parcial: false, trazerMais: () => undefined, erro: null };
}
