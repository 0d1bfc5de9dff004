import { App } from 'antd';
import exigirEstacao from '../../../../../events/http/acesso/exigir-estacao.ts';
import mostrarEstaEstacao from '../../../../../events/http/acesso/mostrar-esta-estacao.ts';
import { DialogoMotivo } from '../../componentes/dialogo-motivo.tsx';
import { useAto } from '../../nucleo/ato.ts';

const AVISO =
  'Com a exigência ligada, ninguém entra com senha por um computador que não seja uma estação ativa. Confira antes se todos os computadores em uso estão na lista. Quem for recusado pode pedir o registro na tela de entrada. O endereço de uso único do terminal continua entrando de qualquer computador.';

export function Exigencia({ exigida, aoFechar }: { readonly exigida: boolean; readonly aoFechar: () => void }) {
  const { message } = App.useApp();
  const ato = useAto(exigirEstacao, [mostrarEstaEstacao.operationId]);
  const verbo = exigida ? 'Deixar de exigir' : 'Exigir';
  const confirmar = (motivo: string) =>
    ato.mutate(
      { corpo: { exigida: !exigida, motivo } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success(r.valor.exigida ? 'Só se entra com senha por uma estação ativa.' : 'Entra-se de qualquer computador.');
          aoFechar();
        },
      },
    );
  return (
    <DialogoMotivo
      titulo={`${verbo} estação para entrar?`}
      explicacao={exigida ? 'Volta-se a entrar com senha por qualquer computador. As estações continuam na auditoria.' : AVISO}
      confirmar={verbo}
      perigo={!exigida}
      ocupado={ato.isPending}
      problema={ato.data?.ok === false ? ato.data.erro : undefined}
      erro={ato.error}
      aoConfirmar={confirmar}
      aoFechar={aoFechar}
    />
  );
}
