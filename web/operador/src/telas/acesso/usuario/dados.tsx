import { App, Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import alterarUsuario from '../../../../../../events/http/acesso/alterar-usuario.ts';
import { emailDaPessoa, nomeDaPessoa } from '../../../../../../events/http/esquemas-usuarios.ts';
import { Dialogo } from '../../../componentes/dialogo.tsx';
import { Falha, Recusa } from '../../../componentes/falha.tsx';
import { Falta } from '../../../componentes/falta.tsx';
import { useAto } from '../../../nucleo/ato.ts';
import { instante } from '../../../nucleo/formatar.ts';
import { aoContrario, CamposDaValidade, descreverValidade, type Validade } from './campos-da-validade.tsx';
import { ENVELHECEM, type Opcoes, type Usuario } from './comum.ts';

interface Props {
  readonly usuario: Usuario;
  readonly opcoes: Opcoes;
}

export function AbaDosDados({ usuario, opcoes, altera }: Props & { readonly altera: boolean }) {
  const [alterando, setAlterando] = useState(false);
  return (
    <section className="cartao" aria-labelledby="usuario-dados">
      <h2 id="usuario-dados">Dados</h2>
      <dl className="dados">
        <dt>Nome</dt>
        <dd>{usuario.nome}</dd>
        <dt>Usuário</dt>
        <dd>{usuario.login}</dd>
        <dt>E-mail</dt>
        <dd>{usuario.email ?? 'não tem'}</dd>
        <dt>Departamento</dt>
        <dd>{usuario.departamento?.nome ?? 'nenhum'}</dd>
        <dt>Validade</dt>
        <dd>{descreverValidade(usuario)}</dd>
        <dt>Segundo fator</dt>
        <dd>{usuario.segundoFator ? 'cadastrado' : 'não cadastrado'}</dd>
        <dt>Senha</dt>
        <dd>{usuario.trocaSenha ? 'provisória: só abre a troca dela' : 'escolhida pela pessoa'}</dd>
        <dt>Criado em</dt>
        <dd>{instante(usuario.criadoEm)}</dd>
      </dl>
      {altera && <Button onClick={() => setAlterando(true)}>Alterar dados</Button>}
      {alterando && <AlterarDados usuario={usuario} opcoes={opcoes} aoFechar={() => setAlterando(false)} />}
    </section>
  );
}

/** Only what is changed here goes: what another changes meanwhile, in the rest, stays. */
function AlterarDados({ usuario, opcoes, aoFechar }: Props & { readonly aoFechar: () => void }) {
  const [antes] = useState(usuario);
  const [nome, setNome] = useState(usuario.nome);
  const [email, setEmail] = useState(usuario.email ?? '');
  const [departamento, setDepartamento] = useState(usuario.departamento?.id ?? null);
  const [validade, setValidade] = useState<Validade>({ validoDe: usuario.validoDe, validoAte: usuario.validoAte });
  const [tentou, setTentou] = useState(false);
  const ato = useAto(alterarUsuario, ENVELHECEM);
  const { message } = App.useApp();
  const id = useId();
  const errado = { nome: !nomeDaPessoa.safeParse(nome).success, email: email.trim() !== '' && !emailDaPessoa.safeParse(email.trim()).success, validade: aoContrario(validade) };
  const gravar = () => {
    setTentou(true);
    if (errado.nome || errado.email || errado.validade || ato.isPending) return;
    const corpo = oQueMudou(antes, { nome: nome.trim(), email: email.trim() === '' ? null : email.trim(), departamento, ...validade });
    if (Object.keys(corpo).length === 0) return aoFechar();
    ato.mutate(
      { params: { id: usuario.id }, corpo },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success('Dados alterados.');
          aoFechar();
        },
      },
    );
  };
  const falta = { nome: tentou && errado.nome, email: tentou && errado.email };
  return (
    <Dialogo title={`Dados de ${usuario.nome}`} okText="Gravar" okButtonProps={{ loading: ato.isPending }} aoConfirmar={gravar} aoFechar={aoFechar}>
      <div>
        <label htmlFor={`${id}-nome`}>Nome completo</label>
        <Input id={`${id}-nome`} maxLength={120} value={nome} onChange={(e) => setNome(e.target.value)} status={falta.nome ? 'error' : ''} aria-invalid={falta.nome} aria-describedby={`${id}-falta-nome`} />
        <Falta id={`${id}-falta-nome`} texto={falta.nome ? 'Escreva o nome, com ao menos 3 letras.' : ''} />
      </div>
      <div>
        <label htmlFor={`${id}-email`}>E-mail (se tiver)</label>
        <Input id={`${id}-email`} maxLength={254} value={email} onChange={(e) => setEmail(e.target.value)} status={falta.email ? 'error' : ''} aria-invalid={falta.email} aria-describedby={`${id}-falta-email`} />
        <Falta id={`${id}-falta-email`} texto={falta.email ? 'Escreva um e-mail, ou deixe em branco.' : ''} />
      </div>
      <div>
        <label htmlFor={`${id}-departamento`}>Departamento</label>
        <Select id={`${id}-departamento`} allowClear placeholder="Nenhum" style={{ width: '100%' }} value={departamento} options={opcoes.departamentos.map((d) => ({ value: d.id, label: d.nome }))} onChange={(d: number | null | undefined) => setDepartamento(d ?? null)} />
      </div>
      <CamposDaValidade valor={validade} falta={tentou && errado.validade} aoMudar={setValidade} />
      {ato.data && !ato.data.ok && <Recusa problema={ato.data.erro} />}
      {ato.error && <Falha erro={ato.error} />}
    </Dialogo>
  );
}

type DadosEscritos = Validade & { readonly nome: string; readonly email: string | null; readonly departamento: number | null };

function oQueMudou({ nome, email, departamento, validoDe, validoAte }: Usuario, escrito: DadosEscritos): Partial<DadosEscritos> {
  return {
    ...(escrito.nome === nome ? {} : { nome: escrito.nome }),
    ...(escrito.email === email ? {} : { email: escrito.email }),
    ...(escrito.departamento === (departamento?.id ?? null) ? {} : { departamento: escrito.departamento }),
    // the two days are one thing to who writes them
    ...(escrito.validoDe === validoDe && escrito.validoAte === validoAte ? {} : { validoDe: escrito.validoDe, validoAte: escrito.validoAte }),
  };
}
