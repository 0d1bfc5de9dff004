import { App } from 'antd';
import mudarPoliticaDados from '../../../../../../events/http/cadastro/mudar-politica-dados.ts';
import { useAto } from '../../../nucleo/ato.ts';
import type { Politica } from './padrao-novo.ts';

/** Puts the whole policy, and says what was done. What it gives goes into the dialog of the reason. */
export function useGravarPolitica(feito: string, aoFechar: () => void) {
  const ato = useAto(mudarPoliticaDados, ['mostrarPoliticaDados']);
  const { message } = App.useApp();
  const gravar = (politica: Politica, motivo: string) =>
    ato.mutate(
      { corpo: { politica, motivo } },
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
