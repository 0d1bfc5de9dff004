import { LogoutOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Grid } from 'antd';
import sair from '../../../../events/http/acesso/sair.ts';
import { Icone } from '../componentes/icone.tsx';
import { useAto } from '../nucleo/ato.ts';
import { explicar } from '../nucleo/recusas.ts';

/** The way out. In a bar, where there is no room on a phone, it is only its drawing. */
export function Sair({ naBarra = false }: { readonly naBarra?: boolean }) {
  const larga = Grid.useBreakpoint().md === true || !naBarra;
  const consultas = useQueryClient();
  const { message } = App.useApp();
  const ato = useAto(sair);
  const encerrar = async () => {
    try {
      const resposta = await ato.mutateAsync({});
      if (!resposta.ok && resposta.erro.status !== 401) {
        void message.error(explicar(resposta.erro).titulo);
        return;
      }
      // Nothing that was read stays in the memory of a page that nobody holds; the frame asks who is in, and finds nobody.
      consultas.clear();
      window.location.assign('/');
    } catch (erro) {
      void message.error(erro instanceof Error ? erro.message : 'Não foi possível sair. Tente de novo.');
    }
  };
  return (
    <Button icon={<Icone de={LogoutOutlined} />} loading={ato.isPending} onClick={() => void encerrar()} aria-label="Sair">
      {larga && 'Sair'}
    </Button>
  );
}
