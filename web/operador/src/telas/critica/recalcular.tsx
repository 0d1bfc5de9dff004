import { App, Button } from 'antd';
import { useState } from 'react';
import recalcularPrevia from '../../../../../events/http/faturamento/recalcular-previa.ts';
import { DialogoMotivo } from '../../componentes/dialogo-motivo.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useAto } from '../../nucleo/ato.ts';
import { contar, reais } from '../../nucleo/formatar.ts';

/** Computes one provisional bill again with what is registered now. */
export function Recalcular({ ciclo, cdc }: { readonly ciclo: number; readonly cdc: number }) {
  const [aberto, setAberto] = useState(false);
  const { message } = App.useApp();
  const ato = useAto(recalcularPrevia, ['mostrarPrevia', 'listarApontamentos', 'mostrarCiclo']);
  const fechar = () => {
    setAberto(false);
    ato.reset();
  };
  const recalcular = (motivo: string) =>
    ato.mutate(
      { params: { ciclo, cdc }, corpo: { motivo } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success(`Recalculada: de ${reais(r.valor.valorAnterior)} para ${reais(r.valor.valor)}, com ${contar(r.valor.apontamentos, 'apontamento', 'apontamentos')}.`);
          fechar();
        },
      },
    );
  const pode = usePode();
  if (!pode.algures('critica:executar')) return null;
  return (
    <>
      <Button size="small" onClick={() => setAberto(true)}>
        Recalcular esta conta
      </Button>
      {aberto && (
        <DialogoMotivo
          titulo={`Recalcular a conta provisória do CDC ${cdc}?`}
          explicacao="A conta é calculada de novo com o cadastro e as leituras de agora, e a crítica volta a conferi-la."
          confirmar="Recalcular"
          usuais={['Cadastro de economias corrigido', 'Hidrômetro trocado']}
          ocupado={ato.isPending}
          problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
          erro={ato.error}
          aoConfirmar={recalcular}
          aoFechar={fechar}
        />
      )}
    </>
  );
}
