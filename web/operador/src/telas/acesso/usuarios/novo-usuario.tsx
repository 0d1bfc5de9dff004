import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { z } from 'zod';
import criarUsuario from '../../../../../../events/http/acesso/criar-usuario.ts';
import { emailDaPessoa, loginNovo, nomeDaPessoa, type opcoesDeUsuario } from '../../../../../../events/http/esquemas-usuarios.ts';
import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { Falta } from '../../../componentes/falta.tsx';
import { useAto } from '../../../nucleo/ato.ts';
import { aoContrario, CamposDaValidade, type Validade } from '../usuario/campos-da-validade.tsx';
import { EscolherPessoa } from '../comum/escolher-pessoa.tsx';

export type Opcoes = z.output<typeof opcoesDeUsuario>;
export type Criado = z.output<typeof criarUsuario.resposta>;

interface Props {
  readonly opcoes: Opcoes;
  /** Who is copied, when one came from the page of a person. */
  readonly copiarDe?: { readonly id: string; readonly nome: string; readonly administrador: boolean };
  readonly aoCriar: (criado: Criado) => void;
  readonly aoFechar: () => void;
}

const VAZIO = { login: '', nome: '', email: '' };

/** A new person, with profiles or as another (TR 3.6). Mounted while open. */
export function NovoUsuario({ opcoes, copiarDe, aoCriar, aoFechar }: Props) {
  const [dados, setDados] = useState(VAZIO);
  const [departamento, setDepartamento] = useState<number>();
  const [validade, setValidade] = useState<Validade>({ validoDe: null, validoAte: null });
  const [perfis, setPerfis] = useState<string[]>([]);
  const [modelo, setModelo] = useState(copiarDe?.id);
  const ato = useAto(criarUsuario, ['listarUsuarios']);
  const id = useId();
  const email = dados.email.trim();
  const errado = { login: !loginNovo.safeParse(dados.login.trim()).success, nome: !nomeDaPessoa.safeParse(dados.nome).success, email: email !== '' && !emailDaPessoa.safeParse(email).success };
  const criar = (motivo: string) =>
    ato.mutate(
      { corpo: { login: dados.login.trim(), nome: dados.nome.trim(), ...(email === '' ? {} : { email }), ...(departamento === undefined ? {} : { departamento }), ...(validade.validoDe === null ? {} : { validoDe: validade.validoDe }), ...(validade.validoAte === null ? {} : { validoAte: validade.validoAte }), ...(modelo === undefined ? {} : { copiarDe: modelo }), perfis, motivo } },
      { onSuccess: (r) => (r.ok ? aoCriar(r.valor) : undefined) },
    );
  const campo = (qual: keyof typeof VAZIO, rotulo: string, falta: string, tentou: boolean, exemplo: string) => (
    <div>
      <label htmlFor={`${id}-${qual}`}>{rotulo}</label>
      <Input id={`${id}-${qual}`} autoComplete="off" maxLength={qual === 'login' ? 40 : 120} placeholder={exemplo} value={dados[qual]} onChange={(e) => setDados({ ...dados, [qual]: e.target.value })} status={tentou && errado[qual] ? 'error' : ''} aria-invalid={tentou && errado[qual]} aria-describedby={`${id}-falta-${qual}`} />
      <Falta id={`${id}-falta-${qual}`} texto={tentou && errado[qual] ? falta : ''} />
    </div>
  );
  return (
    <DialogoMotivo
      titulo={copiarDe === undefined ? 'Novo usuário' : `Novo usuário como ${copiarDe.nome}`}
      explicacao="O sistema sorteia a senha e a mostra uma vez. A pessoa a troca no primeiro acesso."
      confirmar="Criar usuário"
      usuais={['Contratação', 'Transferência de setor', 'Estágio']}
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      camposProntos={!errado.login && !errado.nome && !errado.email && !aoContrario(validade)}
      campos={(tentou) => (
        <>
          {campo('nome', 'Nome completo', 'Escreva o nome com ao menos 3 letras, sem algarismos nem sinais.', tentou, 'Como aparece na auditoria')}
          {campo('login', 'Usuário (com que entra)', 'De 3 a 40 letras minúsculas sem acento, algarismos, ponto, hífen ou sublinhado.', tentou, 'celio.brandao')}
          {campo('email', 'E-mail (se tiver)', 'Escreva um e-mail, ou deixe em branco.', tentou, 'nome@cidade.sp.gov.br')}
          <div>
            <label htmlFor={`${id}-departamento`}>Departamento</label>
            <Select id={`${id}-departamento`} allowClear placeholder="Nenhum" style={{ width: '100%' }} value={departamento ?? null} options={opcoes.departamentos.map((d) => ({ value: d.id, label: d.nome }))} onChange={(d: number | null | undefined) => setDepartamento(d ?? undefined)} />
          </div>
          <CamposDaValidade valor={validade} falta={tentou && aoContrario(validade)} aoMudar={setValidade} />
          {copiarDe === undefined && <EscolherPessoa nome="Copiar os acessos de (se quiser)" valor={modelo} falta={false} aoEscolher={setModelo} />}
          {modelo !== undefined && <p className="ajuda">Vão os perfis, as permissões e negações próprias, os horários, os grupos de trabalho e a marca de só consulta. O que é de cada pessoa (senha, privilégios, delegações, exceções, chaves, validade) não vai, nem o acesso total.</p>}
          {copiarDe?.administrador === true && <p className="ajuda">{copiarDe.nome} tem acesso total, que não se copia: escolha perfis abaixo, ou a pessoa nova não consegue entrar. Depois de criada, um administrador pode dar a ela acesso total.</p>}
          <div>
            <label htmlFor={`${id}-perfis`}>{modelo === undefined ? 'Perfis' : 'Outros perfis'}</label>
            <Select id={`${id}-perfis`} mode="multiple" allowClear optionFilterProp="label" placeholder="Nenhum por enquanto" style={{ width: '100%' }} value={perfis} options={opcoes.perfis.map((p) => ({ value: p.codigo, label: p.nome }))} onChange={(p: string[]) => setPerfis(p)} />
          </div>
        </>
      )}
      aoConfirmar={criar}
      aoFechar={aoFechar}
    />
  );
}
