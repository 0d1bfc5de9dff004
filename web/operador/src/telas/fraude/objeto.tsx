import { Link } from '@tanstack/react-router';
import { descreverAlvo } from '../../../../../domain/comum/auditoria/alvo.ts';

/** An object of the audit in words, with the way to it: the ligação that it speaks of, or what was done to it. */
export function Objeto({ objeto }: { readonly objeto: string }) {
  const cdc = /(?:^|\/)ligacao:(\d{1,9})$/.exec(objeto)?.[1];
  if (cdc !== undefined) {
    return (
      <Link to="/ligacoes/$cdc" params={{ cdc: Number(cdc) }}>
        {descreverAlvo(objeto)}
      </Link>
    );
  }
  return (
    <Link to="/auditoria" search={{ objeto }}>
      {descreverAlvo(objeto)}
    </Link>
  );
}
