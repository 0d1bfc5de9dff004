import { MoonOutlined, SunOutlined, UserOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Dropdown, Tooltip } from 'antd';
import { Icone } from '../componentes/icone.tsx';
import { instante } from '../nucleo/formatar.ts';
import { useTema } from '../nucleo/tema.ts';
import { Sair } from './sair.tsx';
import { useSessao } from './sessao.ts';

/** Beside its button, which is inside a region of the page; at the end of the page it would be in none. */
const dentro = (botao: HTMLElement): HTMLElement => botao.parentElement ?? document.body;

/** Who is in and what is his alone, the theme, and the way out. */
export function Quem() {
  const { nome, acessoAnterior } = useSessao();
  const { tema, alternar } = useTema();
  const outroTema = tema === 'claro' ? 'Usar o tema escuro' : 'Usar o tema claro';
  const itens = [
    { key: 'quem', type: 'group' as const, label: `${nome} · ${acessoAnterior === null ? 'primeiro acesso' : `último acesso: ${instante(acessoAnterior)}`}` },
    { key: 'acessos', label: <Link to="/acesso/meus-acessos">Meus acessos</Link> },
    { key: 'pedidos', label: <Link to="/acesso/pedidos">Meus pedidos de acesso</Link> },
    { key: 'delegacoes', label: <Link to="/acesso/delegacoes">Minhas delegações</Link> },
    { key: 'senha', label: <Link to="/acesso/senha">Trocar a senha</Link> },
    { key: 'segundo-fator', label: <Link to="/acesso/segundo-fator">Segundo fator</Link> },
    { key: 'sessoes', label: <Link to="/acesso/minhas-sessoes">Minhas sessões</Link> },
    { key: 'estacao', label: <Link to="/acesso/estacoes">Este computador</Link> },
  ];
  return (
    <div className="quem">
      <Tooltip title={outroTema}>
        <Button type="text" aria-label={outroTema} icon={tema === 'claro' ? <Icone de={MoonOutlined} /> : <Icone de={SunOutlined} />} onClick={alternar} />
      </Tooltip>
      <Dropdown menu={{ items: itens }} trigger={['click']} placement="bottomRight" getPopupContainer={dentro}>
        <Button type="text" className="quem__botao" icon={<Icone de={UserOutlined} />} aria-label={`${nome}: sua conta`} aria-haspopup="menu">
          <span className="quem__nome" title={nome}>
            {nome}
          </span>
        </Button>
      </Dropdown>
      <Sair naBarra />
    </div>
  );
}
