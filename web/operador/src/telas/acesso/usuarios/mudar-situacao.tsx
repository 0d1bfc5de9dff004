import { App } from 'antd';
import mudarSituacaoDeUsuarios from '../../../../../../events/http/acesso/mudar-situacao-de-usuarios.ts';
import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { useAto } from '../../../nucleo/ato.ts';
import { contar } from '../../../nucleo/formatar.ts';

/** With more than this a second administrator confirms: the server decides, here it is only told before. */
const SOZINHO_ATE = 20;

interface Props {
  readonly pessoas: readonly { readonly id: string; readonly nome: string }[];
  readonly ativo: boolean;
  readonly aoFazer: () => void;
  readonly aoFechar: () => void;
}

/** Lets people in or keeps them out, with the names of all before one confirms. Mounted while open. */
export function MudarSituacao({ pessoas, ativo, aoFazer, aoFechar }: Props) {
  const ato = useAto(mudarSituacaoDeUsuarios, ['listarUsuarios', 'verUsuario', 'listarAtosEmMassa']);
  const { message } = App.useApp();
  const quantos = contar(pessoas.length, 'usuário', 'usuários');
  const verbo = ativo ? 'Ativar' : 'Desativar';
  const confirmar = (motivo: string) =>
    ato.mutate(
      { corpo: { ids: pessoas.map((p) => p.id), ativo, motivo } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success(r.valor.aguarda === null ? `${contar(r.valor.mudados.length, 'usuário mudou', 'usuários mudaram')} de situação.` : 'Pedido feito: espera a confirmação de um segundo administrador.');
          aoFazer();
        },
      },
    );
  return (
    <DialogoMotivo
      titulo={pessoas.length === 1 ? `${verbo} ${pessoas[0]?.nome ?? ''}?` : `${verbo} ${quantos}?`}
      explicacao={
        <>
          <p>{ativo ? 'Voltam a entrar com a senha e os direitos que tinham.' : 'As sessões abertas terminam agora e ninguém da lista entra mais. O que já fizeram não muda, e os direitos ficam guardados.'}</p>
          {pessoas.length > 1 && <p className="ajuda">{pessoas.map((p) => p.nome).join(', ')}</p>}
          {pessoas.length > SOZINHO_ATE && <p>Com mais de {SOZINHO_ATE} pessoas, nada muda até que outro administrador confirme.</p>}
        </>
      }
      confirmar={verbo}
      usuais={ativo ? ['Voltou ao trabalho', 'Desativado por engano'] : ['Deixou a autarquia', 'Licença longa', 'Fim do contrato']}
      perigo={!ativo}
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      aoConfirmar={confirmar}
      aoFechar={aoFechar}
    />
  );
}
