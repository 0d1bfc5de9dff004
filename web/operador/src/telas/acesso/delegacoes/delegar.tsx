import { App } from 'antd';
import { useState } from 'react';
import delegar from '../../../../../../events/http/acesso/delegar.ts';
import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { useAto } from '../../../nucleo/ato.ts';
import { EscolherDias, type Dias } from '../comum/escolher-dias.tsx';
import { concessoesDe, EscolherDireitos, NADA_ESCOLHIDO } from '../comum/escolher-direitos.tsx';
import { EscolherPessoa } from '../comum/escolher-pessoa.tsx';
import type { MeusAcessos } from '../comum/palavras.ts';

/** Part of what one holds, to another, for some days. Mounted while open. */
export function Delegar({ meus, aoFechar }: { readonly meus: MeusAcessos; readonly aoFechar: () => void }) {
  const [pessoa, setPessoa] = useState<string>();
  const [dias, setDias] = useState<Dias>();
  const [direitos, setDireitos] = useState(NADA_ESCOLHIDO);
  const ato = useAto(delegar, ['minhasDelegacoes', 'listarDelegacoes']);
  const { message } = App.useApp();
  const concessoes = concessoesDe(direitos, meus);
  const emprestar = (motivo: string) => {
    if (pessoa === undefined || dias === undefined) return;
    ato.mutate(
      { corpo: { pessoa, ...dias, motivo, concessoes } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success('Delegação feita.');
          aoFechar();
        },
      },
    );
  };
  return (
    <DialogoMotivo
      titulo="Delegar o que eu posso"
      explicacao="A outra pessoa faz em seu lugar o que você marcar, só nestes dias. O que você perder, ela perde também; privilégios não se delegam. A auditoria mostra os dois nomes."
      confirmar="Delegar"
      largura={680}
      usuais={['Férias', 'Licença', 'Curso ou viagem a serviço']}
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      camposProntos={pessoa !== undefined && dias !== undefined && concessoes.length > 0}
      campos={(tentou) => (
        <>
          <EscolherPessoa nome="A quem" valor={pessoa} falta={tentou && pessoa === undefined} aoEscolher={setPessoa} />
          <EscolherDias valor={dias} falta={tentou && dias === undefined} aoEscolher={setDias} />
          <EscolherDireitos meus={meus} valor={direitos} falta={tentou && concessoes.length === 0} aoMudar={setDireitos} />
        </>
      )}
      aoConfirmar={emprestar}
      aoFechar={aoFechar}
    />
  );
}
