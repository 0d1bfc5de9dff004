import { Alert, App, Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { z } from 'zod';
import decidirAtoEmMassa from '../../../../../../events/http/acesso/decidir-ato-em-massa.ts';
import listarAtosEmMassa from '../../../../../../events/http/acesso/listar-atos-em-massa.ts';
import type { atoEmMassa } from '../../../../../../events/http/esquemas-usuarios.ts';
import { Dialogo } from '../../../componentes/dialogo.tsx';
import { Falha, Recusa } from '../../../componentes/falha.tsx';
import { Falta } from '../../../componentes/falta.tsx';
import { useSessao } from '../../../moldura/sessao.ts';
import { useAto } from '../../../nucleo/ato.ts';
import { useConsulta } from '../../../nucleo/consulta.ts';
import { contar, instante } from '../../../nucleo/formatar.ts';

type Ato = z.output<typeof atoEmMassa>;
const MENOR = 5;

function emPalavras({ ato, pessoas }: Ato): string {
  return `${ato === 'ATIVAR' ? 'ativar' : 'desativar'} ${contar(pessoas.length, 'usuário', 'usuários')}`;
}

/** What waits for a second administrator: seen by who administers, decided by another administrator. */
export function AtosEmMassa() {
  const { administrador, nome } = useSessao();
  const { data } = useConsulta(listarAtosEmMassa, { consulta: { situacao: 'PENDENTE' } });
  const [decidindo, setDecidindo] = useState<Ato | null>(null);
  return (
    <>
      {(data?.itens ?? []).map((ato) => (
        <Alert
          key={ato.id}
          type="warning"
          showIcon
          className="recusa"
          title={`${ato.pedidoPor} pediu para ${emPalavras(ato)}`}
          description={`${instante(ato.pedidoEm)}: ${ato.motivo}. ${ato.pedidoPor === nome ? 'Espera a confirmação de outro administrador.' : 'Nada muda até que um segundo administrador confirme.'}`}
          action={administrador && ato.pedidoPor !== nome && <Button onClick={() => setDecidindo(ato)}>Decidir</Button>}
        />
      ))}
      {decidindo && <Decidir ato={decidindo} aoFechar={() => setDecidindo(null)} />}
    </>
  );
}

function Decidir({ ato: { id: numero, ...pedido }, aoFechar }: { readonly ato: Ato; readonly aoFechar: () => void }) {
  const [decisao, setDecisao] = useState<'APROVAR' | 'RECUSAR'>('APROVAR');
  const [resposta, setResposta] = useState('');
  const [tentou, setTentou] = useState(false);
  const ato = useAto(decidirAtoEmMassa, ['listarAtosEmMassa', 'listarUsuarios']);
  const { message } = App.useApp();
  const id = useId();
  const curta = tentou && resposta.trim().length < MENOR;
  const decidir = () => {
    setTentou(true);
    if (resposta.trim().length < MENOR || ato.isPending) return;
    ato.mutate(
      { params: { id: numero }, corpo: { decisao, resposta: resposta.trim() } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success(decisao === 'APROVAR' ? 'Confirmado: já está feito.' : 'Recusado: nada mudou.');
          aoFechar();
        },
      },
    );
  };
  return (
    <Dialogo title={`${pedido.pedidoPor} pediu para ${emPalavras({ id: numero, ...pedido })}`} okText={decisao === 'APROVAR' ? 'Confirmar' : 'Recusar'} okButtonProps={{ loading: ato.isPending, danger: decisao === 'APROVAR' && pedido.ato === 'DESATIVAR' }} aoConfirmar={decidir} aoFechar={aoFechar}>
      <p>Motivo: {pedido.motivo}</p>
      <p className="ajuda">{pedido.pessoas.map((p) => p.nome).join(', ')}</p>
      <fieldset className="sem-borda">
        <legend>Decisão</legend>
        <Radio.Group value={decisao} onChange={(e) => setDecisao(e.target.value === 'RECUSAR' ? 'RECUSAR' : 'APROVAR')} options={[{ value: 'APROVAR', label: 'Confirmar: vale agora, para todos da lista' }, { value: 'RECUSAR', label: 'Recusar' }]} />
      </fieldset>
      <div>
        <label htmlFor={id}>Resposta</label>
        <Input.TextArea id={id} rows={2} maxLength={500} value={resposta} onChange={(e) => setResposta(e.target.value)} status={curta ? 'error' : ''} aria-invalid={curta} aria-describedby={`${id}-falta`} />
        <Falta id={`${id}-falta`} texto={curta ? `Escreva a resposta com pelo menos ${MENOR} letras.` : ''} />
      </div>
      {ato.data && !ato.data.ok && <Recusa problema={ato.data.erro} />}
      {ato.error && <Falha erro={ato.error} />}
    </Dialogo>
  );
}
