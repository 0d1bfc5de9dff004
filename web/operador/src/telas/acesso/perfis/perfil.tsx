import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import excluirPerfil from '../../../../../../events/http/acesso/excluir-perfil.ts';
import permissoes from '../../../../../../events/http/acesso/permissoes.ts';
import verPerfil from '../../../../../../events/http/acesso/ver-perfil.ts';
import { Dialogo } from '../../../componentes/dialogo.tsx';
import { Espera, Falha, Recusa } from '../../../componentes/falha.tsx';
import { Pagina } from '../../../componentes/pagina.tsx';
import { Situacao } from '../../../componentes/situacao.tsx';
import { usePode, useSessao } from '../../../moldura/sessao.ts';
import { useAto } from '../../../nucleo/ato.ts';
import { useConsulta } from '../../../nucleo/consulta.ts';
import { Editor } from './editor.tsx';
import { NovoPerfil } from './novo-perfil.tsx';
import type { Perfil } from './rascunho.ts';
import { USO } from '../../../nucleo/situacoes.ts';

const rota = getRouteApi('/acesso/perfis/$codigo');
const MIGALHAS = [{ nome: 'Perfis', para: '/acesso/perfis' }] as const;

/** One profile: what it gives, when, and to whom. */
export function UmPerfil() {
  const { codigo } = rota.useParams();
  const pode = usePode();
  const { nome: eu } = useSessao();
  const perfil = useConsulta(verPerfil, { params: { codigo } });
  const catalogo = useConsulta(permissoes, {});
  const dado = perfil.data;
  const proprio = dado?.pessoas.some((p) => p.nome === eu) === true;
  return (
    <Pagina titulo={dado?.nome ?? 'Perfil'} {...(dado === undefined ? {} : { selo: <Situacao de={USO[dado.ativo ? 'EM_USO' : 'FORA_DE_USO']} />, acoes: <Acoes perfil={dado} /> })} subtitulo={dado?.descricao} migalhas={MIGALHAS}>
      <Espera consulta={perfil}>
        {(p) => (
          <>
            {proprio && <Alert type="info" showIcon title="Você tem este perfil" description="Ninguém muda os próprios direitos. Peça a outra pessoa que administre perfis." />}
            <Espera consulta={catalogo}>{(c) => <Editor key={p.codigo} atual={p} catalogo={c} edita={pode.semLimite('perfil:alterar') && !proprio} />}</Espera>
            <QuemTem perfil={p} />
          </>
        )}
      </Espera>
    </Pagina>
  );
}

function QuemTem({ perfil: { pessoas } }: { readonly perfil: Perfil }) {
  return (
    <section className="cartao" aria-labelledby="quem-tem">
      <h2 id="quem-tem">Quem tem este perfil ({pessoas.length})</h2>
      {pessoas.length === 0 ? (
        <p className="ajuda">Ninguém ainda. Quem precisa dele o pede em Pedidos de acesso.</p>
      ) : (
        <ul className="quem-tem">
          {pessoas.map((p) => (
            <li key={p.id}>{p.nome}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Acoes({ perfil }: { readonly perfil: Perfil }) {
  const pode = usePode();
  const [aberto, setAberto] = useState<'copiar' | 'excluir' | null>(null);
  const fechar = () => setAberto(null);
  return (
    <>
      {pode.semLimite('perfil:incluir') && <Button onClick={() => setAberto('copiar')}>Copiar</Button>}
      {pode.semLimite('perfil:excluir') && perfil.pessoas.length === 0 && (
        <Button danger onClick={() => setAberto('excluir')}>
          Excluir
        </Button>
      )}
      {aberto === 'copiar' && <NovoPerfil copiarDe={perfil.codigo} aoFechar={fechar} />}
      {aberto === 'excluir' && <Excluir perfil={perfil} aoFechar={fechar} />}
    </>
  );
}

function Excluir({ perfil, aoFechar }: { readonly perfil: Perfil; readonly aoFechar: () => void }) {
  const ato = useAto(excluirPerfil, ['listarPerfis']);
  const navegar = useNavigate();
  const { message } = App.useApp();
  const feito = () => {
    void message.success('Perfil excluído.');
    void navegar({ to: '/acesso/perfis' });
  };
  return (
    <Dialogo title={`Excluir o perfil "${perfil.nome}"?`} okText="Excluir" okButtonProps={{ danger: true, loading: ato.isPending }} aoConfirmar={() => ato.mutate({ params: { codigo: perfil.codigo } }, { onSuccess: (r) => (r.ok ? feito() : undefined) })} aoFechar={aoFechar}>
      <p>Ninguém o tem. Ele some da lista e não volta; a auditoria guarda o que ele era.</p>
      {ato.data && !ato.data.ok && <Recusa problema={ato.data.erro} />}
      {ato.error && <Falha erro={ato.error} />}
    </Dialogo>
  );
}
