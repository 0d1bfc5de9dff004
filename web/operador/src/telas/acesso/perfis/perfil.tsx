import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Modal } from 'antd';
import { useState } from 'react';
import excluirPerfil from '../../../../../../events/http/acesso/excluir-perfil.ts';
import permissoes from '../../../../../../events/http/acesso/permissoes.ts';
import verPerfil from '../../../../../../events/http/acesso/ver-perfil.ts';
import { Espera } from '../../../componentes/falha.tsx';
import { Pagina } from '../../../componentes/pagina.tsx';
import { Situacao } from '../../../componentes/situacao.tsx';
import { usePode, useSessao } from '../../../moldura/sessao.ts';
import { useAto } from '../../../nucleo/ato.ts';
import { useConsulta } from '../../../nucleo/consulta.ts';
import { explicar } from '../../../nucleo/recusas.ts';
import { PERFIL } from '../comum/situacoes.ts';
import { Editor } from './editor.tsx';
import { NovoPerfil } from './novo-perfil.tsx';
import type { Perfil } from './rascunho.ts';

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
    <Pagina titulo={dado?.nome ?? 'Perfil'} {...(dado === undefined ? {} : { selo: <Situacao de={PERFIL[dado.ativo ? 'EM_USO' : 'FORA_DE_USO']} />, acoes: <Acoes perfil={dado} /> })} subtitulo={dado?.descricao} migalhas={MIGALHAS}>
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
  const [copiando, setCopiando] = useState(false);
  const [confirmar, contexto] = Modal.useModal();
  const navegar = useNavigate();
  const { message } = App.useApp();
  const { mutateAsync } = useAto(excluirPerfil, ['listarPerfis']);
  const excluir = async () => {
    const resposta = await mutateAsync({ params: { codigo: perfil.codigo } });
    if (!resposta.ok) {
      void message.error(explicar(resposta.erro).texto);
      return;
    }
    void message.success('Perfil excluído.');
    await navegar({ to: '/acesso/perfis' });
  };
  const perguntar = () => void confirmar.confirm({ title: `Excluir o perfil "${perfil.nome}"?`, content: 'Ninguém o tem. Ele some da lista e não volta; a auditoria guarda o que ele era.', okText: 'Excluir', okButtonProps: { danger: true }, onOk: excluir });
  return (
    <>
      {contexto}
      {pode.semLimite('perfil:incluir') && <Button onClick={() => setCopiando(true)}>Copiar</Button>}
      {pode.semLimite('perfil:excluir') && perfil.pessoas.length === 0 && (
        <Button danger onClick={perguntar}>
          Excluir
        </Button>
      )}
      {copiando && <NovoPerfil copiarDe={perfil.codigo} aoFechar={() => setCopiando(false)} />}
    </>
  );
}
