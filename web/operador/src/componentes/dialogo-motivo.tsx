import { Button, Input } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { motivo as motivoDoAto } from '../../../../events/http/esquemas.ts';
import type { Problema } from '../../../../events/http/problema.ts';
import { MENOR_MOTIVO } from '../nucleo/motivo.ts';
import { Dialogo } from './dialogo.tsx';
import { Falha, Recusa } from './falha.tsx';

interface Props {
  readonly titulo: string;
  /** What will happen, before one confirms. */
  readonly explicacao: ReactNode;
  readonly confirmar: string;
  readonly usuais?: readonly string[];
  readonly perigo?: boolean;
  /** For many fields. */
  readonly largura?: number;
  readonly ocupado: boolean;
  readonly problema: Problema | undefined;
  readonly erro: Error | null;
  /** Fields that come before the reason; told whether the person already tried to confirm, they say what is missing. */
  readonly campos?: (tentou: boolean) => ReactNode;
  readonly camposProntos?: boolean;
  readonly aoConfirmar: (motivo: string) => void;
  readonly aoFechar: () => void;
}

const MAIOR = 500;

/** An act that needs its reason (it stays in the audit): a few usual ones at hand, Enter confirms. Mounted while open. */
export function DialogoMotivo(p: Props) {
  const [motivo, setMotivo] = useState('');
  const [tentou, setTentou] = useState(false);
  const id = useId();
  const serve = motivoDoAto.safeParse(motivo).success;
  const errado = tentou && !serve;
  const confirmar = () => {
    setTentou(true);
    if (serve && p.camposProntos !== false && !p.ocupado) p.aoConfirmar(motivo.trim());
  };
  return (
    <Dialogo title={p.titulo} okText={p.confirmar} okButtonProps={{ danger: p.perigo === true, loading: p.ocupado }} aoConfirmar={confirmar} aoFechar={p.aoFechar} width={p.largura ?? 560}>
      <div>{p.explicacao}</div>
      {p.campos?.(tentou)}
      <div>
        <label htmlFor={id}>Motivo</label>
        <Input.TextArea
          id={id}
          rows={2}
          maxLength={MAIOR}
          value={motivo}
          status={errado ? 'error' : ''}
          aria-invalid={errado}
          aria-describedby={`${id}-ajuda`}
          onChange={(e) => setMotivo(e.target.value)}
          onPressEnter={(e) => {
            if (e.shiftKey) return;
            e.preventDefault();
            e.currentTarget.form?.requestSubmit();
          }}
        />
        <p id={`${id}-ajuda`} className={errado ? 'ajuda ajuda--erro' : 'ajuda'} aria-live="polite">
          {errado ? `Escreva o motivo com pelo menos ${MENOR_MOTIVO} letras.` : 'Fica na auditoria com o seu nome. Enter confirma.'}
        </p>
      </div>
      <Usuais motivos={p.usuais ?? []} aoEscolher={setMotivo} />
      {p.problema && <Recusa problema={p.problema} />}
      {p.erro && <Falha erro={p.erro} />}
    </Dialogo>
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
