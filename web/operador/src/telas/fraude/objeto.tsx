import { Link } from '@tanstack/react-router';

/** An object as the audit writes it, with the way to it: the ligação that it speaks of, or what was done to it. */
export function Objeto({ objeto }: { readonly objeto: string }) {
  const cdc = /(?:^|\/)ligacao:(\d{1,9})$/.exec(objeto)?.[1];
  if (cdc !== undefined) {
    return (
      <Link to="/ligacoes/$cdc" params={{ cdc: Number(cdc) }}>
        {objeto}
      </Link>
    );
  }
  return (
    <Link to="/auditoria" search={{ objeto }}>
      {objeto}
    </Link>
  );
}
