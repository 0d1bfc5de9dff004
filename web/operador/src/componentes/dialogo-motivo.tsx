import { Button, Input, Modal } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import type { Problema } from '../../../../events/http/problema.ts';
import { focarAoAparecer, useDevolverFoco } from '../nucleo/foco.ts';
import { Falha, Recusa } from './falha.tsx';

interface Props {
  readonly titulo: string;
  /** What will happen, before one confirms. */
  readonly explicacao: ReactNode;
  readonly confirmar: string;
  readonly usuais?: readonly string[];
  readonly perigo?: boolean;
  readonly ocupado: boolean;
  readonly problema: Problema | undefined;
  readonly erro: Error | null;
  readonly campos?: ReactNode;
  readonly camposProntos?: boolean;
  readonly aoConfirmar: (motivo: string) => void;
  readonly aoFechar: () => void;
}

const MENOR = 5;
const MAIOR = 500;

/** An act that needs its reason (it stays in the audit): a few usual ones at hand, Enter confirms. Mounted while open. */
export function DialogoMotivo(p: Props) {
  const [motivo, setMotivo] = useState('');
  const [tentou, setTentou] = useState(false);
  const id = useId();
  useDevolverFoco();
  const curto = motivo.trim().length < MENOR;
  const confirmar = () => {
    setTentou(true);
    if (!curto && p.camposProntos !== false && !p.ocupado) p.aoConfirmar(motivo.trim());
  };
  return (
    <Modal
      open
      title={p.titulo}
      okText={p.confirmar}
      okButtonProps={{ danger: p.perigo === true, loading: p.ocupado }}
      onOk={confirmar}
      onCancel={p.aoFechar}
      width={560}
      destroyOnHidden
    >
      <div className="dialogo">
        <div>{p.explicacao}</div>
        {p.campos}
        <div>
          <label htmlFor={id}>Motivo</label>
          <Input.TextArea
            id={id}
            {...(p.campos === undefined ? { ref: focarAoAparecer } : {})}
            rows={2}
            maxLength={MAIOR}
            value={motivo}
            status={tentou && curto ? 'error' : ''}
            aria-describedby={`${id}-ajuda`}
            onChange={(e) => setMotivo(e.target.value)}
            onPressEnter={(e) => {
              if (e.shiftKey) return;
              e.preventDefault();
              confirmar();
            }}
          />
          <p id={`${id}-ajuda`} className={tentou && curto ? 'ajuda ajuda--erro' : 'ajuda'}>
            {tentou && curto ? `Escreva o motivo com pelo menos ${MENOR} letras.` : 'Fica na auditoria com o seu nome. Enter confirma.'}
          </p>
        </div>
        <Usuais motivos={p.usuais ?? []} aoEscolher={setMotivo} />
        {p.problema && <Recusa problema={p.problema} />}
        {p.erro && <Falha erro={p.erro} />}
      </div>
    </Modal>
  );
}

function Usuais({ motivos, aoEscolher }: { readonly motivos: readonly string[]; readonly aoEscolher: (motivo: string) => void }) {
  if (motivos.length === 0) return null;
  return (
    <fieldset className="usuais">
      <legend>Motivos usuais</legend>
      {motivos.map((m) => (
        <Button key={m} size="small" onClick={() => aoEscolher(m)}>
          {m}
        </Button>
      ))}
    </fieldset>
  );
}
