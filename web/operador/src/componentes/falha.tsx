import { Alert, Button, Result, Spin } from 'antd';
import type { ReactNode } from 'react';
import type { Problema } from '../../../../events/http/problema.ts';
import { ErroDaApi } from '../../../api-client/tipos.ts';
import { DIALOGO } from '../nucleo/foco.ts';
import { explicar } from '../nucleo/recusas.ts';

/** As a `ref`: in a dialog taller than the window, what was refused is said below what one sees. */
function trazerParaAVista(aviso: { readonly nativeElement: HTMLElement } | null): void {
  if (aviso?.nativeElement.closest(`[${DIALOGO}]`) != null) aviso.nativeElement.scrollIntoView({ block: 'nearest' });
}

/** A refusal: what happened and what to do next. */
export function Recusa({ problema }: { readonly problema: Problema }) {
  const { titulo, texto, eAgora, campos, atendimento } = explicar(problema);
  return (
    <Alert
      ref={trazerParaAVista}
      type={problema.status >= 500 ? 'error' : 'warning'}
      showIcon
      role="alert"
      className="recusa"
      title={titulo}
      description={
        <>
          {texto !== '' && <p>{texto}</p>}
          {campos.length > 0 && (
            <ul>
              {campos.map((campo) => (
                <li key={campo}>{campo}</li>
              ))}
            </ul>
          )}
          {eAgora !== undefined && <p>{eAgora}</p>}
          {atendimento !== undefined && <p>Código de atendimento: {atendimento}</p>}
        </>
      }
    />
  );
}

/** Anything that went wrong with an act or a question. */
export function Falha({ erro, deNovo }: { readonly erro: Error; readonly deNovo?: () => void }) {
  if (erro instanceof ErroDaApi) return <Recusa problema={erro.problema} />;
  return (
    <Alert
      ref={trazerParaAVista}
      type="error"
      showIcon
      role="alert"
      className="recusa"
      title="Não deu certo"
      description={erro.message}
      action={deNovo && <Button onClick={deNovo}>Tentar de novo</Button>}
    />
  );
}

interface PropsEspera<T> {
  readonly consulta: { readonly data: T | undefined; readonly error: Error | null; readonly refetch: () => unknown };
  readonly children: (dado: T) => ReactNode;
}

/** The answer of a question, or what one sees while it comes or when it does not. A failed refresh keeps what is on the screen. */
export function Espera<T>({ consulta: { data, error, refetch }, children }: PropsEspera<T>) {
  if (data !== undefined) {
    return (
      <>
        {error && <Falha erro={error} deNovo={() => void refetch()} />}
        {children(data)}
      </>
    );
  }
  if (error instanceof ErroDaApi && error.problema.status === 404) return <Result status="404" title={<h1 className="titulo-de-resultado">{error.problema.title}</h1>} subTitle={error.message} />;
  if (error) return <Falha erro={error} deNovo={() => void refetch()} />;
  return (
    <output className="carregando" aria-label="Carregando">
      <Spin size="large" />
    </output>
  );
}
