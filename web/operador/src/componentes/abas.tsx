import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

export interface Aba {
  readonly chave: string;
  readonly nome: string;
  readonly conteudo: () => ReactNode;
}

interface Props {
  readonly nome: string;
  readonly abas: readonly Aba[];
  readonly atual: string;
  readonly aoTrocar: (chave: string) => void;
}

const PASSOS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Tabs as the WAI-ARIA practice has them: one stop of Tab, the arrows go from one to the other. On a narrow screen they wrap. */
export function Abas({ nome, abas, atual, aoTrocar }: Props) {
  const id = useId();
  const lista = useRef<HTMLDivElement>(null);
  const aberta = abas.find((a) => a.chave === atual) ?? abas[0];
  const aoTeclar = (e: KeyboardEvent) => {
    const passo = PASSOS[e.key];
    if (passo === undefined || aberta === undefined) return;
    e.preventDefault();
    const lugar = (abas.indexOf(aberta) + passo + abas.length) % abas.length;
    const proxima = abas[lugar];
    if (proxima === undefined) return;
    aoTrocar(proxima.chave);
    lista.current?.querySelectorAll('button')[lugar]?.focus();
  };
  if (aberta === undefined) return null;
  return (
    <>
      <div ref={lista} className="abas" role="tablist" aria-label={nome} tabIndex={-1} onKeyDown={aoTeclar}>
        {abas.map((a) => (
          <button
            key={a.chave}
            type="button"
            role="tab"
            id={`${id}-${a.chave}`}
            aria-selected={a === aberta}
            aria-controls={`${id}-painel`}
            tabIndex={a === aberta ? 0 : -1}
            onClick={() => aoTrocar(a.chave)}
          >
            {a.nome}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-painel`} aria-labelledby={`${id}-${aberta.chave}`} key={aberta.chave}>
        {aberta.conteudo()}
      </div>
    </>
  );
}
