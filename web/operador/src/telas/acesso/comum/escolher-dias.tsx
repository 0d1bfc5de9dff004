import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useId } from 'react';
import { Falta } from '../../../componentes/falta.tsx';

export interface Dias {
  readonly de: string;
  readonly ate: string;
}

interface Props {
  readonly valor: Dias | undefined;
  readonly falta: boolean;
  readonly aoEscolher: (dias: Dias | undefined) => void;
}

/** The first and the last day of what is given; both inside. */
export function EscolherDias({ valor, falta, aoEscolher }: Props) {
  const id = useId();
  return (
    <div>
      <div className="dois-rotulos">
        <label htmlFor={`${id}-de`}>Do dia</label>
        <label htmlFor={`${id}-ate`}>Até o dia</label>
      </div>
      <DatePicker.RangePicker
        id={{ start: `${id}-de`, end: `${id}-ate` }}
        format="DD/MM/YYYY"
        style={{ width: '100%' }}
        minDate={dayjs()}
        value={valor === undefined ? null : [dayjs(valor.de), dayjs(valor.ate)]}
        status={falta ? 'error' : ''}
        aria-invalid={falta}
        aria-describedby={`${id}-falta`}
        onChange={(datas) => aoEscolher(datas?.[0] && datas[1] ? { de: datas[0].format('YYYY-MM-DD'), ate: datas[1].format('YYYY-MM-DD') } : undefined)}
      />
      <Falta id={`${id}-falta`} texto={falta ? 'Escolha o primeiro e o último dia.' : ''} />
    </div>
  );
}
