import { Input } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useDepois } from '../nucleo/depois.ts';

interface Props {
  readonly nome: string;
  readonly valor: string | undefined;
  readonly exemplo: string;
  readonly maximo: number;
  readonly largura?: number;
  /** What is wrong with what was typed, if anything. */
  readonly erro?: string | undefined;
  readonly aoMudar: (valor: string | undefined) => void;
}

const ESPERA_MS = 400;

/** A filter of a list that is typed: it asks when the fingers rest. */
export function CampoDeFiltro({ nome, valor, exemplo, maximo, largura = 170, erro, aoMudar }: Props) {
  const id = useId();
  const [digitado, setDigitado] = useState(valor ?? '');
  const assentado = useDepois(digitado.trim(), ESPERA_MS);
  useEffect(() => {
    if (assentado !== (valor ?? '')) aoMudar(assentado === '' ? undefined : assentado);
    // Only what was typed changes the address; the address itself changes by other ways too.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [assentado]);
  return (
    <span className="escolha">
      <label htmlFor={id}>{nome}</label>
      <Input
        id={id}
        allowClear
        maxLength={maximo}
        placeholder={exemplo}
        value={digitado}
        onChange={(e) => setDigitado(e.target.value)}
        style={{ width: largura }}
        {...(erro === undefined ? {} : { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': `${id}-erro` })}
      />
      {erro !== undefined && (
        <span id={`${id}-erro`} role="alert" className="erro-do-campo">
          {erro}
        </span>
      )}
    </span>
  );
}
