import { DownloadOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { inteiro } from '../../nucleo/formatar.ts';
import type { Coluna } from './colunas.ts';
import { exportarCsv } from './exportar.ts';
import type { Lista } from './use-lista.ts';
import { Icone } from '../icone.tsx';

interface Props<T> {
  readonly lista: Lista<T>;
  readonly colunas: readonly Coluna<T>[];
  /** How many there are in all, on the server. */
  readonly total: number;
  readonly arquivo: string;
  readonly filtros?: ReactNode;
  /** In place of handing over the lines of the screen, where taking them away is an act of its own. */
  readonly exportacao?: ReactNode;
  readonly carregando?: boolean;
  readonly completando?: boolean;
  /** Present when the server has more lines than were brought. */
  readonly trazerMais?: (() => void) | undefined;
}

/** Above every list: filters, how many lines, export. */
export function Barra<T>({ lista, colunas, total, arquivo, filtros, exportacao, carregando = false, completando = false, trazerMais }: Props<T>) {
  const { visiveis, busca, setBusca } = lista;
  // where the server does not know how many there are, the total is what was brought
  const quantas = visiveis.length === total ? `${inteiro(total)} ${trazerMais ? 'até aqui' : 'no total'}` : `${inteiro(visiveis.length)} de ${inteiro(total)}`;
  return (
    <search className="barra">
      {filtros}
      <Input className="barra__busca" allowClear prefix={<Icone de={SearchOutlined} />} placeholder="Filtrar nesta lista" aria-label="Filtrar nesta lista" value={busca} onChange={(e) => setBusca(e.target.value)} />
      <output className="barra__quantas">
        {carregando ? 'carregando…' : completando ? `${quantas}, carregando…` : quantas}
      </output>
      {trazerMais && <Button onClick={trazerMais}>Trazer mais linhas</Button>}
      {exportacao ?? (
        <Button icon={<Icone de={DownloadOutlined} />} onClick={() => exportarCsv(arquivo, colunas, visiveis)} disabled={visiveis.length === 0}>
          Exportar CSV
        </Button>
      )}
    </search>
  );
}
