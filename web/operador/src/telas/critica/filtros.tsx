import { InputNumber } from 'antd';
import { useEffect, useId, useState } from 'react';
import { Escolha } from '../../componentes/escolha.tsx';
import { useDepois } from '../../nucleo/depois.ts';
import { APONTAMENTO, opcoesDe } from '../../nucleo/situacoes.ts';
import type { DetalheDoCiclo } from '../ciclo/use-ciclo.ts';
import type { FiltrosDaCritica } from './use-apontamentos.ts';

interface Props {
  readonly valores: FiltrosDaCritica;
  readonly rotas: DetalheDoCiclo['rotas'];
  readonly aoFiltrar: (mudanca: Readonly<Record<string, string | number | undefined>>) => void;
}

const ESPERA_MS = 400;
const EFEITOS = [
  { value: 'bloqueia', label: 'Bloqueia' },
  { value: 'avisa', label: 'Só avisa' },
];

export function Filtros({ valores, rotas, aoFiltrar }: Props) {
  return (
    <>
      <Escolha nome="Situação" valor={valores.situacao} opcoes={opcoesDe(APONTAMENTO)} aoEscolher={(situacao) => aoFiltrar({ situacao })} largura={150} />
      <Escolha nome="Efeito" valor={valores.efeito} opcoes={EFEITOS} aoEscolher={(efeito) => aoFiltrar({ efeito })} largura={130} />
      <Escolha nome="Rota" valor={valores.rota} opcoes={rotas.map((r) => ({ value: String(r.rota), label: `Rota ${r.numero}` }))} aoEscolher={(rota) => aoFiltrar({ rota })} largura={120} />
      <CampoCdc valor={valores.cdc} aoFiltrar={aoFiltrar} />
    </>
  );
}

function CampoCdc({ valor, aoFiltrar }: { readonly valor: string | undefined; readonly aoFiltrar: Props['aoFiltrar'] }) {
  const id = useId();
  const [digitado, setDigitado] = useState<number | null>(valor === undefined ? null : Number(valor));
  const assentado = useDepois(digitado, ESPERA_MS);
  useEffect(() => {
    if ((assentado === null ? undefined : String(assentado)) !== valor) aoFiltrar({ cdc: assentado ?? undefined });
    // Only what was typed changes the address; the address itself changes by other ways too.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [assentado]);
  return (
    <span className="escolha">
      <label htmlFor={id}>CDC</label>
      <InputNumber id={id} min={1} max={999_999_999} precision={0} controls={false} value={digitado} onChange={setDigitado} style={{ width: 110 }} />
    </span>
  );
}
