import { useEffect, useState } from 'react';

const RAPIDO_MS = 1_000;
const LENTO_MS = 15_000;
const DURACAO_MS = 60_000;

/** How often a list of files is asked: now and then, and every second for a minute after one was sent. */
export function useEspera(): { readonly ritmo: number; readonly comecar: () => void } {
  const [ate, setAte] = useState(0);
  useEffect(() => {
    if (ate === 0) return undefined;
    const fim = setTimeout(() => setAte(0), Math.max(0, ate - Date.now()));
    return () => clearTimeout(fim);
  }, [ate]);
  return { ritmo: ate === 0 ? LENTO_MS : RAPIDO_MS, comecar: () => setAte(Date.now() + DURACAO_MS) };
}
