import { App, Select } from 'antd';
import { useId, useState } from 'react';
import { PRIVILEGIOS_CONHECIDOS } from '../../../../../../domain/acesso/privilegios-conhecidos.ts';
import concederPrivilegio from '../../../../../../events/http/acesso/conceder-privilegio.ts';
import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { Falta } from '../../../componentes/falta.tsx';
import { useAto } from '../../../nucleo/ato.ts';
import { EscolherDias, type Dias } from '../comum/escolher-dias.tsx';
import { EscolherPessoa } from '../comum/escolher-pessoa.tsx';

const OPCOES = PRIVILEGIOS_CONHECIDOS.map((p) => ({ value: p.codigo, label: p.porVir ? `${p.nome} (ainda sem uso)` : p.nome }));

/** One privilege to one person, with dates. Mounted while open. */
export function ConcederPrivilegio({ aoFechar }: { readonly aoFechar: () => void }) {
  const [pessoa, setPessoa] = useState<string>();
  const [privilegio, setPrivilegio] = useState<string>();
  const [dias, setDias] = useState<Dias>();
  const ato = useAto(concederPrivilegio, ['listarPrivilegios']);
  const { message } = App.useApp();
  const id = useId();
  const permite = PRIVILEGIOS_CONHECIDOS.find((p) => p.codigo === privilegio)?.permite;
  const conceder = (motivo: string) => {
    if (pessoa === undefined || privilegio === undefined || dias === undefined) return;
    ato.mutate(
      { corpo: { pessoa, privilegio, ...dias, motivo } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success('Privilégio concedido.');
          aoFechar();
        },
      },
    );
  };
  return (
    <DialogoMotivo
      titulo="Conceder um privilégio"
      explicacao="Vale só para esta pessoa e só nestes dias. Quem concede um privilégio não pode tê-lo, e ninguém o dá a si mesmo."
      confirmar="Conceder"
      usuais={['Férias do titular', 'Mutirão de regularização']}
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      camposProntos={pessoa !== undefined && privilegio !== undefined && dias !== undefined}
      campos={(tentou) => (
        <>
          <EscolherPessoa nome="A quem" valor={pessoa} falta={tentou && pessoa === undefined} aoEscolher={setPessoa} />
          <div>
            <label htmlFor={id}>Privilégio</label>
            <Select id={id} showSearch={{ optionFilterProp: 'label' }} options={OPCOES} value={privilegio ?? null} onChange={(p: string) => setPrivilegio(p)} placeholder="Escolha um" style={{ width: '100%' }} status={tentou && privilegio === undefined ? 'error' : ''} aria-invalid={tentou && privilegio === undefined} aria-describedby={`${id}-falta`} />
            {permite !== undefined && <p className="ajuda">{permite}</p>}
            <Falta id={`${id}-falta`} texto={tentou && privilegio === undefined ? 'Escolha o privilégio.' : ''} />
          </div>
          <EscolherDias valor={dias} falta={tentou && dias === undefined} aoEscolher={setDias} />
        </>
      )}
      aoConfirmar={conceder}
      aoFechar={aoFechar}
    />
  );
}
