import { useNavigate } from '@tanstack/react-router';
import { DatePicker, InputNumber } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import abrirCiclo from '../../../../../events/http/faturamento/abrir-ciclo.ts';
import { Dialogo } from '../../componentes/dialogo.tsx';
import { Falha, Recusa } from '../../componentes/falha.tsx';
import { Falta } from '../../componentes/falta.tsx';
import { useAto } from '../../nucleo/ato.ts';

/** Opens the cycle of a grupo. Mounted while open. */
export function AbrirCiclo({ aoFechar }: { readonly aoFechar: () => void }) {
  const [grupo, setGrupo] = useState<number | null>(null);
  const [referencia, setReferencia] = useState(() => dayjs().format('YYYY-MM'));
  const [tentou, setTentou] = useState(false);
  const navegar = useNavigate();
  const ato = useAto(abrirCiclo, ['listarCiclos']);
  const id = useId();
  const semGrupo = tentou && grupo === null;
  const semReferencia = tentou && referencia === '';
  const abrir = () => {
    setTentou(true);
    if (grupo === null || referencia === '' || ato.isPending) return;
    ato.mutate(
      { corpo: { grupo, referencia } },
      { onSuccess: (r) => (r.ok ? void navegar({ to: '/ciclos/$ciclo', params: { ciclo: r.valor.id } }) : undefined) },
    );
  };
  return (
    <Dialogo title="Abrir ciclo de faturamento" okText="Abrir ciclo" okButtonProps={{ loading: ato.isPending }} aoConfirmar={abrir} aoFechar={aoFechar}>
      <p>O lote de ligações de cada rota do grupo é congelado e as contas provisórias começam a ser calculadas. Nada é emitido antes da aprovação da crítica.</p>
      <div>
        <label htmlFor={`${id}-grupo`}>Grupo</label>
        <InputNumber
          id={`${id}-grupo`}
          min={1}
          max={32_767}
          precision={0}
          value={grupo}
          onChange={setGrupo}
          style={{ width: 160 }}
          status={semGrupo ? 'error' : ''}
          aria-invalid={semGrupo}
          aria-describedby={`${id}-falta-grupo`}
        />
        <Falta id={`${id}-falta-grupo`} texto={semGrupo ? 'Escreva o número do grupo.' : ''} />
      </div>
      <div>
        <label htmlFor={`${id}-referencia`}>Referência</label>
        <DatePicker
          id={`${id}-referencia`}
          picker="month"
          format="MM/YYYY"
          value={referencia === '' ? null : dayjs(`${referencia}-01`)}
          onChange={(mes) => setReferencia(mes?.format('YYYY-MM') ?? '')}
          style={{ width: 160 }}
          status={semReferencia ? 'error' : ''}
          aria-invalid={semReferencia}
          aria-describedby={`${id}-falta-referencia`}
        />
        <Falta id={`${id}-falta-referencia`} texto={semReferencia ? 'Escolha o mês de referência.' : ''} />
      </div>
      {ato.data && !ato.data.ok && <Recusa problema={ato.data.erro} />}
      {ato.error && <Falha erro={ato.error} />}
    </Dialogo>
  );
}
