import { App, Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { z } from 'zod';
import responderPedidoTitular from '../../../../../events/http/cadastro/responder-pedido-titular.ts';
import type { decisaoDoPedido } from '../../../../../events/http/esquemas-titular.ts';
import { DialogoMotivo } from '../../componentes/dialogo-motivo.tsx';
import { Falta } from '../../componentes/falta.tsx';
import { useAto } from '../../nucleo/ato.ts';
import { DECISAO_DO_PEDIDO, opcoesDe } from '../../nucleo/situacoes.ts';

const MENOR_RESPOSTA = 5;

/** The answer, which is said once. Mounted while open. */
export function ResponderPedido({ protocolo, aoFechar }: { readonly protocolo: number; readonly aoFechar: () => void }) {
  const [decisao, setDecisao] = useState<z.output<typeof decisaoDoPedido>>('ATENDIDO');
  const [resposta, setResposta] = useState('');
  const { message } = App.useApp();
  const ato = useAto(responderPedidoTitular, ['listarPedidosTitular', 'mostrarPedidoTitular', 'contarPrazosTitular']);
  const id = useId();
  const curta = resposta.trim().length < MENOR_RESPOSTA;
  const confirmar = (motivo: string) => {
    const aoResponder = (r: { readonly ok: boolean }) => {
      if (!r.ok) return;
      void message.success(`Pedido ${protocolo} respondido. Entregue a resposta à pessoa pelo canal que ela usou.`);
      aoFechar();
    };
    ato.mutate({ params: { protocolo }, corpo: { decisao, resposta: resposta.trim(), motivo } }, { onSuccess: aoResponder });
  };
  return (
    <DialogoMotivo
      titulo={`Responder o pedido ${protocolo}`}
      explicacao="A resposta encerra o pedido e não se altera depois. O que a lei manda guardar (contas, pagamentos) não se elimina: diga isso à pessoa."
      confirmar="Responder e encerrar"
      usuais={['Identidade conferida no balcão', 'Guarda legal das contas e pagamentos', 'A pessoa desistiu do pedido']}
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      camposProntos={!curta}
      campos={(tentou) => (
        <>
          <div>
            <label htmlFor={`${id}-decisao`}>Decisão</label>
            <Select id={`${id}-decisao`} value={decisao} onChange={setDecisao} options={opcoesDe(DECISAO_DO_PEDIDO)} style={{ width: 200 }} />
          </div>
          <div>
            <label htmlFor={`${id}-resposta`}>Resposta à pessoa</label>
            <Input.TextArea id={`${id}-resposta`} rows={4} maxLength={4000} value={resposta} onChange={(e) => setResposta(e.target.value)} status={tentou && curta ? 'error' : ''} aria-invalid={tentou && curta} aria-describedby={`${id}-falta`} />
            <Falta id={`${id}-falta`} texto={tentou && curta ? `Escreva a resposta, com pelo menos ${MENOR_RESPOSTA} letras.` : ''} />
          </div>
        </>
      )}
      aoConfirmar={confirmar}
      aoFechar={aoFechar}
    />
  );
}
