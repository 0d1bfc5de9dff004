import { App, Select } from 'antd';
import { useId, useState } from 'react';
import type { z } from 'zod';
import { TODAS_AS_FUNCOES } from '../../../../../domain/acesso/funcoes.ts';
import { PRIVILEGIOS_CONHECIDOS } from '../../../../../domain/acesso/privilegios-conhecidos.ts';
import alterarObrigatoriedade from '../../../../../events/http/acesso/alterar-obrigatoriedade.ts';
import mostrarObrigatoriedade from '../../../../../events/http/acesso/mostrar-obrigatoriedade.ts';
import mostrar from '../../../../../events/http/acesso/mostrar-segundo-fator.ts';
import { DialogoMotivo } from '../../componentes/dialogo-motivo.tsx';
import { useAto } from '../../nucleo/ato.ts';
import { nomeDaFuncao } from '../acesso/comum/palavras.ts';
import { CampoSimNao } from '../politica/campos.tsx';

type Obrigatoriedade = z.output<typeof mostrarObrigatoriedade.resposta>;
const PRIVILEGIOS = PRIVILEGIOS_CONHECIDOS.map(({ codigo, nome }) => ({ value: codigo, label: nome }));
const OPCOES = TODAS_AS_FUNCOES.map((f) => ({ value: String(f), label: nomeDaFuncao(f) }));

export function Exigencia({ atual, aoFechar }: { readonly atual: Obrigatoriedade; readonly aoFechar: () => void }) {
  const id = useId();
  const [o, setO] = useState(atual);
  const { message } = App.useApp();
  const ato = useAto(alterarObrigatoriedade, [mostrarObrigatoriedade.operationId, mostrar.operationId]);
  const confirmar = (motivo: string) =>
    ato.mutate(
      { corpo: { ...o, motivo } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success('Gravado: quem passou a precisar cadastra o celular antes de continuar.');
          aoFechar();
        },
      },
    );
  return (
    <DialogoMotivo
      titulo="De quem o segundo fator é exigido"
      explicacao="Vale para quem entra com senha, já na próxima tela que a pessoa abrir."
      confirmar="Gravar"
      ocupado={ato.isPending}
      problema={ato.data?.ok === false ? ato.data.erro : undefined}
      erro={ato.error}
      campos={() => (
        <>
          <CampoSimNao marcado={o.administradores} aoMudar={(administradores) => setO({ ...o, administradores })}>
            Administradores do sistema
          </CampoSimNao>
          <div className="campo">
            <label htmlFor={`${id}-funcoes`}>Quem usa alguma destas funções</label>
            <Select id={`${id}-funcoes`} mode="multiple" style={{ width: '100%' }} value={o.funcoes} options={OPCOES} onChange={(funcoes: string[]) => setO({ ...o, funcoes })} />
          </div>
          <div className="campo">
            <label htmlFor={`${id}-privilegios`}>Quem tem algum destes privilégios</label>
            <Select id={`${id}-privilegios`} mode="multiple" style={{ width: '100%' }} value={o.privilegios} options={PRIVILEGIOS} onChange={(privilegios: string[]) => setO({ ...o, privilegios })} />
          </div>
        </>
      )}
      aoConfirmar={confirmar}
      aoFechar={aoFechar}
    />
  );
}
