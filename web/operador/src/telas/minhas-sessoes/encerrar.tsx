import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import encerrarMinhaSessao from '../../../../../events/http/acesso/encerrar-minha-sessao.ts';
import encerrarMinhasOutras from '../../../../../events/http/acesso/encerrar-minhas-outras-sessoes.ts';
import minhasSessoes from '../../../../../events/http/acesso/minhas-sessoes.ts';
import type { Problema } from '../../../../../events/http/problema.ts';
import { CampoDeSenha } from '../../componentes/campo-de-senha.tsx';
import { Dialogo } from '../../componentes/dialogo.tsx';
import { Falha, Recusa } from '../../componentes/falha.tsx';
import { useAtoSigiloso } from '../../nucleo/ato-sigiloso.ts';
import { instante } from '../../nucleo/formatar.ts';
import type { Sessao } from './minhas-sessoes.tsx';

interface Comum {
  readonly pedeSenha: boolean;
  readonly aoFechar: () => void;
}
type Corpo = { readonly senha?: string };

export function EncerrarUma({ sessao, ...comum }: Comum & { readonly sessao: Sessao }) {
  const ato = useAtoSigiloso(encerrarMinhaSessao);
  return (
    <Encerrar {...comum} {...ato} titulo={`Encerrar a sessão "${sessao.aparelho}"?`} feito="Sessão encerrada." agir={(corpo) => ato.agir({ params: { id: sessao.id }, corpo })}>
      Começou em {instante(sessao.comecouEm)}, do endereço {sessao.ip ?? 'desconhecido'}. Ela para em segundos; o que lá não foi confirmado se perde.
    </Encerrar>
  );
}

export function EncerrarOutras({ quantas, ...comum }: Comum & { readonly quantas: number }) {
  const ato = useAtoSigiloso(encerrarMinhasOutras);
  const oque = quantas === 1 ? 'A outra sessão para' : `As outras ${quantas} sessões param`;
  return (
    <Encerrar {...comum} {...ato} titulo="Encerrar todas as outras sessões?" feito="As outras sessões foram encerradas." agir={(corpo) => ato.agir({ corpo })}>
      {oque} em segundos, onde quer que estejam; o que lá não foi confirmado se perde. Esta continua.
    </Encerrar>
  );
}

interface Props extends Comum {
  readonly titulo: string;
  readonly feito: string;
  readonly children: React.ReactNode;
  readonly ocupado: boolean;
  readonly problema: Problema | undefined;
  readonly erro: Error | null;
  readonly agir: (corpo: Corpo) => Promise<{ readonly encerradas: number } | undefined>;
}

/** Asks the password again: whoever found this screen open must not put its owner out of all the others. */
function Encerrar({ titulo, feito, children, pedeSenha, ocupado, problema, erro, agir, aoFechar }: Props) {
  const [senha, setSenha] = useState('');
  const [tentou, setTentou] = useState(false);
  const consultas = useQueryClient();
  const { message } = App.useApp();
  const falta = pedeSenha && senha === '';
  const confirmar = async () => {
    setTentou(true);
    if (ocupado || falta) return;
    const fim = await agir(pedeSenha ? { senha } : {});
    setSenha('');
    setTentou(false);
    void consultas.invalidateQueries({ queryKey: [minhasSessoes.operationId] });
    if (fim === undefined) return;
    void message.success(feito);
    aoFechar();
  };
  return (
    <Dialogo title={titulo} okText="Encerrar" okButtonProps={{ danger: true, loading: ocupado }} aoConfirmar={() => void confirmar()} aoFechar={aoFechar}>
      <p>{children}</p>
      {problema && <Recusa problema={problema} />}
      {erro && <Falha erro={erro} />}
      {pedeSenha && <CampoDeSenha nome="Confirme a sua senha" valor={senha} preencher="current-password" erro={tentou && falta ? 'Digite a sua senha.' : undefined} aoMudar={setSenha} />}
    </Dialogo>
  );
}
