import { MenuOutlined } from '@ant-design/icons';
import { Link, Outlet } from '@tanstack/react-router';
import { Button, Drawer, Grid, Spin } from 'antd';
import { useState } from 'react';
import sessao from '../../../../events/http/acesso/sessao.ts';
import type { Problema } from '../../../../events/http/problema.ts';
import { Falha } from '../componentes/falha.tsx';
import { ehFaltaDeSessao, ehPortaFechada, outraSessao } from '../nucleo/api.ts';
import { useConsulta } from '../nucleo/consulta.ts';
import { CadastroObrigatorio } from '../telas/segundo-fator/cadastro-obrigatorio.tsx';
import { TrocaObrigatoria } from '../telas/senha/troca-obrigatoria.tsx';
import { AvisoDeCodigos } from './aviso-de-codigos.tsx';
import { AvisoDeHorario } from './aviso-de-horario.tsx';
import { AvisoDeTitulares } from './aviso-de-titulares.tsx';
import { Busca } from './busca.tsx';
import { Entrar } from './entrar.tsx';
import { Menu } from './menu.tsx';
import { Quem } from './quem.tsx';
import { ContextoDaSessao } from './sessao.ts';
import { Icone } from '../componentes/icone.tsx';

/** An open page shows within five seconds that its session ended, or that its rights changed; a page that nobody sees does not ask. */
const CONFERIR_SESSAO_MS = 3_000;

/** What is around every screen. Nothing is drawn inside before it is known who is in. */
export function Moldura() {
  const consulta = useConsulta(sessao, {}, { repetirEm: () => CONFERIR_SESSAO_MS });
  const [mostrandoCodigos, setMostrandoCodigos] = useState(false);
  const { fora, porque } = useFora(consulta);
  if (fora) return <Entrar porque={porque} />;
  // Out of hours, or in another network, nothing of what was on the screen stays there.
  if (consulta.data === undefined || ehPortaFechada(consulta.error)) {
    return (
      <main className="entrar">
        {consulta.error ? (
          <Falha erro={consulta.error} deNovo={() => void consulta.refetch()} />
        ) : (
          <output aria-label="Abrindo">
            <Spin size="large" />
          </output>
        )}
      </main>
    );
  }
  const { pendencia } = consulta.data;
  const semPendencia = pendencia === 'TROCAR_SENHA' ? <TrocaObrigatoria /> : <Corpo />;
  const porCima = pendencia === 'CADASTRAR_SEGUNDO_FATOR' || mostrandoCodigos ? <CadastroObrigatorio aoMostrarCodigos={setMostrandoCodigos} /> : semPendencia;
  return (
    <ContextoDaSessao value={consulta.data}>
      {porCima}
    </ContextoDaSessao>
  );
}

/** Whether nobody is in, and why if he entered elsewhere. Asking again makes an answer that never came forget why; what is being typed to enter does not go with it. */
function useFora({ data, error }: { readonly data: unknown; readonly error: Error | null }): { readonly fora: boolean; readonly porque: Problema | undefined } {
  const [fora, setFora] = useState(false);
  const [porque, setPorque] = useState<Problema>();
  const agora = ehFaltaDeSessao(error) || (fora && (data === undefined || error !== null));
  const motivo = agora ? (outraSessao(error) ?? porque) : undefined;
  if (agora !== fora) setFora(agora);
  if (motivo?.detail !== porque?.detail) setPorque(motivo);
  return { fora: agora, porque: motivo };
}

function Corpo() {
  const larga = Grid.useBreakpoint().lg === true;
  const [aberto, setAberto] = useState(false);
  return (
    <div className="moldura">
      <a className="pular" href="#conteudo">
        Pular para o conteúdo
      </a>
      <header className="topo">
        {!larga && <Button type="text" icon={<Icone de={MenuOutlined} />} aria-label="Abrir o menu" onClick={() => setAberto(true)} />}
        <Link to="/" className="marca">
          <img src="/nascente.svg" alt="" width={30} height={30} />
          <span>Nascente</span>
        </Link>
        <Busca />
        <Quem />
      </header>
      {larga ? (
        <aside className="lateral">
          <Menu />
        </aside>
      ) : (
        <Drawer open={aberto} onClose={() => setAberto(false)} placement="left" size={264} title="Menu">
          <Menu aoIr={() => setAberto(false)} />
        </Drawer>
      )}
      <main id="conteudo" className="conteudo" tabIndex={-1}>
        <AvisoDeHorario />
        <AvisoDeCodigos />
        <AvisoDeTitulares />
        <Outlet />
      </main>
    </div>
  );
}
