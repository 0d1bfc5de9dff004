import { App } from 'antd';
import alterarRede from '../../../../../events/http/acesso/alterar-rede.ts';
import listarRedes from '../../../../../events/http/acesso/listar-redes.ts';
import { DialogoMotivo } from '../../componentes/dialogo-motivo.tsx';
import { useAto } from '../../nucleo/ato.ts';
import type { Rede } from './redes.tsx';

export function LigarOuDesligar({ rede, aoFechar }: { readonly rede: Rede; readonly aoFechar: () => void }) {
  const { message } = App.useApp();
  const ato = useAto(alterarRede, [listarRedes.operationId]);
  const verbo = rede.ativa ? 'Desligar' : 'Ligar';
  const confirmar = (motivo: string) =>
    ato.mutate(
      { params: { id: rede.id }, corpo: { ativa: !rede.ativa, descricao: rede.descricao, versao: rede.versao, motivo } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success(`${rede.faixa} está ${rede.ativa ? 'desligada' : 'ligada'}.`);
          aoFechar();
        },
      },
    );
  return (
    <DialogoMotivo
      titulo={`${verbo} ${rede.faixa}?`}
      explicacao={`${rede.descricao}. Vale no ato, para todos. A mudança que fechasse o seu próprio acesso é recusada.`}
      confirmar={verbo}
      ocupado={ato.isPending}
      problema={ato.data?.ok === false ? ato.data.erro : undefined}
      erro={ato.error}
      aoConfirmar={confirmar}
      aoFechar={aoFechar}
    />
  );
}
