import { Button } from 'antd';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { Problema } from '../../../../../events/http/problema.ts';
import { CampoDeSenha } from '../../componentes/campo-de-senha.tsx';
import { Falha, Recusa } from '../../componentes/falha.tsx';

interface Props<T> {
  /** Of the form, where it is not alone on the screen. */
  readonly titulo?: string;
  readonly campo: string;
  readonly botao: string;
  readonly principal?: boolean;
  readonly perigo?: boolean;
  readonly ato: { readonly ocupado: boolean; readonly problema: Problema | undefined; readonly erro: Error | null; readonly agir: (pedido: { readonly corpo: { readonly senha: string } }) => Promise<T | undefined> };
  readonly aoFazer: (feito: T) => void;
  readonly children: ReactNode;
}

/** What only who knows the password may do to his own second factor. */
export function ComSenha<T>({ titulo, campo, botao, principal = false, perigo = false, ato: { ocupado, problema, erro, agir }, aoFazer, children }: Props<T>) {
  const [senha, setSenha] = useState('');
  const [tentou, setTentou] = useState(false);
  const enviar = async (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    setTentou(true);
    if (ocupado || senha === '') return;
    const feito = await agir({ corpo: { senha } });
    setSenha('');
    setTentou(false);
    if (feito !== undefined) aoFazer(feito);
  };
  return (
    <form className="entrar__formulario" noValidate onSubmit={(e) => void enviar(e)} {...(titulo === undefined ? {} : { 'aria-label': titulo })}>
      <p>{children}</p>
      {problema && <Recusa problema={problema} />}
      {erro && <Falha erro={erro} />}
      <CampoDeSenha nome={campo} valor={senha} preencher="current-password" erro={tentou && senha === '' ? 'Digite a sua senha.' : undefined} aoMudar={setSenha} />
      <Button type={principal ? 'primary' : 'default'} danger={perigo} htmlType="submit" loading={ocupado}>
        {botao}
      </Button>
    </form>
  );
}
