import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, type InputRef } from 'antd';
import { useEffect, useId, useRef, useState, type Ref, type SubmitEvent } from 'react';
import { flushSync } from 'react-dom';
import entrarComSenha from '../../../../events/http/acesso/entrar-com-senha.ts';
import sessao from '../../../../events/http/acesso/sessao.ts';
import type { ProvaDeTrabalho } from '../../../../events/http/esquemas-prova.ts';
import type { Problema } from '../../../../events/http/problema.ts';
import { estacaoPronta, SEM_DADOS, type DadosDaEstacao } from '../componentes/campos-da-estacao.tsx';
import { CampoDeSenha } from '../componentes/campo-de-senha.tsx';
import { Falha, Recusa } from '../componentes/falha.tsx';
import { useAtoSigiloso } from '../nucleo/ato-sigiloso.ts';
import { useFocoInicial } from '../nucleo/foco.ts';
import { instante } from '../nucleo/formatar.ts';
import { provarTrabalho } from '../nucleo/prova.ts';
import { EstacaoPedida, faltaEstacao, PedidoDaEstacao } from './pedir-estacao.tsx';
import { SegundoPasso } from './segundo-passo.tsx';

const AVISO_S = 8;
const MAIOR_LOGIN = 254;

/** Nobody is in: user and password, on the address that was asked for, so that one goes on where one was. `porque`: of who was put out by entering elsewhere. */
export function Entrar({ porque }: { readonly porque: Problema | undefined }) {
  const consultas = useQueryClient();
  useEffect(() => {
    document.title = 'Entrar · Nascente';
    // Nothing of who was in stays in the memory of the page, however he went out (ASVS 14.3.1).
    consultas.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessao.operationId });
  }, [consultas]);
  return (
    <main className="entrar">
      <div className="entrar__cartao">
        <header className="entrar__topo">
          <img src="/nascente.svg" alt="" width={48} height={48} />
          <h1>Entre no Nascente</h1>
        </header>
        {porque && <Recusa problema={porque} />}
        <Formulario />
        <p className="ajuda">Esqueceu a senha ou ainda não tem usuário? Fale com o administrador do sistema.</p>
      </div>
    </main>
  );
}

interface PedidoDaEntrada {
  readonly corpo: { readonly login: string; readonly senha: string; readonly prova?: ProvaDeTrabalho | undefined; readonly estacao?: DadosDaEstacao | undefined };
}

function Formulario() {
  const [login, setLogin] = useState('');
  const [senha, setSenha] = useState('');
  const [tentou, setTentou] = useState(false);
  const doLogin = useFocoInicial<InputRef>();
  const daSenha = useRef<InputRef>(null);
  const { ocupado, problema, erro, agir } = useAtoSigiloso(entrarComSenha, comProva);
  const avisarDoAcesso = useEntrou();
  const [falta, setFalta] = useState<'CODIGO' | 'ESTACAO' | null>(null);
  const [estacao, setEstacao] = useState(SEM_DADOS);
  const pedindo = faltaEstacao(problema);
  const [semLogin, semSenha] = [tentou && login.trim() === '', tentou && senha === ''];
  const enviar = async (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const formulario = e.currentTarget;
    flushSync(() => setTentou(true));
    formulario.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    if (ocupado || login.trim() === '' || senha === '' || (pedindo && !estacaoPronta(estacao))) return;
    const entrada = await agir({ corpo: { login, senha, ...(pedindo ? { estacao } : {}) } });
    if (entrada?.pendencia === 'SEGUNDO_FATOR') return setFalta('CODIGO');
    if (entrada?.pendencia === 'ESTACAO') return setFalta('ESTACAO');
    if (entrada !== undefined) return avisarDoAcesso(entrada);
    setTentou(false);
    setSenha('');
    daSenha.current?.focus();
  };
  const voltar = () => {
    setFalta(null);
    setTentou(false);
    setSenha('');
  };
  if (falta === 'CODIGO') return <SegundoPasso aoEntrar={avisarDoAcesso} aoVoltar={voltar} />;
  if (falta === 'ESTACAO') return <EstacaoPedida nome={estacao.nome} aoVoltar={voltar} />;
  return (
    <form className="entrar__formulario" noValidate onSubmit={(e) => void enviar(e)}>
      {problema && <Recusa problema={problema} />}
      {erro && <Falha erro={erro} />}
      <CampoDoLogin valor={login} vazio={semLogin} campo={doLogin} aoMudar={setLogin} />
      <CampoDeSenha nome="Senha" valor={senha} preencher="current-password" campo={daSenha} erro={semSenha ? 'Digite a sua senha.' : undefined} aoMudar={setSenha} />
      {pedindo && <PedidoDaEstacao dados={estacao} tentou={tentou} aoMudar={setEstacao} />}
      <Button type="primary" size="large" htmlType="submit" block loading={ocupado}>
        {ocupado ? 'Conferindo…' : pedindo ? 'Pedir o registro' : 'Entrar'}
      </Button>
    </form>
  );
}

function CampoDoLogin({ valor, vazio, campo, aoMudar }: { readonly valor: string; readonly vazio: boolean; readonly campo: Ref<InputRef>; readonly aoMudar: (valor: string) => void }) {
  const id = useId();
  return (
    <div className="campo">
      <label htmlFor={id}>Usuário ou e-mail</label>
      <Input
        ref={campo}
        id={id}
        name="username"
        size="large"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={MAIOR_LOGIN}
        value={valor}
        status={vazio ? 'error' : ''}
        aria-invalid={vazio}
        {...(vazio ? { 'aria-describedby': `${id}-erro` } : {})}
        onChange={(e) => aoMudar(e.target.value)}
      />
      {vazio && (
        <p id={`${id}-erro`} className="ajuda ajuda--erro">
          Digite o seu usuário ou o seu e-mail.
        </p>
      )}
    </div>
  );
}

/** After failures the server asks for proof that this is no program; the browser works on it and asks again, and the person only waits a second more. */
const comProva = async (recusa: Problema, pedido: PedidoDaEntrada): Promise<PedidoDaEntrada | undefined> =>
  recusa.codigo === 'acesso/prova-exigida' && pedido.corpo.prova === undefined ? { corpo: { ...pedido.corpo, prova: await provarTrabalho() } } : undefined;

export interface Entrou {
  readonly acessoAnterior: string | null;
  readonly sessoesEncerradas: number;
}

/** The frame asks who is in, and whoever enters sees when he had been here, and what his entry ended. */
function useEntrou(): (entrada: Entrou) => void {
  const consultas = useQueryClient();
  const { message } = App.useApp();
  return ({ acessoAnterior, sessoesEncerradas }) => {
    void consultas.invalidateQueries({ queryKey: [sessao.operationId] });
    void message.info(acessoAnterior === null ? 'Este é o seu primeiro acesso.' : `Último acesso: ${instante(acessoAnterior)}`, AVISO_S);
    if (sessoesEncerradas > 0) void message.warning(outraEncerrada(sessoesEncerradas), AVISO_S);
  };
}

/** Not his: somebody else knows the password. */
function outraEncerrada(quantas: number): string {
  const oQue = quantas === 1 ? 'A sessão que você tinha em outro lugar terminou' : `As ${quantas} sessões que você tinha em outros lugares terminaram`;
  return `${oQue}: o seu acesso permite uma por vez. Não era sua? Troque a senha.`;
}
