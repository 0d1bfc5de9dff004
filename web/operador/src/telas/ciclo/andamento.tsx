import type { DetalheDoCiclo } from './use-ciclo.ts';

type Rota = DetalheDoCiclo['rotas'][number];

/** How much of the rota is done, in the stage in which it is. */
export function parteFeita({ situacao, ligacoes, calculadas, estacionadas, semFatura, emitidas }: Rota): number {
  switch (situacao) {
    case 'PENDENTE':
      return ligacoes === 0 ? 0 : (calculadas + estacionadas + semFatura) / ligacoes / 3;
    case 'CALCULADA':
      return 1 / 3 + (calculadas === 0 ? 0 : (emitidas ?? 0) / calculadas / 3);
    case 'EMITIDA':
      return 2 / 3;
    case 'IMPRESSA':
      return 1;
  }
}

const NOMES: Readonly<Record<Rota['situacao'], string>> = { PENDENTE: 'calculando', CALCULADA: 'calculada', EMITIDA: 'emitida', IMPRESSA: 'impressa' };

export function Andamento({ rota }: { readonly rota: Rota }) {
  const parte = Math.round(Math.min(1, parteFeita(rota)) * 100);
  return (
    <div className="andamento" role="progressbar" aria-label={`Rota ${rota.numero}: ${NOMES[rota.situacao]}`} aria-valuemin={0} aria-valuemax={100} aria-valuenow={parte}>
      <div className="andamento__trilho">
        <span style={{ width: `${parte}%` }} />
      </div>
      <small>{parte}%</small>
    </div>
  );
}
