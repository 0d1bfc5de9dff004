import { Checkbox, Input, InputNumber } from 'antd';
import { useId, type ReactNode } from 'react';
import { inteiro } from '../../nucleo/formatar.ts';
import { MENOR_MOTIVO } from '../../nucleo/motivo.ts';

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
        {erro ?? `De ${inteiro(de)} a ${inteiro(ate)}.`}
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

interface PropsDoMotivo {
  readonly nome: string;
  /** Where it goes. */
  readonly ajuda: string;
  readonly motivo: string;
  readonly falta: boolean;
  readonly aoMudar: (motivo: string) => void;
}

export function CampoDeMotivo({ nome, ajuda, motivo, falta, aoMudar }: PropsDoMotivo) {
  const id = useId();
  return (
    <div className="campo">
      <label htmlFor={id}>{nome}</label>
      <Input.TextArea id={id} rows={2} maxLength={500} value={motivo} status={falta ? 'error' : ''} aria-invalid={falta} aria-describedby={`${id}-ajuda`} onChange={(e) => aoMudar(e.target.value)} />
      <p id={`${id}-ajuda`} className={falta ? 'ajuda ajuda--erro' : 'ajuda'}>
        {falta ? `Escreva o motivo com pelo menos ${MENOR_MOTIVO} letras.` : ajuda}
      </p>
    </div>
  );
}
