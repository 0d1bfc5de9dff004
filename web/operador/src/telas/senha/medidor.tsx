import { CheckCircleFilled, CloseCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { FORCAS, NOME_DA_FORCA, type ForcaDaSenha } from '../../../../../domain/acesso/forca-da-senha.ts';
import type { CodigoDaSenha } from '../../../../../domain/acesso/politica-de-senha.ts';
import { Icone } from '../../componentes/icone.tsx';
import type { Regra } from './regras.ts';

/** How strong what is typed is, in a word and a bar. It informs: what refuses is the policy. */
export function Medidor({ forca }: { readonly forca: ForcaDaSenha | undefined }) {
  const nivel = forca === undefined ? 0 : FORCAS.indexOf(forca) + 1;
  return (
    <div className="forca">
      <div className={`forca__barra forca__barra--${nivel}`} aria-hidden="true">
        {FORCAS.map((f, i) => (
          <span key={f} className={i < nivel ? 'cheio' : ''} />
        ))}
      </div>
      <p className="forca__nome" aria-live="polite">
        {forca === undefined ? 'Força da senha' : `Força: ${NOME_DA_FORCA[forca]}`}
      </p>
    </div>
  );
}

interface Props {
  readonly id: string;
  readonly regras: readonly Regra[];
  readonly quebradas: readonly CodigoDaSenha[];
  /** Nothing was typed yet: no rule is kept nor broken. */
  readonly vazia: boolean;
}

export function Regras({ id, regras, quebradas, vazia }: Props) {
  return (
    <ul id={id} className="regras-da-senha" aria-label="O que a senha precisa ter">
      {regras.map(({ codigo, texto }) => {
        const estado = vazia ? 'espera' : quebradas.includes(codigo) ? 'falta' : 'certo';
        return (
          <li key={codigo} className={`regras-da-senha__item--${estado}`}>
            <Icone de={estado === 'certo' ? CheckCircleFilled : estado === 'falta' ? CloseCircleOutlined : MinusCircleOutlined} />
            <span>
              {texto}
              {estado !== 'espera' && <span className="so-leitor">{estado === 'certo' ? ' (atendida)' : ' (falta)'}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
