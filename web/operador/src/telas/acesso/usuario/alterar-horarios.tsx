import { App } from 'antd';
import { useState } from 'react';
import { descreverJanelas } from '../../../../../../domain/acesso/descrever-janela.ts';
import alterarAcessosDoUsuario from '../../../../../../events/http/acesso/alterar-acessos-do-usuario.ts';
import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { useAto } from '../../../nucleo/ato.ts';
import { acessosPara, ENVELHECEM, type Usuario } from './comum.ts';
import { EditarExcecoes, EditarJanelas, excecaoDigitada, excecoesDe, janelaDigitada, janelasDe } from './editar-horarios.tsx';

/** Windows and exceptions, with the sentence that they make while they are typed. Mounted while open. */
export function AlterarHorarios({ usuario, aoFechar }: { readonly usuario: Usuario; readonly aoFechar: () => void }) {
  const { acessos } = usuario;
  const [janelas, setJanelas] = useState(() => acessos.janelas.map(janelaDigitada));
  const [excecoes, setExcecoes] = useState(() => acessos.excecoes.map(excecaoDigitada));
  const ato = useAto(alterarAcessosDoUsuario, ENVELHECEM);
  const { message } = App.useApp();
  const lidas = { janelas: janelasDe(janelas), excecoes: excecoesDe(excecoes) };
  const prontos = lidas.janelas.length === janelas.length && lidas.excecoes.length === excecoes.length;
  const gravar = (motivo: string) =>
    ato.mutate(
      { params: { id: usuario.id }, corpo: acessosPara(acessos, lidas, motivo) },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success('Horários alterados.');
          aoFechar();
        },
      },
    );
  return (
    <DialogoMotivo
      titulo={`Horários de ${usuario.nome}`}
      explicacao="Sem janelas próprias, valem as dos perfis. Quem está dentro quando a janela fecha é avisado e sai."
      confirmar="Gravar"
      usuais={['Horário de trabalho', 'Mutirão', 'Mudança de turno']}
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      camposProntos={prontos}
      campos={(tentou) => (
        <>
          <EditarJanelas valor={janelas} tentou={tentou} aoMudar={setJanelas} />
          <p aria-live="polite">
            {janelas.length === 0 ? 'Sem horário próprio.' : lidas.janelas.length === janelas.length ? (
              <>
                Poderá usar o sistema <strong>{descreverJanelas(lidas.janelas)}</strong>.
              </>
            ) : (
              'Complete os dias e as horas das janelas.'
            )}
          </p>
          <EditarExcecoes valor={excecoes} tentou={tentou} aoMudar={setExcecoes} />
        </>
      )}
      aoConfirmar={gravar}
      aoFechar={aoFechar}
    />
  );
}
