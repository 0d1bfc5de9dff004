import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import { descreverAparelho } from '../../../../../../domain/acesso/descrever-aparelho.ts';
import encerrarSessoesDoUsuario from '../../../../../../events/http/acesso/encerrar-sessoes-do-usuario.ts';
import { Dialogo } from '../../../componentes/dialogo.tsx';
import { Falha, Recusa } from '../../../componentes/falha.tsx';
import type { Coluna } from '../../../componentes/tabela/colunas.ts';
import { inteira, Lista } from '../../../componentes/tabela/lista.tsx';
import { useAto } from '../../../nucleo/ato.ts';
import { ENVELHECEM, type Usuario } from './comum.ts';

type Sessao = Usuario['sessoesAbertas'][number];
const COLUNAS: readonly Coluna<Sessao>[] = [
  { chave: 'desde', titulo: 'Desde', tipo: 'instante', valor: (s) => s.desde },
  { chave: 'vista', titulo: 'Usada pela última vez', tipo: 'instante', valor: (s) => s.vistaEm },
  { chave: 'ip', titulo: 'Endereço (IP)', tipo: 'codigo', valor: (s) => s.ip },
  { chave: 'dispositivo', titulo: 'Aparelho', valor: (s) => descreverAparelho(s.dispositivo), ate: 420 },
];

/** Where the person is in, and the way to end it all. */
export function AbaDasSessoes({ usuario, encerra }: { readonly usuario: Usuario; readonly encerra: boolean }) {
  const colecao = useMemo(() => inteira(usuario.sessoesAbertas), [usuario.sessoesAbertas]);
  const [encerrando, setEncerrando] = useState(false);
  return (
    <>
      {encerra && usuario.sessoesAbertas.length > 0 && (
        <p>
          <Button danger onClick={() => setEncerrando(true)}>
            Encerrar todas as sessões
          </Button>
        </p>
      )}
      <Lista titulo="Sessões abertas" colunas={COLUNAS} colecao={colecao} chave={(s) => s.id} arquivo={`sessoes-${usuario.login}`} vazio="Nenhuma sessão aberta." />
      {encerrando && <Encerrar usuario={usuario} aoFechar={() => setEncerrando(false)} />}
    </>
  );
}

function Encerrar({ usuario, aoFechar }: { readonly usuario: Usuario; readonly aoFechar: () => void }) {
  const ato = useAto(encerrarSessoesDoUsuario, ENVELHECEM);
  const { message } = App.useApp();
  const feito = () => {
    void message.success('Sessões encerradas.');
    aoFechar();
  };
  return (
    <Dialogo
      title={`Encerrar todas as sessões de ${usuario.nome}?`}
      okText="Encerrar sessões"
      okButtonProps={{ danger: true, loading: ato.isPending }}
      aoConfirmar={() => ato.mutate({ params: { id: usuario.id } }, { onSuccess: (r) => (r.ok ? feito() : undefined) })}
      aoFechar={aoFechar}
    >
      <p>Param na próxima ação, onde quer que estejam. A pessoa pode entrar de novo com a sua senha; se outro a conhece, dê uma senha provisória.</p>
      {ato.data && !ato.data.ok && <Recusa problema={ato.data.erro} />}
      {ato.error && <Falha erro={ato.error} />}
    </Dialogo>
  );
}
