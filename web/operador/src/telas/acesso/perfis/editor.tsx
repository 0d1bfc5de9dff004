import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, ConfigProvider, Input } from 'antd';
import { useId, useMemo, useState } from 'react';
import alterarPerfil from '../../../../../../events/http/acesso/alterar-perfil.ts';
import verPerfil from '../../../../../../events/http/acesso/ver-perfil.ts';
import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { Falta } from '../../../componentes/falta.tsx';
import { useAto } from '../../../nucleo/ato.ts';
import { contar } from '../../../nucleo/formatar.ts';
import { EditarHorario } from '../horario/editar-horario.tsx';
import { Blocos, type Catalogo } from './blocos.tsx';
import { paresDoPerfil } from './pares-do-perfil.ts';
import { documentoDe, erroDoNome, rascunhoDe, type Perfil, type Rascunho } from './rascunho.ts';

interface Props {
  /** As it is now in the server; it may change while one edits. */
  readonly atual: Perfil;
  readonly catalogo: Catalogo;
  readonly edita: boolean;
}

/** The whole profile. It is saved at once, over the version from which the editing began. */
export function Editor({ atual, catalogo, edita }: Props) {
  const [base, setBase] = useState(atual);
  const [rascunho, setRascunho] = useState(() => rascunhoDe(atual));
  const [salvando, setSalvando] = useState(false);
  const mudar = (parte: Partial<Rascunho>) => setRascunho((r) => ({ ...r, ...parte }));
  const recomecar = (perfil: Perfil) => {
    setBase(perfil);
    setRascunho(rascunhoDe(perfil));
  };
  const documento = useMemo(() => documentoDe(rascunho), [rascunho]);
  const mudou = useMemo(() => JSON.stringify(documento) !== JSON.stringify(documentoDe(rascunhoDe(base))), [documento, base]);
  const pares = paresDoPerfil(rascunho);
  return (
    <ConfigProvider componentDisabled={!edita}>
      <div className="perfil">
        {atual.versao !== base.versao && (
          <Alert type="warning" showIcon role="alert" title="Outra pessoa mudou este perfil depois que você o abriu" description="O que você mudou aqui não pode mais ser salvo. Abra o perfil como está agora e repita a sua alteração." action={<Button onClick={() => recomecar(atual)}>Abrir como está agora</Button>} />
        )}
        {pares.length > 0 && <Alert type="warning" showIcon title={`O perfil tem os dois lados de um controle: ${pares.map((p) => p.nome).join('; ')}`} description="Só quem tem uma exceção com prazo pode receber este perfil. Divida-o em dois." />}
        <Geral rascunho={rascunho} mudar={mudar} />
        <Blocos catalogo={catalogo} titulo="O que pode fazer" explicacao="Marque as ações de cada função. Para limitar a alguns lugares, escolha-os em cima da tabela; uma outra parte pode valer em outros lugares." acrescentar="Acrescentar direitos de outros lugares" blocos={rascunho.concessoes} soConsulta={rascunho.somenteConsulta} aoMudar={(concessoes) => mudar({ concessoes })} />
        <Blocos catalogo={catalogo} titulo="O que nunca pode" explicacao="O que se nega aqui vence o que qualquer outro perfil der à mesma pessoa." acrescentar="Acrescentar o que se nega" blocos={rascunho.negacoes} soConsulta={false} aoMudar={(negacoes) => mudar({ negacoes })} />
        <section className="cartao" aria-labelledby="perfil-horario">
          <h2 id="perfil-horario">Horário</h2>
          <p className="ajuda">Sem horário, o perfil não limita nada. Quem tem vários perfis com horário entra no de qualquer um deles; o horário da própria pessoa vale no lugar de todos.</p>
          <EditarHorario valor={rascunho.horario} quem="Quem tem este perfil" semJanelas="em qualquer dia e horário" apontar aoMudar={(parte) => setRascunho((r) => ({ ...r, horario: { ...r.horario, ...parte } }))} />
        </section>
      </div>
      {edita && (
        <div className="barra-de-salvar">
          <p aria-live="polite">{documento === undefined ? 'Corrija os campos apontados para salvar.' : mudou ? 'Há alterações que ainda não foram salvas.' : 'Nada mudou.'}</p>
          <Button disabled={!mudou} onClick={() => recomecar(base)}>
            Desfazer
          </Button>
          <Button type="primary" disabled={!mudou || documento === undefined} onClick={() => setSalvando(true)}>
            Salvar
          </Button>
        </div>
      )}
      {salvando && documento !== undefined && <Salvar base={base} documento={documento} aoSalvar={recomecar} aoFechar={() => setSalvando(false)} />}
    </ConfigProvider>
  );
}

