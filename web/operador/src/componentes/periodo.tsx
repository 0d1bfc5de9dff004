import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useId } from 'react';

interface Props {
  /** What happened in the period: "Recebido". */
  readonly nome: string;
  /** AAAA-MM-DD; either end may be open. */
  readonly de: string | undefined;
  readonly ate: string | undefined;
  readonly aoEscolher: (mudanca: { readonly de: string | undefined; readonly ate: string | undefined }) => void;
}

/** The days of a filter, both included. */
export function Periodo({ nome, de, ate, aoEscolher }: Props) {
  const id = useId();
  return (
    <span className="escolha">
      <label htmlFor={`${id}-de`}>{nome}</label>
      <DatePicker.RangePicker
        id={{ start: `${id}-de`, end: `${id}-ate` }}
        aria-label={`${nome} no período`}
        format="DD/MM/YYYY"
        allowEmpty={[true, true]}
        value={[de === undefined ? null : dayjs(de), ate === undefined ? null : dayjs(ate)]}
        onChange={(datas) => aoEscolher({ de: datas?.[0]?.format('YYYY-MM-DD'), ate: datas?.[1]?.format('YYYY-MM-DD') })}
      />
    </span>
  );
}
