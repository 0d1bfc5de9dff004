import { Checkbox, InputNumber } from 'antd';
import { useId, type ReactNode } from 'react';

interface PropsDoNumero {
  readonly nome: string;
  readonly unidade: string;
  readonly de: number;
  readonly ate: number;
  readonly valor: number | null;
  readonly parado?: boolean;
  readonly erro: string | undefined;
  readonly aoMudar: (valor: number | null) => void;
}

/** A whole number within limits, which are said before they are broken. */
export function CampoDeNumero({ nome, unidade, de, ate, valor, parado = false, erro, aoMudar }: PropsDoNumero) {
  const id = useId();
  return (
    <div className="campo campo--numero">
      <label htmlFor={id}>{nome}</label>
      <span className="campo__linha">
        <InputNumber
          id={id}
          precision={0}
          value={valor}
          disabled={parado}
          status={erro === undefined ? '' : 'error'}
          aria-invalid={erro !== undefined}
          aria-describedby={`${id}-ajuda`}
          onChange={(novo) => aoMudar(typeof novo === 'number' ? novo : null)}
        />
        <span>{unidade}</span>
      </span>
      <p id={`${id}-ajuda`} className={erro === undefined ? 'ajuda' : 'ajuda ajuda--erro'}>
        {erro ?? `De ${de} a ${ate}.`}
      </p>
    </div>
  );
}

interface PropsDaEscolha {
  readonly marcado: boolean;
  readonly explicacao?: string;
  readonly aoMudar: (marcado: boolean) => void;
  readonly children: ReactNode;
}

export function CampoSimNao({ marcado, explicacao, aoMudar, children }: PropsDaEscolha) {
  return (
    <div className="campo">
      <Checkbox checked={marcado} onChange={(e) => aoMudar(e.target.checked)}>
        {children}
      </Checkbox>
      {explicacao !== undefined && <p className="ajuda ajuda--recuada">{explicacao}</p>}
    </div>
  );
}