function Geral({ rascunho, mudar }: { readonly rascunho: Rascunho; readonly mudar: (parte: Partial<Rascunho>) => void }) {
  const id = useId();
  const erro = erroDoNome(rascunho.nome);
  return (
    <section className="cartao campos" aria-labelledby={`${id}-titulo`}>
      <h2 id={`${id}-titulo`}>Perfil</h2>
      <div>
        <label htmlFor={`${id}-nome`}>Nome</label>
        <Input id={`${id}-nome`} maxLength={80} value={rascunho.nome} status={erro === '' ? '' : 'error'} aria-invalid={erro !== ''} aria-describedby={`${id}-erro`} onChange={(e) => mudar({ nome: e.target.value })} />
        <Falta id={`${id}-erro`} texto={erro} />
      </div>
      <div>
        <label htmlFor={`${id}-descricao`}>Para quem é</label>
        <Input.TextArea id={`${id}-descricao`} rows={2} maxLength={500} value={rascunho.descricao} onChange={(e) => mudar({ descricao: e.target.value })} />
      </div>
      <Checkbox checked={rascunho.somenteConsulta} onChange={(e) => mudar({ somenteConsulta: e.target.checked })}>
        Somente consulta: do que estiver marcado, só consultar vale
      </Checkbox>
      <Checkbox checked={rascunho.sessaoUnica} onChange={(e) => mudar({ sessaoUnica: e.target.checked })}>
        Uma sessão por vez: quem tem este perfil e entra em outro lugar encerra a sessão que deixou aberta
      </Checkbox>
      <Checkbox checked={rascunho.ativo} onChange={(e) => mudar({ ativo: e.target.checked })}>
        Em uso: fora de uso, não dá nada a quem o tem
      </Checkbox>
    </section>
  );
}

interface PropsDoSalvar {
  readonly base: Perfil;
  readonly documento: NonNullable<ReturnType<typeof documentoDe>>;
  readonly aoSalvar: (perfil: Perfil) => void;
  readonly aoFechar: () => void;
}

function Salvar({ base, documento, aoSalvar, aoFechar }: PropsDoSalvar) {
  const ato = useAto(alterarPerfil, ['listarPerfis', 'verPerfil', 'listarParesDasPessoas']);
  const consultas = useQueryClient();
  const { message } = App.useApp();
  const params = { codigo: base.codigo };
  const feito = (perfil: Perfil) => {
    consultas.setQueryData([verPerfil.operationId, { params }], perfil);
    void message.success('Perfil salvo.');
    aoSalvar(perfil);
    aoFechar();
  };
  const quantas = base.pessoas.length;
  return (
    <DialogoMotivo
      titulo={`Salvar o perfil "${documento.nome}"?`}
      explicacao={quantas === 0 ? 'Ninguém tem este perfil: nada muda para ninguém por enquanto.' : `Muda o que ${contar(quantas, 'pessoa pode', 'pessoas podem')} fazer, a partir da próxima ação de cada uma.`}
      confirmar="Salvar"
      usuais={['Mudança de rotina do setor', 'Pedido da chefia']}
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      aoConfirmar={(motivo) => ato.mutate({ params, corpo: { ...documento, versao: base.versao, motivo } }, { onSuccess: (r) => (r.ok ? feito(r.valor) : undefined) })}
      aoFechar={aoFechar}
    />
  );
}
