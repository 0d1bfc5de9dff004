import { useNavigate } from '@tanstack/react-router';
import { DatePicker, InputNumber, Modal } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import abrirCiclo from '../../../../../events/http/faturamento/abrir-ciclo.ts';
import { Falha, Recusa } from '../../componentes/falha.tsx';
import { useAto } from '../../nucleo/ato.ts';
import { focarAoAparecer, useDevolverFoco } from '../../nucleo/foco.ts';

/** Opens the cycle of a grupo. Mounted while open. */
export function AbrirCiclo({ aoFechar }: { readonly aoFechar: () => void }) {
  const [grupo, setGrupo] = useState<number | null>(null);
  const [referencia, setReferencia] = useState(() => dayjs().format('YYYY-MM'));
  const navegar = useNavigate();
  const ato = useAto(abrirCiclo, ['listarCiclos']);
  const id = useId();
  useDevolverFoco();
  const pronto = grupo !== null && referencia !== '';
  const abrir = () => {
    if (!pronto) return;
    ato.mutate(
      { corpo: { grupo, referencia } },
      { onSuccess: (r) => (r.ok ? void navegar({ to: '/ciclos/$ciclo', params: { ciclo: r.valor.id } }) : undefined) },
    );
  };
  return (
    <Modal open title="Abrir ciclo de faturamento" okText="Abrir ciclo" okButtonProps={{ disabled: !pronto, loading: ato.isPending }} onOk={abrir} onCancel={aoFechar} destroyOnHidden>
      <form
        className="dialogo"
        onSubmit={(e) => {
          e.preventDefault();
          abrir();
        }}
      >
        <p>O lote de ligações de cada rota do grupo é congelado e as contas provisórias começam a ser calculadas. Nada é emitido antes da aprovação da crítica.</p>
        <div>
          <label htmlFor={`${id}-grupo`}>Grupo</label>
          <InputNumber id={`${id}-grupo`} ref={focarAoAparecer} min={1} max={32_767} precision={0} value={grupo} onChange={setGrupo} style={{ width: 160 }} />
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
          />
        </div>
        {ato.data && !ato.data.ok && <Recusa problema={ato.data.erro} />}
        {ato.error && <Falha erro={ato.error} />}
        <button type="submit" className="so-leitor" tabIndex={-1} aria-hidden="true" />
      </form>
    </Modal>
  );
}
