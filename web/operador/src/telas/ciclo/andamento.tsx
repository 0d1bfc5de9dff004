import type { DetalheDoCiclo } from './use-ciclo.ts';

type Rota = DetalheDoCiclo['rotas'][number];

function parte(feitas: number, total: number): number {
  return total === 0 ? 0 : Math.min(1, feitas / total);
}

/** How much of each stage is done, from 0 to 1: calculation, issue, print. */
export function etapasDaRota({ situacao, ligacoes, calculadas, estacionadas, semFatura, emitidas }: Rota): readonly [number, number, number] {
  switch (situacao) {
    case 'PENDENTE':
      return [parte(calculadas + estacionadas + semFatura, ligacoes) * 0.95, 0, 0];
    case 'CALCULADA':
      return [1, parte(emitidas ?? 0, calculadas) * 0.95, 0];
    case 'EMITIDA':
      return [1, 1, 0];
    case 'IMPRESSA':
      return [1, 1, 1];
  }
}

const NOMES = ['cálculo', 'emissão', 'impressão'] as const;

/** The stages through which it has gone, for the eyes and in words. */
export function textoDoAndamento(rota: Rota): string {
  const feitas = etapasDaRota(rota).filter((e) => e === 1).length;
  const agora = NOMES[feitas];
  return agora === undefined ? 'pronta' : `falta ${NOMES.slice(feitas).join(' e ')}`;
}

/** Three bars, one for each stage. */
export function Andamento({ rota }: { readonly rota: Rota }) {
  const etapas = etapasDaRota(rota);
  const total = Math.round((etapas.reduce((a, b) => a + b, 0) / etapas.length) * 100);
  return (
    <div className="andamento">
      <progress className="so-leitor" aria-label={`Rota ${rota.numero}: ${textoDoAndamento(rota)}`} max={100} value={total} />
      {etapas.map((e, i) => (
        <span key={NOMES[i]} title={NOMES[i]}>
          <span style={{ width: `${e * 100}%` }} />
        </span>
      ))}
    </div>
  );
}
