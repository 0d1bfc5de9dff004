import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import listarEstacoes from '../../../../../events/http/acesso/listar-estacoes.ts';
import mostrarEstaEstacao from '../../../../../events/http/acesso/mostrar-esta-estacao.ts';
import pedirEstacao from '../../../../../events/http/acesso/pedir-estacao.ts';
import { CamposDaEstacao, estacaoPronta, SEM_DADOS } from '../../componentes/campos-da-estacao.tsx';
import { Dialogo } from '../../componentes/dialogo.tsx';
import { Falha, Recusa } from '../../componentes/falha.tsx';
import { useAtoSigiloso } from '../../nucleo/ato-sigiloso.ts';

/** The browser of this computer keeps the cookie of it; nothing of that passes by the screen. */
export function Registrar({ aoFechar }: { readonly aoFechar: () => void }) {
  const [dados, setDados] = useState(SEM_DADOS);
  const [tentou, setTentou] = useState(false);
  const { ocupado, problema, erro, agir } = useAtoSigiloso(pedirEstacao);
  const consultas = useQueryClient();
  const { message } = App.useApp();
  const pedir = async () => {
    if (ocupado || !estacaoPronta(dados)) return;
    const feita = await agir({ corpo: dados });
    if (feita === undefined) return;
    await Promise.all([mostrarEstaEstacao, listarEstacoes].map(({ operationId }) => consultas.invalidateQueries({ queryKey: [operationId] })));
    void message.success(feita.situacao === 'ATIVA' ? `Este computador é a estação ${feita.nome}.` : `O registro de ${feita.nome} foi pedido e espera aprovação.`);
    aoFechar();
  };
  return (
    <Dialogo
      title="Registrar este computador"
      okText="Registrar"
      okButtonProps={{ loading: ocupado }}
      aoConfirmar={() => {
        setTentou(true);
        void pedir();
      }}
      aoFechar={aoFechar}
    >
      <p>A auditoria passa a escrever este nome em tudo o que se fizer neste navegador. Cada navegador do computador é um registro.</p>
      <CamposDaEstacao dados={dados} tentou={tentou} aoMudar={setDados} />
      {problema && <Recusa problema={problema} />}
      {erro && <Falha erro={erro} />}
    </Dialogo>
  );
}
