import { App, Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { conferirRetencao, LIMITES_DA_RETENCAO, RETENCAO_PADRAO } from '../../../../../domain/comum/retencao-da-auditoria.ts';
import alterarRetencao from '../../../../../events/http/comum/alterar-retencao-auditoria.ts';
import listarAuditoria from '../../../../../events/http/comum/listar-auditoria.ts';
import mostrarRetencao from '../../../../../events/http/comum/mostrar-retencao-auditoria.ts';
import { DialogoMotivo } from '../../componentes/dialogo-motivo.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useAto } from '../../nucleo/ato.ts';
import { useConsulta } from '../../nucleo/consulta.ts';
import { CampoDeNumero, CampoSimNao } from '../politica/campos.tsx';

/** For how long the acts stay where they are searched. */
export function Prazo() {
  const { data } = useConsulta(mostrarRetencao, {});
  if (data === undefined) return null;
  return data.meses === null ? ' Os atos ficam sempre no banco.' : ` Os atos ficam no banco por ${data.meses} meses completos; depois, na guarda.`;
}

/** Who may, changes it. */
export function MudarRetencao() {
  const { data } = useConsulta(mostrarRetencao, {});
  const pode = usePode().semLimite('auditoria:alterar');
  const [mudando, setMudando] = useState(false);
  if (data === undefined || !pode) return null;
  return (
    <>
      <Button onClick={() => setMudando(true)}>Mudar o prazo…</Button>
      {mudando && <MudarPrazo lida={data} aoFechar={() => setMudando(false)} />}
    </>
  );
}

function MudarPrazo({ lida, aoFechar }: { readonly lida: z.output<typeof mostrarRetencao.resposta>; readonly aoFechar: () => void }) {
  // as it was when the person began: what comes later is not what he read
  const [{ meses: atual, versao }] = useState(lida);
  const [meses, setMeses] = useState<number | null>(atual ?? RETENCAO_PADRAO.meses);
  const [sempre, setSempre] = useState(atual === null);
  const { message } = App.useApp();
  const ato = useAto(alterarRetencao, [mostrarRetencao.operationId, listarAuditoria.operationId]);
  // an empty field is no number: "for ever" is only what was said so
  const conferida = sempre ? conferirRetencao({ meses: null }) : conferirRetencao({ meses: meses ?? 0 });
  const confirmar = (motivo: string) =>
    ato.mutate(
      { corpo: { meses: sempre ? null : meses, versao, motivo } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success(r.valor.meses === null ? 'Daqui em diante nenhum ato sai do banco.' : `Prazo de ${r.valor.meses} meses gravado: vale a partir desta madrugada.`);
          aoFechar();
        },
      },
    );
  return (
    <DialogoMotivo
      titulo="Por quanto tempo os atos ficam no banco"
      explicacao="Passado o prazo, os atos de cada mês são guardados em arquivo que ninguém apaga, conferidos um a um, e saem do banco. Continuam a ser procurados, na guarda. Um prazo maior não traz de volta os que já saíram."
      confirmar="Gravar o prazo"
      ocupado={ato.isPending}
      problema={ato.data?.ok === false ? ato.data.erro : undefined}
      erro={ato.error}
      camposProntos={conferida.ok}
      campos={() => (
        <>
          <CampoSimNao marcado={sempre} explicacao="Por exemplo, enquanto corre um processo que dependa deles." aoMudar={setSempre}>
            Manter sempre no banco
          </CampoSimNao>
          {!sempre && (
            <CampoDeNumero {...LIMITES_DA_RETENCAO} nome="Prazo no banco" unidade="meses completos" valor={meses} erro={conferida.ok ? undefined : conferida.erro.mensagem} aoMudar={setMeses} />
          )}
        </>
      )}
      aoConfirmar={confirmar}
      aoFechar={aoFechar}
    />
  );
}
