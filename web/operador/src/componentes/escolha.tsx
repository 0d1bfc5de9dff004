import { Select } from 'antd';
import { useId } from 'react';

interface Props<V extends string | number> {
  readonly nome: string;
  readonly valor: V | undefined;
  readonly opcoes: readonly { readonly value: V; readonly label: string }[];
  readonly aoEscolher: (valor: V | undefined) => void;
  readonly largura?: number;
  /** What is seen while nothing is chosen. */
  readonly semEscolha?: string;
}

/** A filter of a list with few values; empty means all, if `semEscolha` says nothing else. */
export function Escolha<V extends string | number>({ nome, valor, opcoes, aoEscolher, largura = 170, semEscolha = 'Todos' }: Props<V>) {
  const id = useId();
  return (
    <span className="escolha">
      <label htmlFor={id}>{nome}</label>
      <Select<V>
        id={id}
        allowClear
        placeholder={semEscolha}
        style={{ width: largura }}
        value={valor ?? null}
        options={[...opcoes]}
        onChange={(novo: V | null | undefined) => aoEscolher(novo ?? undefined)}
      />
    </span>
  );
}
