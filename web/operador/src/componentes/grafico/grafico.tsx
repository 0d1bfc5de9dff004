import type { EChartsType } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { desenhar, type OpcaoDoGrafico } from './motor.ts';

interface Props {
  readonly opcao: OpcaoDoGrafico;
  readonly altura: number;
}

/** A drawing for the eyes only: whoever shows it also says it in words. */
export function Grafico({ opcao, altura }: Props) {
  const lugar = useRef<HTMLDivElement>(null);
  const motor = useRef<EChartsType>(null);
  useEffect(() => {
    const elemento = lugar.current;
    if (elemento === null) return undefined;
    const grafico = desenhar(elemento);
    motor.current = grafico;
    const observador = new ResizeObserver(() => grafico.resize());
    observador.observe(elemento);
    return () => {
      observador.disconnect();
      grafico.dispose();
    };
  }, []);
  useEffect(() => motor.current?.setOption(opcao, true), [opcao]);
  return <div ref={lugar} style={{ height: altura }} aria-hidden="true" />;
}
