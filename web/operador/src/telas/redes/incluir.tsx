import { App, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import incluirRede from '../../../../../events/http/acesso/incluir-rede.ts';
import listarRedes from '../../../../../events/http/acesso/listar-redes.ts';
import { enderecoOuRede } from '../../../../../events/http/comum/listar-auditoria.ts';
import { DialogoMotivo } from '../../componentes/dialogo-motivo.tsx';
import { useAto } from '../../nucleo/ato.ts';

interface Nova {
  readonly tipo: 'PERMITE' | 'NEGA';
  readonly faixa: string;
  readonly descricao: string;
}

const MENOR_DESCRICAO = 3;
const faixaErrada = ({ faixa }: Nova) => !enderecoOuRede.safeParse(faixa.trim()).success;
const semDescricao = ({ descricao }: Nova) => descricao.trim().length < MENOR_DESCRICAO;

export function Incluir({ seuEndereco, aoFechar }: { readonly seuEndereco: string; readonly aoFechar: () => void }) {
  const [nova, setNova] = useState<Nova>({ tipo: 'PERMITE', faixa: '', descricao: '' });
  const { message } = App.useApp();
  const ato = useAto(incluirRede, [listarRedes.operationId]);
  const confirmar = (motivo: string) =>
    ato.mutate(
      { corpo: { ...nova, faixa: nova.faixa.trim(), motivo } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success(`${r.valor.faixa} está na lista e já vale.`);
          aoFechar();
        },
      },
    );
  return (
    <DialogoMotivo
      titulo="Incluir uma rede"
      explicacao={`A primeira rede permitida fecha o acesso de todas as outras. O seu endereço agora é ${seuEndereco}.`}
      confirmar="Incluir"
      ocupado={ato.isPending}
      problema={ato.data?.ok === false ? ato.data.erro : undefined}
      erro={ato.error}
      camposProntos={!faixaErrada(nova) && !semDescricao(nova)}
      campos={(tentou) => <Campos nova={nova} tentou={tentou} aoMudar={setNova} />}
      aoConfirmar={confirmar}
      aoFechar={aoFechar}
    />
  );
}

function Campos({ nova, tentou, aoMudar }: { readonly nova: Nova; readonly tentou: boolean; readonly aoMudar: (nova: Nova) => void }) {
  const id = useId();
  const [semRede, semNome] = [tentou && faixaErrada(nova), tentou && semDescricao(nova)];
  return (
    <>
      <Radio.Group aria-label="O que a rede faz" value={nova.tipo} options={[{ value: 'PERMITE', label: 'Permite' }, { value: 'NEGA', label: 'Nega' }]} onChange={(e) => aoMudar({ ...nova, tipo: e.target.value === 'NEGA' ? 'NEGA' : 'PERMITE' })} />
      <div className="campo">
        <label htmlFor={`${id}-rede`}>Rede ou endereço</label>
        <Input id={`${id}-rede`} maxLength={60} autoComplete="off" spellCheck={false} value={nova.faixa} status={semRede ? 'error' : ''} aria-invalid={semRede} aria-describedby={`${id}-rede-ajuda`} onChange={(e) => aoMudar({ ...nova, faixa: e.target.value })} />
        <p id={`${id}-rede-ajuda`} className={semRede ? 'ajuda ajuda--erro' : 'ajuda'}>
          Uma rede (200.10.20.0/24, 2001:db8::/48) ou um endereço (203.0.113.7).
        </p>
      </div>
      <div className="campo">
        <label htmlFor={`${id}-nome`}>De quem é</label>
        <Input id={`${id}-nome`} maxLength={200} value={nova.descricao} status={semNome ? 'error' : ''} aria-invalid={semNome} aria-describedby={`${id}-nome-ajuda`} onChange={(e) => aoMudar({ ...nova, descricao: e.target.value })} />
        <p id={`${id}-nome-ajuda`} className={semNome ? 'ajuda ajuda--erro' : 'ajuda'}>
          Por exemplo: Sede, Balcão do Éden, VPN da contratada.
        </p>
      </div>
    </>
  );
}
