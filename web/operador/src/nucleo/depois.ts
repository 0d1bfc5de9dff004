import { useEffect, useState } from 'react';

/** The value as it was when it stopped changing for `ms`: what is typed is not asked letter by letter. */
export function useDepois<T>(valor: T, ms: number): T {
  const [assentado, setAssentado] = useState(valor);
  useEffect(() => {
    const espera = setTimeout(() => setAssentado(valor), ms);
    return () => clearTimeout(espera);
  }, [valor, ms]);
  return assentado;
}
