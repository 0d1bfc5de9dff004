import type { MesDeConsumo } from './consumo.tsx';

const LARGURA = 74;
const ALTURA = 20;

/** Twelve months and the current one in the space of a cell, for who runs the eyes down a column. */
export function Miniatura({ meses, atual }: { readonly meses: readonly MesDeConsumo[]; readonly atual: number | null }) {
  const antigos = [...meses].sort((a, b) => (a.referencia < b.referencia ? -1 : 1)).map((m) => m.consumo ?? 0);
  const todos = [...antigos, atual ?? 0];
  const maior = Math.max(1, ...todos);
  const passo = LARGURA / 13;
  return (
    <svg width={LARGURA} height={ALTURA} viewBox={`0 0 ${LARGURA} ${ALTURA}`} aria-hidden="true" className="miniatura">
      {todos.map((consumo, i) => {
        const alto = Math.max(1, (consumo / maior) * ALTURA);
        const x = LARGURA - (todos.length - i) * passo;
        return <rect key={x} x={x} y={ALTURA - alto} width={passo - 1.4} height={alto} rx={1} className={i === todos.length - 1 ? 'miniatura__atual' : undefined} />;
      })}
    </svg>
  );
}
