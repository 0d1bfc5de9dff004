import { simboloItf } from '../../../../../domain/arrecadacao/simbolo-itf.ts';

const SILENCIO = 20;
const ALTURA = 60;

/** The barcode as it is printed: black on white in either theme, with its quiet zones, so that a reader takes it from the screen. */
export function CodigoDeBarras({ codigo }: { readonly codigo: string }) {
  const { modulos, barras } = simboloItf(codigo);
  return (
    <svg className="codigo-de-barras" viewBox={`0 0 ${modulos + 2 * SILENCIO} ${ALTURA}`} preserveAspectRatio="none" role="img" aria-label={`Código de barras ${codigo}`} shapeRendering="crispEdges">
      <rect width="100%" height="100%" fill="#fff" />
      {barras.map(({ x, largura }) => (
        <rect key={x} x={x + SILENCIO} y={6} width={largura} height={ALTURA - 12} fill="#000" />
      ))}
    </svg>
  );
}
