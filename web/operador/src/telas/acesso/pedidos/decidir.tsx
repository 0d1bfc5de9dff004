import { Link } from '@tanstack/react-router';
import { App, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import decidirPedido from '../../../../../../events/http/acesso/decidir-pedido.ts';
import { Dialogo } from '../../../componentes/dialogo.tsx';
import { Falha, Recusa } from '../../../componentes/falha.tsx';
import { Falta } from '../../../componentes/falta.tsx';
import { usePode } from '../../../moldura/sessao.ts';
import { useAto } from '../../../nucleo/ato.ts';
import type { Pedido } from './colunas.tsx';

const MENOR = 5;

/** Approves or refuses, always with an answer to who asked. Mounted while open. */
export function DecidirPedido({ pedido, aoFechar }: { readonly pedido: Pedido; readonly aoFechar: () => void }) {
  const [decisao, setDecisao] = useState<'APROVAR' | 'RECUSAR'>('APROVAR');
  const [resposta, setResposta] = useState('');
  const [tentou, setTentou] = useState(false);
  const ato = useAto(decidirPedido, ['listarPedidosDeAcesso', 'meusPedidosDeAcesso']);
  const { message } = App.useApp();
  const veOPerfil = usePode().semLimite('perfil:consultar');
  const id = useId();
  const curta = resposta.trim().length < MENOR;
  const decidir = () => {
    setTentou(true);
    if (curta || ato.isPending) return;
    ato.mutate(
      { params: { id: pedido.id }, corpo: { decisao, resposta: resposta.trim() } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success(decisao === 'APROVAR' ? `${pedido.pessoa.nome} já tem o perfil.` : 'Pedido recusado.');
          aoFechar();
        },
      },
    );
  };
  return (
    <Dialogo title={`${pedido.pessoa.nome} pede "${pedido.perfil.nome}"`} okText={decisao === 'APROVAR' ? 'Aprovar' : 'Recusar'} okButtonProps={{ loading: ato.isPending, danger: decisao === 'RECUSAR' }} aoConfirmar={decidir} aoFechar={aoFechar}>
      <p>Motivo: {pedido.motivo}</p>
      {veOPerfil && (
        <p>
          <Link to="/acesso/perfis/$codigo" params={{ codigo: pedido.perfil.codigo }} target="_blank">
            Ver o que este perfil dá<span className="so-leitor"> (abre em outra aba)</span>
          </Link>
        </p>
      )}
      <fieldset className="sem-borda">
        <legend>Decisão</legend>
        <Radio.Group value={decisao} onChange={(e) => setDecisao(e.target.value === 'RECUSAR' ? 'RECUSAR' : 'APROVAR')} options={[{ value: 'APROVAR', label: 'Aprovar: a pessoa recebe o perfil agora' }, { value: 'RECUSAR', label: 'Recusar' }]} />
      </fieldset>
      <div>
        <label htmlFor={id}>Resposta a quem pediu</label>
        <Input.TextArea id={id} rows={2} maxLength={500} value={resposta} onChange={(e) => setResposta(e.target.value)} status={tentou && curta ? 'error' : ''} aria-invalid={tentou && curta} aria-describedby={`${id}-falta`} />
        <Falta id={`${id}-falta`} texto={tentou && curta ? `Escreva a resposta com pelo menos ${MENOR} letras.` : ''} />
      </div>
      {ato.data && !ato.data.ok && <Recusa problema={ato.data.erro} />}
      {ato.error && <Falha erro={ato.error} />}
    </Dialogo>
  );
}
