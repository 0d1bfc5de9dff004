import { Table, type TableColumnType } from 'antd';
import type { ReactNode, TdHTMLAttributes } from 'react';
import { NADA } from '../../nucleo/formatar.ts';
import { ehNumerica, textoDa, type Coluna } from './colunas.ts';
import type { Ordem } from './ordenar.ts';

const POR_PAGINA = 50;
/** A text this wide takes a line of its own in a card. */
const LONGA_PX = 300;

export interface PropsDaTabela<T> {
  readonly titulo: string;
  readonly colunas: readonly Coluna<T>[];
  /** Already filtered and ordered. */
  readonly linhas: readonly T[];
  readonly chave: (linha: T) => string | number;
  readonly ordem: Ordem | null;
  readonly aoOrdenar: (ordem: Ordem | null) => void;
  readonly carregando?: boolean;
  readonly vazio?: ReactNode;
  readonly pagina?: number;
  readonly aoPaginar?: (pagina: number) => void;
  readonly classeDaLinha?: (linha: T) => string;
  readonly aoClicar?: (linha: T) => void;
  readonly atual?: (linha: T) => boolean;
  /** Columns that are no data: before the others, and after. */
  readonly primeiras?: readonly TableColumnType<T>[];
  readonly extras?: readonly TableColumnType<T>[];
}

export const LINHAS_POR_PAGINA = POR_PAGINA;

function desenhar<T>(coluna: Coluna<T>, linha: T): ReactNode {
  const conteudo = coluna.desenhar?.(linha) ?? textoDa(coluna, linha);
  return coluna.ate === undefined ? conteudo : <span className="celula-longa" style={{ maxWidth: coluna.ate }}>{conteudo}</span>;
}

type DaCelula = TdHTMLAttributes<HTMLTableCellElement> & { readonly 'data-titulo': string; readonly 'data-vazia'?: boolean };

/** On a phone a line is a card: each value says what it is, and what says nothing leaves. */
function daCelula<T>(coluna: Coluna<T>, linha: T): DaCelula {
  const vazia = coluna.valor(linha) === null && (coluna.desenhar?.(linha) ?? NADA) === NADA;
  return { 'data-titulo': coluna.titulo, ...(vazia ? { 'data-vazia': true } : {}), ...((coluna.ate ?? 0) < LONGA_PX ? {} : { className: 'longa' }) };
}

function colunaDaTabela<T>(coluna: Coluna<T>, ordem: Ordem | null): TableColumnType<T> {
  return {
    key: coluna.chave,
    title: coluna.titulo,
    align: ehNumerica(coluna) ? 'right' : 'left',
    render: (_: unknown, linha: T) => desenhar(coluna, linha),
    onCell: (linha: T) => daCelula(coluna, linha),
    ...(coluna.tipo === 'atos' ? { fixed: 'right' as const } : { sorter: true, sortOrder: ordem?.chave === coluna.chave ? ordem.sentido : null }),
    ...(coluna.desde === undefined ? {} : { responsive: [coluna.desde] }),
    ...(ehNumerica(coluna) || coluna.tipo === 'codigo' || coluna.tipo === 'data' ? { className: 'numeros' } : {}),
  };
}

/** A dense table. Order and filter belong to whoever shows it, so that what is exported and what the keyboard walks is what is seen. */
export function Tabela<T extends object>(p: PropsDaTabela<T>) {
  const colunas = [...(p.primeiras ?? []), ...p.colunas.map((c) => colunaDaTabela(c, p.ordem)), ...(p.extras ?? [])];
  return (
    <Table<T>
      aria-label={p.titulo}
      size="small"
      columns={colunas}
      dataSource={[...p.linhas]}
      rowKey={(linha) => p.chave(linha)}
      loading={p.carregando ?? false}
      showSorterTooltip={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <div className="vazio">{p.carregando === true ? 'Carregando…' : (p.vazio ?? 'Nada encontrado.')}</div> }}
      pagination={{
        pageSize: POR_PAGINA,
        hideOnSinglePage: true,
        showSizeChanger: false,
        size: 'small',
        ...(p.pagina === undefined ? {} : { current: p.pagina }),
        ...(p.aoPaginar === undefined ? {} : { onChange: p.aoPaginar }),
      }}
      rowClassName={(linha) => p.classeDaLinha?.(linha) ?? ''}
      onRow={(linha) => ({
        ...(p.aoClicar === undefined ? {} : { onClick: () => p.aoClicar?.(linha) }),
        ...(p.atual === undefined ? {} : { 'aria-current': p.atual(linha) ? ('true' as const) : undefined, 'data-linha': String(p.chave(linha)) }),
      })}
      onChange={(_pagina, _filtros, sorter) => {
        const s = Array.isArray(sorter) ? sorter[0] : sorter;
        p.aoOrdenar(s?.order == null ? null : { chave: String(s.columnKey), sentido: s.order });
      }}
    />
  );
}
