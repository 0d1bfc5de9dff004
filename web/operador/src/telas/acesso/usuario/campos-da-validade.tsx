import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useId } from 'react';
import { Falta } from '../../../componentes/falta.tsx';
import { data as dataBr } from '../../../nucleo/formatar.ts';
import type { Usuario } from './comum.ts';

/** Civil days, both inside; null: no bound. */
export interface Validade {
  readonly validoDe: string | null;
  readonly validoAte: string | null;
}

export function aoContrario({ validoDe, validoAte }: Validade): boolean {
  return validoDe !== null && validoAte !== null && validoAte < validoDe;
}

/** `até 31/12/2027`, `de 01/02/2027 a 31/12/2027`, `sem prazo`. */
export function descreverValidade({ validoDe, validoAte, naValidade }: Pick<Usuario, 'validoDe' | 'validoAte' | 'naValidade'>): string {
  const hoje = naValidade ? '' : ' (hoje não entra)';
  if (validoDe === null) return validoAte === null ? 'sem prazo' : `até ${dataBr(validoAte)}${hoje}`;
  return validoAte === null ? `a partir de ${dataBr(validoDe)}${hoje}` : `de ${dataBr(validoDe)} a ${dataBr(validoAte)}${hoje}`;
}

interface Props {
  readonly valor: Validade;
  readonly falta: boolean;
  readonly aoMudar: (valor: Validade) => void;
}

/** From when and until when a person may enter: contractors, trainees, substitutes. */
export function CamposDaValidade({ valor, falta, aoMudar }: Props) {
  const id = useId();
  const campo = (qual: keyof Validade, rotulo: string, vazio: string) => (
    <div>
      <label htmlFor={`${id}-${qual}`}>{rotulo}</label>
      <DatePicker
        id={`${id}-${qual}`}
        format="DD/MM/YYYY"
        placeholder={vazio}
        value={valor[qual] === null ? null : dayjs(valor[qual])}
        onChange={(dia) => aoMudar({ ...valor, [qual]: dia?.format('YYYY-MM-DD') ?? null })}
        status={falta ? 'error' : ''}
        aria-invalid={falta}
        aria-describedby={`${id}-falta`}
        style={{ width: 180 }}
      />
    </div>
  );
  return (
    <>
      {campo('validoDe', 'Válido de (se tiver início)', 'desde já')}
      {campo('validoAte', 'Válido até (se tiver fim)', 'sem prazo')}
      <Falta id={`${id}-falta`} texto={falta ? 'A validade termina antes de começar. Corrija uma das datas.' : ''} />
    </>
  );
}
