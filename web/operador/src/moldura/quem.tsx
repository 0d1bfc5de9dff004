import { LogoutOutlined, MoonOutlined, SunOutlined, UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Grid, Tooltip } from 'antd';
import sair from '../../../../events/http/acesso/sair.ts';
import { useAto } from '../nucleo/ato.ts';
import { explicar } from '../nucleo/recusas.ts';
import { useTema } from '../nucleo/tema.ts';
import { useSessao } from './sessao.ts';
import { Icone } from '../componentes/icone.tsx';

/** Who is in, the theme, and the way out. */
export function Quem() {
  const larga = Grid.useBreakpoint().md === true;
  const { nome } = useSessao();
  const { tema, alternar } = useTema();
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
  const outroTema = tema === 'claro' ? 'Usar o tema escuro' : 'Usar o tema claro';
  return (
    <div className="quem">
      <Tooltip title={outroTema}>
        <Button type="text" aria-label={outroTema} icon={tema === 'claro' ? <Icone de={MoonOutlined} /> : <Icone de={SunOutlined} />} onClick={alternar} />
      </Tooltip>
      <Link to="/acesso/meus-acessos" className="quem__nome" title={`${nome}: meus acessos`}>
        {larga ? nome : <Icone de={UserOutlined} />}
        <span className="so-leitor">{larga ? ': meus acessos' : `${nome}: meus acessos`}</span>
      </Link>
      <Button icon={<Icone de={LogoutOutlined} />} loading={ato.isPending} onClick={() => void encerrar()} aria-label="Sair">
        {larga && 'Sair'}
      </Button>
    </div>
  );
}
