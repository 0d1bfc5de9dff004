import { App, Input, type GetRef } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import aprovarCiclo from '../../../../../events/http/faturamento/aprovar-ciclo.ts';
import { Dialogo } from '../../componentes/dialogo.tsx';
import { Falha, Recusa } from '../../componentes/falha.tsx';
import { useSessao } from '../../moldura/sessao.ts';
import { useAto } from '../../nucleo/ato.ts';
import { contar, data, reais, referencia } from '../../nucleo/formatar.ts';
import type { DetalheDoCiclo } from './use-ciclo.ts';

const PRECISA_JUSTIFICAR = 'ciclo/aprovador-corrigiu-leitura';

/** The gate of TR 14.4: says what will happen, and that it cannot be undone. Mounted while open. */
export function AprovarCiclo({ detalhe: { ciclo, totais, prazos }, aoFechar }: { readonly detalhe: DetalheDoCiclo; readonly aoFechar: () => void }) {
  const [observacao, setObservacao] = useState('');
  const { nome } = useSessao();
  const { message } = App.useApp();
  const ato = useAto(aprovarCiclo, ['mostrarCiclo', 'listarCiclos', 'resumoCiclo']);
  const id = useId();
  const problema = ato.data && !ato.data.ok ? ato.data.erro : undefined;
  const exigida = problema?.codigo === PRECISA_JUSTIFICAR;
  const campo = useRef<GetRef<typeof Input.TextArea>>(null);
  // Refused for want of a justification, one writes it at once.
  useEffect(() => {
    if (exigida) campo.current?.focus();
  }, [exigida]);
  const aprovar = () => {
    const texto = observacao.trim();
    ato.mutate(
      { params: { ciclo: ciclo.id }, corpo: texto === '' ? {} : { observacao: texto } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success('Crítica aprovada. As contas começam a ser emitidas.');
          aoFechar();
        },
      },
    );
  };
  return (
    <Dialogo
      title={`Aprovar a crítica do grupo ${ciclo.grupo}, ${referencia(ciclo.referencia)}?`}
      okText="Aprovar e emitir"
      okButtonProps={{ loading: ato.isPending, disabled: exigida && observacao.trim() === '' }}
      aoConfirmar={aprovar}
      aoFechar={aoFechar}
      width={560}
    >
      <ul className="consequencias" id={`${id}-consequencias`}>
        <li>
          Serão emitidas <strong>{contar(totais.calculadas, 'conta', 'contas')}</strong>, no valor de <strong>{reais(totais.valor)}</strong>, com vencimento em <strong>{data(prazos.vencimento)}</strong>.
        </li>
        <li>Os números de aviso e de nota são reservados em sequência e os valores entram no razão.</li>
        {totais.estacionadas > 0 && <li>{contar(totais.estacionadas, 'ligação estacionada fica', 'ligações estacionadas ficam')} fora desta emissão.</li>}
        <li>
          A aprovação fica na auditoria em nome de <strong>{nome}</strong> e não pode ser desfeita.
        </li>
      </ul>
      <div>
        <label htmlFor={id}>{exigida ? 'Justificativa (obrigatória)' : 'Observação (opcional)'}</label>
        <Input.TextArea
          id={id}
          ref={campo}
          rows={3}
          maxLength={500}
          value={observacao}
          required={exigida}
          status={exigida && observacao.trim() === '' ? 'error' : ''}
          aria-describedby={`${id}-consequencias`}
          onChange={(e) => setObservacao(e.target.value)}
        />
      </div>
      {problema && <Recusa problema={problema} />}
      {ato.error && <Falha erro={ato.error} />}
    </Dialogo>
  );
}
