import { App } from 'antd';
import liberarBloqueio from '../../../../../events/http/acesso/liberar-bloqueio.ts';
import listarBloqueios from '../../../../../events/http/acesso/listar-bloqueios.ts';
import { DialogoMotivo } from '../../componentes/dialogo-motivo.tsx';
import { useAto } from '../../nucleo/ato.ts';
import type { Bloqueado } from './bloqueios.tsx';

export function Liberar({ bloqueado, aoFechar }: { readonly bloqueado: Bloqueado; readonly aoFechar: () => void }) {
  const { message } = App.useApp();
  const ato = useAto(liberarBloqueio, [listarBloqueios.operationId]);
  const confirmar = (motivo: string) =>
    ato.mutate(
      { params: { id: bloqueado.id }, corpo: { motivo } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success(`${bloqueado.valor} está liberado.`);
          aoFechar();
        },
      },
    );
  return (
    <DialogoMotivo
      titulo={`Liberar ${bloqueado.valor}?`}
      explicacao="Pode tentar entrar já, e a contagem das falhas recomeça."
      confirmar="Liberar"
      usuais={['A pessoa se identificou', 'Senha nova entregue']}
      ocupado={ato.isPending}
      problema={ato.data?.ok === false ? ato.data.erro : undefined}
      erro={ato.error}
      aoConfirmar={confirmar}
      aoFechar={aoFechar}
    />
  );
}
