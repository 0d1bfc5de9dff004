import { App, DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import type { z } from 'zod';
import registrarPedidoTitular from '../../../../../events/http/cadastro/registrar-pedido-titular.ts';
import type { canal as esquemaCanal, tipoDePedido } from '../../../../../events/http/esquemas-titular.ts';
import { Dialogo } from '../../componentes/dialogo.tsx';
import { Falha, Recusa } from '../../componentes/falha.tsx';
import { Falta } from '../../componentes/falta.tsx';
import { useAto } from '../../nucleo/ato.ts';
import { data } from '../../nucleo/formatar.ts';
import { CANAL, opcoesDe, TIPO_DE_PEDIDO } from '../../nucleo/situacoes.ts';

const MENOR_TEXTO = 5;

/** A request enters, and the fifteen days begin. Mounted while open. */
export function RegistrarPedido({ aoFechar, aoRegistrar }: { readonly aoFechar: () => void; readonly aoRegistrar: (protocolo: number) => void }) {
  const [cdc, setCdc] = useState<number | null>(null);
  const [tipo, setTipo] = useState<z.output<typeof tipoDePedido>>('ACESSO');
  const [canal, setCanal] = useState<z.output<typeof esquemaCanal>>('BALCAO');
  /** Empty: today. */
  const [recebidoEm, setRecebidoEm] = useState('');
  const [texto, setTexto] = useState('');
  const [tentou, setTentou] = useState(false);
  const { message } = App.useApp();
  const ato = useAto(registrarPedidoTitular, ['listarPedidosTitular', 'contarPrazosTitular']);
  const id = useId();
  const semCdc = tentou && cdc === null;
  const semTexto = tentou && texto.trim().length < MENOR_TEXTO;
  const registrar = () => {
    setTentou(true);
    if (cdc === null || texto.trim().length < MENOR_TEXTO || ato.isPending) return;
    const aoResponder = (r: Awaited<ReturnType<typeof ato.mutateAsync>>) => {
      if (!r.ok) return;
      void message.success(`Pedido registrado com o protocolo ${r.valor.protocolo}. Responda até ${data(r.valor.prazo)}.`);
      aoRegistrar(r.valor.protocolo);
    };
    ato.mutate({ params: { cdc }, corpo: { tipo, canal, texto: texto.trim(), ...(recebidoEm === '' ? {} : { recebidoEm }) } }, { onSuccess: aoResponder });
  };
  return (
    <Dialogo title="Registrar pedido do titular" okText="Registrar" okButtonProps={{ loading: ato.isPending }} aoConfirmar={registrar} aoFechar={aoFechar} width={600}>
      <p>Confira antes a identidade de quem pede. O prazo de 15 dias corridos conta do dia em que a pessoa pediu.</p>
      <div>
        <label htmlFor={`${id}-cdc`}>CDC de uma ligação da pessoa</label>
        <InputNumber id={`${id}-cdc`} min={1} max={999_999_999} precision={0} value={cdc} onChange={setCdc} style={{ width: 200 }} status={semCdc ? 'error' : ''} aria-invalid={semCdc} aria-describedby={`${id}-falta-cdc`} />
        <Falta id={`${id}-falta-cdc`} texto={semCdc ? 'Escreva o CDC, que está na conta da pessoa.' : ''} />
      </div>
      <div>
        <label htmlFor={`${id}-tipo`}>O que a pessoa pede</label>
        <Select id={`${id}-tipo`} value={tipo} onChange={setTipo} options={opcoesDe(TIPO_DE_PEDIDO)} style={{ width: '100%' }} />
      </div>
      <div>
        <label htmlFor={`${id}-canal`}>Por onde pediu</label>
        <Select id={`${id}-canal`} value={canal} onChange={setCanal} options={opcoesDe(CANAL)} style={{ width: 200 }} />
      </div>
      <div>
        <label htmlFor={`${id}-recebido`}>Quando pediu</label>
        <DatePicker id={`${id}-recebido`} format="DD/MM/YYYY" placeholder="Hoje" maxDate={dayjs()} value={recebidoEm === '' ? null : dayjs(recebidoEm)} onChange={(dia) => setRecebidoEm(dia?.format('YYYY-MM-DD') ?? '')} style={{ width: 200 }} />
        <p className="ajuda">De carta ou mensagem que chegou antes, o dia em que chegou.</p>
      </div>
      <div>
        <label htmlFor={`${id}-texto`}>Nas palavras da pessoa</label>
        <Input.TextArea id={`${id}-texto`} rows={4} maxLength={4000} value={texto} onChange={(e) => setTexto(e.target.value)} status={semTexto ? 'error' : ''} aria-invalid={semTexto} aria-describedby={`${id}-falta-texto`} />
        <Falta id={`${id}-falta-texto`} texto={semTexto ? `Escreva o que foi pedido, com pelo menos ${MENOR_TEXTO} letras.` : ''} />
        <p className="ajuda">Fica cifrado: só quem pode ver dados pessoais lê sem máscara.</p>
      </div>
      {ato.data && !ato.data.ok && <Recusa problema={ato.data.erro} />}
      {ato.error && <Falha erro={ato.error} />}
    </Dialogo>
  );
}
