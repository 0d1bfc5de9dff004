import type { ComponentType, HTMLAttributes } from 'react';

interface Props {
  readonly de: ComponentType<HTMLAttributes<HTMLSpanElement>>;
  readonly classe?: string;
}

/** A drawing beside words that already say it. Left to itself, an icon of the library reads its English name aloud. */
export function Icone({ de: Desenho, classe }: Props) {
  return <Desenho aria-hidden="true" role="presentation" aria-label={undefined} {...(classe === undefined ? {} : { className: classe })} />;
}
