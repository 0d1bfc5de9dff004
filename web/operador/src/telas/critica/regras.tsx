import { inteiro } from '../../nucleo/formatar.ts';
import type { RespostaDaCritica } from './tipos.ts';

interface Props {
  readonly porRegra: RespostaDaCritica['porRegra'];
  readonly escolhida: string | undefined;
  readonly aoEscolher: (regra: string | undefined) => void;
}

/** How many there are of each rule; one press shows only those. */
export function Regras({ porRegra, escolhida, aoEscolher }: Props) {
  if (porRegra.length === 0) return null;
  return (
    <fieldset className="regras">
      <legend className="so-leitor">Filtrar por regra</legend>
      {porRegra.map(({ regra, nome, pendentes, total }) => (
        <button key={regra} type="button" aria-pressed={regra === escolhida} onClick={() => aoEscolher(regra === escolhida ? undefined : regra)}>
          {nome}
          <small>
            {inteiro(pendentes)} de {inteiro(total)}
            <span className="so-leitor"> pendentes</span>
          </small>
        </button>
      ))}
    </fieldset>
  );
}
