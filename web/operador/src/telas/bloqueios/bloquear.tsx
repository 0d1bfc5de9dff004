import { App, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import bloquearRota from '../../../../../events/http/acesso/bloquear.ts';
import listarBloqueios from '../../../../../events/http/acesso/listar-bloqueios.ts';
import { enderecoOuRede } from '../../../../../events/http/comum/listar-auditoria.ts';
import { DialogoMotivo } from '../../componentes/dialogo-motivo.tsx';
import { useAto } from '../../nucleo/ato.ts';

type Alvo = 'USUARIO' | 'IP';

function erroDe(alvo: Alvo, valor: string): string | undefined {
  if (alvo === 'USUARIO') return valor.trim() === '' ? 'Diga o usuário ou o e-mail.' : undefined;
  return enderecoOuRede.safeParse(valor.trim()).success ? undefined : 'Use um endereço (203.0.113.7) ou uma rede (10.2.0.0/16).';
}

/** Until somebody releases it. */
export function Bloquear({ aoFechar }: { readonly aoFechar: () => void }) {
  const [alvo, setAlvo] = useState<Alvo>('USUARIO');
  const [valor, setValor] = useState('');
  const { message } = App.useApp();
  const ato = useAto(bloquearRota, [listarBloqueios.operationId]);
  const erro = erroDe(alvo, valor);
  const confirmar = (motivo: string) =>
    ato.mutate(
      { corpo: { alvo, valor: valor.trim(), motivo } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success(`${valor.trim()} está bloqueado.`);
          aoFechar();
        },
      },
    );
  return (
    <DialogoMotivo
      titulo="Bloquear até que alguém libere"
      explicacao="As sessões abertas terminam no ato. Só uma liberação nesta tela desfaz."
      confirmar="Bloquear"
      perigo
      usuais={['Suspeita de senha descoberta', 'Equipamento roubado', 'Endereço atacando o sistema']}
      ocupado={ato.isPending}
      problema={ato.data?.ok === false ? ato.data.erro : undefined}
      erro={ato.error}
      camposProntos={erro === undefined}
      campos={(tentou) => <Campos alvo={alvo} valor={valor} erro={tentou ? erro : undefined} aoMudarAlvo={setAlvo} aoMudar={setValor} />}
      aoConfirmar={confirmar}
      aoFechar={aoFechar}
    />
  );
}

interface PropsDosCampos {
  readonly alvo: Alvo;
  readonly valor: string;
  readonly erro: string | undefined;
  readonly aoMudarAlvo: (alvo: Alvo) => void;
  readonly aoMudar: (valor: string) => void;
}

function Campos({ alvo, valor, erro, aoMudarAlvo, aoMudar }: PropsDosCampos) {
  const id = useId();
  return (
    <>
      <Radio.Group aria-label="O que bloquear" value={alvo} options={[{ value: 'USUARIO', label: 'Um usuário' }, { value: 'IP', label: 'Um endereço' }]} onChange={(e) => aoMudarAlvo(e.target.value === 'IP' ? 'IP' : 'USUARIO')} />
      <div className="campo">
        <label htmlFor={id}>{alvo === 'IP' ? 'Endereço ou rede' : 'Usuário ou e-mail'}</label>
        <Input id={id} maxLength={254} autoComplete="off" spellCheck={false} value={valor} status={erro === undefined ? '' : 'error'} aria-invalid={erro !== undefined} aria-describedby={`${id}-ajuda`} onChange={(e) => aoMudar(e.target.value)} />
        <p id={`${id}-ajuda`} className={erro === undefined ? 'ajuda' : 'ajuda ajuda--erro'}>
          {erro ?? (alvo === 'IP' ? 'De um endereço IPv6 é bloqueada a rede inteira de quem o usa (/64).' : 'Como a pessoa o digita para entrar.')}
        </p>
      </div>
    </>
  );
}
