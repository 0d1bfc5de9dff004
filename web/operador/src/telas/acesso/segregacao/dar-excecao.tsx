import { App, Select } from 'antd';
import { useId, useState } from 'react';
import { PARES_SEGREGADOS } from '../../../../../../domain/acesso/segregacao.ts';
import excetuar from '../../../../../../events/http/acesso/excetuar-da-segregacao.ts';
import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { Falta } from '../../../componentes/falta.tsx';
import { useAto } from '../../../nucleo/ato.ts';
import { EscolherDias, type Dias } from '../comum/escolher-dias.tsx';
import { EscolherPessoa } from '../comum/escolher-pessoa.tsx';

const OPCOES = PARES_SEGREGADOS.map((p) => ({ value: p.codigo, label: p.nome }));

/** Both sides of one pair to one person, with dates. Mounted while open. */
export function DarExcecao({ aoDar, aoFechar }: { readonly aoDar: () => void; readonly aoFechar: () => void }) {
  const [pessoa, setPessoa] = useState<string>();
  const [par, setPar] = useState<string>();
  const [dias, setDias] = useState<Dias>();
  const ato = useAto(excetuar, ['listarExcecoesDeSegregacao', 'listarParesDasPessoas']);
  const { message } = App.useApp();
  const id = useId();
  const dar = (motivo: string) => {
    if (pessoa === undefined || par === undefined || dias === undefined) return;
    ato.mutate(
      { corpo: { pessoa, par, ...dias, motivo } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success('Exceção dada.');
          aoDar();
        },
      },
    );
  };
  return (
    <DialogoMotivo
      titulo="Dar exceção de segregação"
      explicacao="A pessoa pode ficar com os dois lados deste controle nestes dias, no máximo um ano. Aparece na lista até terminar. Ninguém a dá a si mesmo."
      confirmar="Dar exceção"
      usuais={['Férias do outro responsável', 'Só há uma pessoa no setor']}
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      camposProntos={pessoa !== undefined && par !== undefined && dias !== undefined}
      campos={(tentou) => (
        <>
          <EscolherPessoa nome="A quem" valor={pessoa} falta={tentou && pessoa === undefined} aoEscolher={setPessoa} />
          <div>
            <label htmlFor={id}>Par</label>
            <Select id={id} showSearch={{ optionFilterProp: 'label' }} options={OPCOES} value={par ?? null} onChange={(p: string) => setPar(p)} placeholder="Escolha um" style={{ width: '100%' }} status={tentou && par === undefined ? 'error' : ''} aria-invalid={tentou && par === undefined} aria-describedby={`${id}-falta`} />
            <Falta id={`${id}-falta`} texto={tentou && par === undefined ? 'Escolha o par.' : ''} />
          </div>
          <EscolherDias valor={dias} falta={tentou && dias === undefined} aoEscolher={setDias} />
        </>
      )}
      aoConfirmar={dar}
      aoFechar={aoFechar}
    />
  );
}
