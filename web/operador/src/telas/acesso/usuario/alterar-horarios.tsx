import { App } from 'antd';
import { useState } from 'react';
import alterarAcessosDoUsuario from '../../../../../../events/http/acesso/alterar-acessos-do-usuario.ts';
import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { useAto } from '../../../nucleo/ato.ts';
import { EditarHorario } from '../horario/editar-horario.tsx';
import { escreverHorario, lerHorario } from '../horario/escrito.ts';
import { acessosPara, ENVELHECEM, type Usuario } from './comum.ts';

/** Windows and exceptions, with the sentence that they make while they are typed. Mounted while open. */
export function AlterarHorarios({ usuario, aoFechar }: { readonly usuario: Usuario; readonly aoFechar: () => void }) {
  const { acessos } = usuario;
  const [horario, setHorario] = useState(() => escreverHorario(acessos));
  const ato = useAto(alterarAcessosDoUsuario, ENVELHECEM);
  const { message } = App.useApp();
  const lido = lerHorario(horario);
  const gravar = (motivo: string) => {
    if (lido === undefined) return;
    ato.mutate(
      { params: { id: usuario.id }, corpo: acessosPara(acessos, lido, motivo) },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success('Horários alterados.');
          aoFechar();
        },
      },
    );
  };
  return (
    <DialogoMotivo
      titulo={`Horários de ${usuario.nome}`}
      explicacao="Sem janelas próprias, valem as dos perfis. Quem está dentro quando a janela fecha é avisado e sai."
      confirmar="Gravar"
      largura={760}
      usuais={['Horário de trabalho', 'Mutirão', 'Mudança de turno']}
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      camposProntos={lido !== undefined}
      campos={(tentou) => (
        <div className="horario">
          <EditarHorario valor={horario} quem={usuario.nome} semJanelas="no horário dos seus perfis" apontar={tentou} aoMudar={(parte) => setHorario((h) => ({ ...h, ...parte }))} />
        </div>
      )}
      aoConfirmar={gravar}
      aoFechar={aoFechar}
    />
  );
}
