import { EyeOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect, useState } from 'react';
import revelarDado from '../../../../../events/http/cadastro/revelar-dado.ts';
import { DialogoMotivo } from '../../componentes/dialogo-motivo.tsx';
import { Icone } from '../../componentes/icone.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useAto } from '../../nucleo/ato.ts';
import { NADA } from '../../nucleo/formatar.ts';

const A_VISTA_MS = 60_000;
const NOMES = { DOCUMENTO: 'CPF/CNPJ', TELEFONE: 'telefone', EMAIL: 'e-mail' } as const;

interface Props {
  readonly cdc: number;
  readonly campo: keyof typeof NOMES;
  /** What is shown until it is revealed; null where there is nothing to reveal. */
  readonly mascara: string | null;
}

/** A datum under its mask, and the way to see it whole: with a reason, for a minute, and in the audit. */
export function DadoMascarado({ cdc, campo, mascara }: Props) {
  const pode = usePode();
  const [pedindo, setPedindo] = useState(false);
  const [revelado, setRevelado] = useState<string | null>(null);
  useEffect(() => {
    if (revelado === null) return undefined;
    const fim = setTimeout(() => setRevelado(null), A_VISTA_MS);
    return () => clearTimeout(fim);
  }, [revelado]);
  if (mascara === null) return <span>{NADA}</span>;
  const podeRevelar = pode.algures('dado-pessoal:executar') && mascara.includes('*');
  return (
    <span className="dado-mascarado">
      <span className="numeros" aria-live="polite">
        {revelado ?? mascara}
      </span>
      {revelado !== null && <small className="ajuda"> à vista por um minuto; ficou registrado</small>}
      {podeRevelar && revelado === null && (
        <Button size="small" type="text" icon={<Icone de={EyeOutlined} />} aria-label={`Revelar ${NOMES[campo]}`} title={`Revelar ${NOMES[campo]}`} onClick={() => setPedindo(true)} />
      )}
      {pedindo && <PedirRevelacao cdc={cdc} campo={campo} aoRevelar={setRevelado} aoFechar={() => setPedindo(false)} />}
    </span>
  );
}

interface PropsDoPedido extends Pick<Props, 'cdc' | 'campo'> {
  readonly aoRevelar: (valor: string) => void;
  readonly aoFechar: () => void;
}

function PedirRevelacao({ cdc, campo, aoRevelar, aoFechar }: PropsDoPedido) {
  const { message } = App.useApp();
  const ato = useAto(revelarDado);
  const { reset } = ato;
  // the value leaves the memory of the screen with the dialog
  useEffect(() => reset, [reset]);
  const confirmar = (motivo: string) =>
    ato.mutate(
      { params: { cdc }, corpo: { campo, motivo } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          aoRevelar(r.valor.valor);
          void message.success(`O ${NOMES[campo]} fica à vista por um minuto. A consulta foi registrada na auditoria.`);
          aoFechar();
        },
      },
    );
  return (
    <DialogoMotivo
      titulo={`Revelar ${NOMES[campo]}`}
      explicacao={`O ${NOMES[campo]} do titular da ligação ${cdc} aparece por um minuto. Quem viu, quando e por quê ficam na auditoria.`}
      confirmar="Revelar"
      usuais={['Confirmar a identidade de quem ligou', 'Retornar o contato do cliente', 'Conferir documento apresentado']}
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      aoConfirmar={confirmar}
      aoFechar={aoFechar}
    />
  );
}
