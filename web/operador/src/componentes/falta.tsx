interface Props {
  /** The field names it in its `aria-describedby`. */
  readonly id: string;
  readonly texto: string;
}

/** What a field still needs, said as soon as one tries to confirm without it; nothing while the text is empty. */
export function Falta({ id, texto }: Props) {
  return (
    <p id={id} className="ajuda ajuda--erro" aria-live="polite">
      {texto}
    </p>
  );
}
