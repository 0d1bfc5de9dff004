import { Button, Input } from 'antd';
import { useEffect, useId, useState, type SubmitEvent } from 'react';
import cadastrar from '../../../../../events/http/acesso/cadastrar-segundo-fator.ts';
import confirmar from '../../../../../events/http/acesso/confirmar-segundo-fator.ts';
import { Copiar } from '../../componentes/copiar.tsx';
import { Falha, Recusa } from '../../componentes/falha.tsx';
import { useAtoSigiloso } from '../../nucleo/ato-sigiloso.ts';
import { CodigosDeReserva } from './codigos.tsx';
import { ComSenha } from './com-senha.tsx';

interface Proposto {
  readonly qr: string;
  readonly chave: string;
}

interface Props {
  /** While they are on the screen nothing takes them away: they do not come back. */
  readonly aoMostrarCodigos: (mostrando: boolean) => void;
}

/** Password, then the telephone, then the codes for the day in which it is lost: one after the other. */
export function CadastroDoFator({ aoMostrarCodigos }: Props) {
  const [proposto, setProposto] = useState<Proposto | null>(null);
  const [codigos, setCodigos] = useState<readonly string[] | null>(null);
  // who leaves with the session leaves nothing behind for who enters next
  useEffect(() => () => aoMostrarCodigos(false), [aoMostrarCodigos]);
  const confirmado = (novos: readonly string[]) => {
    setCodigos(novos);
    aoMostrarCodigos(true);
  };
  const guardados = () => {
    setCodigos(null);
    setProposto(null);
    aoMostrarCodigos(false);
  };
  if (codigos !== null) return <CodigosDeReserva intro="Pronto: da próxima vez, o sistema pede o código depois da senha." codigos={codigos} aoGuardar={guardados} />;
  return proposto === null ? <Senha aoPropor={setProposto} /> : <NoCelular {...proposto} aoConfirmar={confirmado} />;
}

function Senha({ aoPropor }: { readonly aoPropor: (p: Proposto) => void }) {
  const ato = useAtoSigiloso(cadastrar);
  return (
    <ComSenha campo="Confirme a sua senha" botao="Mostrar o QR code" principal ato={ato} aoFazer={aoPropor}>
      Tenha à mão o celular com um aplicativo de códigos, como Google Authenticator, Microsoft Authenticator ou Aegis.
    </ComSenha>
  );
}

function NoCelular({ qr, chave, aoConfirmar }: Proposto & { readonly aoConfirmar: (codigos: readonly string[]) => void }) {
  const id = useId();
  const [codigo, setCodigo] = useState('');
  const [tentou, setTentou] = useState(false);
  const { ocupado, problema, erro, agir } = useAtoSigiloso(confirmar);
  const errado = tentou && !/^\d{6}$/.test(codigo);
  const enviar = async (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    setTentou(true);
    if (ocupado || !/^\d{6}$/.test(codigo)) return;
    const feito = await agir({ corpo: { codigo } });
    setCodigo('');
    setTentou(false);
    if (feito !== undefined) aoConfirmar(feito.codigos);
  };
  return (
    <form className="entrar__formulario" noValidate onSubmit={(e) => void enviar(e)}>
      <p>Leia este QR code com o aplicativo do celular, e digite o código que ele mostrar.</p>
      <img className="segundo-fator__qr" src={`data:image/svg+xml;utf8,${encodeURIComponent(qr)}`} alt="QR code do segundo fator" width={220} height={220} />
      <p className="ajuda">
        Se não der para ler, digite no aplicativo esta chave: <code>{chave.match(/.{1,4}/g)?.join(' ')}</code> <Copiar texto={chave} oque="a chave" />
      </p>
      {problema && <Recusa problema={problema} />}
      {erro && <Falha erro={erro} />}
      <div className="campo">
        <label htmlFor={id}>Código do celular</label>
        <Input id={id} inputMode="numeric" autoComplete="one-time-code" maxLength={6} value={codigo} status={errado ? 'error' : ''} aria-invalid={errado} aria-describedby={`${id}-ajuda`} onChange={(e) => setCodigo(e.target.value.trim())} />
        <p id={`${id}-ajuda`} className={errado ? 'ajuda ajuda--erro' : 'ajuda'}>
          São seis algarismos, que mudam a cada trinta segundos.
        </p>
      </div>
      <Button type="primary" htmlType="submit" loading={ocupado}>
        Confirmar
      </Button>
    </form>
  );
}
