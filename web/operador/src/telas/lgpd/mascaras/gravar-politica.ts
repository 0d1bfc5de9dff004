import { App } from 'antd';
import mudarPoliticaDados from '../../../../../../events/http/cadastro/mudar-politica-dados.ts';
import { useAto } from '../../../nucleo/ato.ts';
import type { PoliticaLida } from './padrao-novo.ts';

/** Puts the whole policy in place of that which was read, and says what was done. What it gives goes into the dialog of the reason. */
export function useGravarPolitica(feito: string, aoFechar: () => void) {
  const ato = useAto(mudarPoliticaDados, ['mostrarPoliticaDados']);
  const { message } = App.useApp();
  const gravar = ({ versao, ...politica }: PoliticaLida, motivo: string) =>
    ato.mutate(
      { corpo: { politica, versao, motivo } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success(feito);
          aoFechar();
        },
      },
    );
  return { gravar, dialogo: { ocupado: ato.isPending, problema: ato.data && !ato.data.ok ? ato.data.erro : undefined, erro: ato.error, aoFechar } };
}
