import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef } from 'antd';
import { useId, useState, type Ref } from 'react';
import { Icone } from './icone.tsx';

interface Props {
  readonly nome: string;
  readonly valor: string;
  readonly preencher: 'current-password' | 'new-password';
  readonly campo?: Ref<InputRef>;
  readonly erro?: string | undefined;
  /** Id of what explains the field. */
  readonly explicadoPor?: string;
  readonly aoMudar: (valor: string) => void;
}

const MAIOR = 1000;

/** A password with its label, which may be shown: who sees what he types needs no second try, and pasting from a safe is welcome. */
export function CampoDeSenha({ nome, valor, preencher, campo, erro, explicadoPor, aoMudar }: Props) {
  const id = useId();
  const [visivel, setVisivel] = useState(false);
  const explicacoes = [...(explicadoPor === undefined ? [] : [explicadoPor]), ...(erro === undefined ? [] : [`${id}-erro`])].join(' ');
  return (
    <div className="campo">
      <label htmlFor={id}>{nome}</label>
      <div className="campo__senha">
        <Input
          id={id}
          size="large"
          type={visivel ? 'text' : 'password'}
          autoComplete={preencher}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={MAIOR}
          value={valor}
          status={erro === undefined ? '' : 'error'}
          aria-invalid={erro !== undefined}
          onChange={(e) => aoMudar(e.target.value)}
          {...(campo === undefined ? {} : { ref: campo })}
          {...(explicacoes === '' ? {} : { 'aria-describedby': explicacoes })}
        />
        <Button
          size="large"
          icon={<Icone de={visivel ? EyeInvisibleOutlined : EyeOutlined} />}
          aria-label={`Mostrar: ${nome.toLowerCase()}`}
          aria-pressed={visivel}
          title={visivel ? 'Esconder' : 'Mostrar'}
          onClick={() => setVisivel(!visivel)}
        />
      </div>
      {erro !== undefined && (
        <p id={`${id}-erro`} className="ajuda ajuda--erro">
          {erro}
        </p>
      )}
    </div>
  );
}
