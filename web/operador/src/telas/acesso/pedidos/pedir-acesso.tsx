import { App, Select } from 'antd';
import { useId, useState } from 'react';
import pedirAcesso from '../../../../../../events/http/acesso/pedir-acesso.ts';
import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { Falta } from '../../../componentes/falta.tsx';
import { useAto } from '../../../nucleo/ato.ts';
import type { MeusAcessos } from '../comum/palavras.ts';

/** Asks for a profile. Mounted while open. */
export function PedirAcesso({ perfis, aoFechar }: { readonly perfis: MeusAcessos['perfisParaPedir']; readonly aoFechar: () => void }) {
  const [perfil, setPerfil] = useState<string>();
  const ato = useAto(pedirAcesso, ['meusPedidosDeAcesso', 'listarPedidosDeAcesso', 'meusAcessos']);
  const { message } = App.useApp();
  const id = useId();
  const descricao = perfis.find((p) => p.codigo === perfil)?.descricao;
  const feito = () => {
    void message.success('Pedido enviado. A resposta aparece em "Meus pedidos".');
    aoFechar();
  };
  return (
    <DialogoMotivo
      titulo="Pedir acesso"
      explicacao={perfis.length === 0 ? 'Não há perfil que você não tenha ou já não tenha pedido. Fale com o administrador.' : 'Escolha o perfil do trabalho que você precisa fazer. Outra pessoa decide e responde.'}
      confirmar="Enviar pedido"
      usuais={['Mudei de setor', 'Vou cobrir um colega']}
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      camposProntos={perfil !== undefined}
      campos={(tentou) => (
        <div>
          <label htmlFor={id}>Perfil</label>
          <Select id={id} showSearch={{ optionFilterProp: 'label' }} options={perfis.map((p) => ({ value: p.codigo, label: p.nome }))} value={perfil ?? null} onChange={(p: string) => setPerfil(p)} placeholder="Escolha um" style={{ width: '100%' }} status={tentou && perfil === undefined ? 'error' : ''} aria-invalid={tentou && perfil === undefined} aria-describedby={`${id}-falta`} />
          {descricao !== undefined && descricao !== '' && <p className="ajuda">{descricao}</p>}
          <Falta id={`${id}-falta`} texto={tentou && perfil === undefined ? 'Escolha o perfil.' : ''} />
        </div>
      )}
      aoConfirmar={(motivo) => (perfil === undefined ? undefined : ato.mutate({ corpo: { perfil, motivo } }, { onSuccess: (r) => (r.ok ? feito() : undefined) }))}
      aoFechar={aoFechar}
    />
  );
}
