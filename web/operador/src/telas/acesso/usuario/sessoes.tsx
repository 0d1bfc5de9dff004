import { App, Button, Modal } from 'antd';
import { useMemo } from 'react';
import encerrarSessoesDoUsuario from '../../../../../../events/http/acesso/encerrar-sessoes-do-usuario.ts';
import type { Coluna } from '../../../componentes/tabela/colunas.ts';
import { inteira, Lista } from '../../../componentes/tabela/lista.tsx';
import { useAto } from '../../../nucleo/ato.ts';
import { explicar } from '../../../nucleo/recusas.ts';
import { ENVELHECEM, type Usuario } from './comum.ts';

type Sessao = Usuario['sessoesAbertas'][number];
const COLUNAS: readonly Coluna<Sessao>[] = [
  { chave: 'desde', titulo: 'Desde', tipo: 'instante', valor: (s) => s.desde },
  { chave: 'vista', titulo: 'Usada pela última vez', tipo: 'instante', valor: (s) => s.vistaEm },
  { chave: 'ip', titulo: 'Endereço (IP)', tipo: 'codigo', valor: (s) => s.ip },
  { chave: 'dispositivo', titulo: 'Dispositivo', valor: (s) => s.dispositivo, ate: 420 },
];

/** Where the person is in, and the way to end it all. */
export function AbaDasSessoes({ usuario, encerra }: { readonly usuario: Usuario; readonly encerra: boolean }) {
  const colecao = useMemo(() => inteira(usuario.sessoesAbertas), [usuario.sessoesAbertas]);
  const ato = useAto(encerrarSessoesDoUsuario, ENVELHECEM);
  const { message } = App.useApp();
  const [confirmar, contexto] = Modal.useModal();
  const encerrar = async () => {
    const sim = await confirmar.confirm({ title: `Encerrar todas as sessões de ${usuario.nome}?`, content: 'Param na próxima ação, onde quer que estejam. A pessoa pode entrar de novo com a sua senha.', okText: 'Encerrar sessões', cancelText: 'Voltar' });
    if (!sim) return;
    ato.mutate({ params: { id: usuario.id } }, { onSuccess: (r) => void (r.ok ? message.success('Sessões encerradas.') : message.error(explicar(r.erro).titulo)), onError: (erro) => void message.error(erro.message) });
  };
  return (
    <>
      {contexto}
      {encerra && usuario.sessoesAbertas.length > 0 && (
        <p>
          <Button danger loading={ato.isPending} onClick={() => void encerrar()}>
            Encerrar todas as sessões
          </Button>
        </p>
      )}
      <Lista titulo="Sessões abertas" colunas={COLUNAS} colecao={colecao} chave={(s) => s.id} arquivo={`sessoes-${usuario.login}`} vazio="Nenhuma sessão aberta." />
    </>
  );
}
