import { useQueryClient } from '@tanstack/react-query';
import { App, Button, type InputRef } from 'antd';
import { useEffect, useId, useState, type SubmitEvent } from 'react';
import { flushSync } from 'react-dom';
import type { z } from 'zod';
import { conferirSenha } from '../../../../../domain/acesso/politica-de-senha.ts';
import sessaoContrato from '../../../../../events/http/acesso/sessao.ts';
import trocarSenha from '../../../../../events/http/acesso/trocar-senha.ts';
import type { regrasDeAcesso } from '../../../../../events/http/esquemas-acesso.ts';
import { CampoDeSenha } from '../../componentes/campo-de-senha.tsx';
import { Falha, Recusa } from '../../componentes/falha.tsx';
import { useSessao } from '../../moldura/sessao.ts';
import { useAtoSigiloso } from '../../nucleo/ato-sigiloso.ts';
import { estimarSenha, type Estimativa } from '../../nucleo/estimar-senha.ts';
import { useFocoInicial } from '../../nucleo/foco.ts';
import { Medidor, Regras } from './medidor.tsx';
import { regrasDa } from './regras.ts';

interface Props {
  readonly regras: z.output<typeof regrasDeAcesso>;
  readonly aoTrocar: () => void;
}

/** The current password, the new one with its rules as it is typed, and the new one again. */
export function FormularioDeSenha({ regras, aoTrocar }: Props) {
  const id = useId();
  const [atual, setAtual] = useState('');
  const [nova, setNova] = useState('');
  const [repetida, setRepetida] = useState('');
  const [tentou, setTentou] = useState(false);
  const { problema, erro, ocupado, agir } = useAtoSigiloso(trocarSenha);
  const daAtual = useFocoInicial<InputRef>();
  const { quebradas, forca, lista } = useConferida(regras, atual, nova);
  const terminar = useTrocou(aoTrocar);
  const faltaAtual = tentou && atual === '' ? 'Digite a senha com que você entrou.' : undefined;
  const faltaNova = tentou && (nova === '' || quebradas.length > 0) ? 'A senha nova ainda não atende à lista abaixo.' : undefined;
  const difere = tentou && repetida !== nova ? 'As duas não são iguais. Digite a senha nova outra vez.' : undefined;
  const enviar = async (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const formulario = e.currentTarget;
    flushSync(() => setTentou(true));
    formulario.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    if (ocupado || atual === '' || nova === '' || quebradas.length > 0 || repetida !== nova) return;
    const feita = await agir({ corpo: { senhaAtual: atual, senhaNova: nova } });
    if (feita !== undefined) terminar(feita.sessoesEncerradas);
  };
  return (
    <form className="entrar__formulario" noValidate onSubmit={(e) => void enviar(e)}>
      {problema && <Recusa problema={problema.codigo === 'senha/recusada' ? { ...problema, detail: problema.title } : problema} />}
      {erro && <Falha erro={erro} />}
      <CampoDeSenha nome="Senha atual" valor={atual} preencher="current-password" campo={daAtual} erro={faltaAtual} aoMudar={setAtual} />
      <div className="senha-nova">
        <CampoDeSenha nome="Senha nova" valor={nova} preencher="new-password" erro={faltaNova} explicadoPor={id} aoMudar={setNova} />
        <Medidor forca={forca} />
        <Regras id={id} regras={lista} quebradas={quebradas} vazia={nova === ''} />
      </div>
      <CampoDeSenha nome="Repita a senha nova" valor={repetida} preencher="new-password" erro={difere} aoMudar={setRepetida} />
      <Button type="primary" size="large" htmlType="submit" block loading={ocupado}>
        Trocar a senha
      </Button>
    </form>
  );
}

/** The rule of the server, here too: only what was used before is known there alone. */
function useConferida({ senha: politica, palavras }: Props['regras'], atual: string, nova: string) {
  const { nome, login } = useSessao();
  const [estimada, setEstimada] = useState<(Estimativa & { readonly senha: string }) | null>(null);
  useEffect(() => {
    let vale = true;
    if (nova === '') return;
    void estimarSenha(nova, [login ?? '', nome, ...nome.split(' '), ...palavras]).then((e) => {
      if (vale) setEstimada({ ...e, senha: nova });
    });
    return () => {
      vale = false;
    };
  }, [nova, login, nome, palavras]);
  const desta = estimada?.senha === nova ? estimada : null;
  const recusas = conferirSenha(politica, nova, { login: login ?? '', nome, palavras }, { vazada: desta?.vazada === true, noHistorico: nova === atual });
  const quebradas = nova === '' ? [] : recusas.map(({ codigo }) => codigo);
  return { quebradas, lista: regrasDa(politica, quebradas), forca: nova === '' ? undefined : (desta ?? estimada)?.forca };
}

function useTrocou(aoTrocar: () => void): (sessoesEncerradas: number) => void {
  const consultas = useQueryClient();
  const { message } = App.useApp();
  return (sessoesEncerradas) => {
    const outras = sessoesEncerradas === 0 ? '' : sessoesEncerradas === 1 ? ' Sua outra sessão foi encerrada.' : ` Suas outras ${sessoesEncerradas} sessões foram encerradas.`;
    void message.success(`Senha trocada.${outras}`);
    void consultas.invalidateQueries({ queryKey: [sessaoContrato.operationId] });
    aoTrocar();
  };
}
