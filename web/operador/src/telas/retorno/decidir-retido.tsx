import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import liberarRetorno from '../../../../../events/http/arrecadacao/liberar-retorno.ts';
import recusarRetorno from '../../../../../events/http/arrecadacao/recusar-retorno.ts';
import { DialogoMotivo } from '../../componentes/dialogo-motivo.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useAto } from '../../nucleo/ato.ts';
import { contar, reais } from '../../nucleo/formatar.ts';
import type { Conferencia } from './use-retorno.ts';

type Escolha = 'liberar' | 'recusar';

const TEXTOS = {
  liberar: { titulo: 'Liberar este arquivo?', confirmar: 'Liberar e baixar', usuais: ['Banco confirmou por ofício que são pagamentos novos', 'Conferido com o extrato da conta'], feito: 'Arquivo liberado: os pagamentos foram baixados.' },
  recusar: { titulo: 'Recusar este arquivo?', confirmar: 'Recusar arquivo', usuais: ['Arquivo repetido pelo banco', 'Banco enviará o arquivo certo'], feito: 'Arquivo recusado: nada foi lançado.' },
} as const;

/** A file held for a person: released it is settled as any other, refused it never is. */
export function DecidirRetido({ retorno, lido }: { readonly retorno: Conferencia['retorno']; readonly lido: Conferencia['conferencia']['lido'] }) {
  const [escolha, setEscolha] = useState<Escolha | null>(null);
  const { message } = App.useApp();
  const liberar = useAto(liberarRetorno, ['mostrarRetorno', 'listarRetornos']);
  const recusar = useAto(recusarRetorno, ['mostrarRetorno', 'listarRetornos']);
  const ato = escolha === 'recusar' ? recusar : liberar;
  const fechar = () => {
    setEscolha(null);
    liberar.reset();
    recusar.reset();
  };
  const confirmar = (motivo: string) => {
    if (escolha === null) return;
    const pedido = { params: { id: retorno.id }, corpo: { motivo } };
    const aoResponder = (r: { readonly ok: boolean }) => {
      if (!r.ok) return;
      void message.success(TEXTOS[escolha].feito);
      fechar();
    };
    if (escolha === 'liberar') liberar.mutate(pedido, { onSuccess: aoResponder });
    else recusar.mutate(pedido, { onSuccess: aoResponder });
  };
  const oque = `${contar(lido.registros, 'pagamento', 'pagamentos')}, ${reais(lido.valor)}`;
  return (
    <>
      <EsperaDecisao motivo={retorno.motivo} oque={oque} aoEscolher={setEscolha} />
      {escolha && (
        <DialogoMotivo
          titulo={TEXTOS[escolha].titulo}
          explicacao={escolha === 'liberar' ? `Serão baixados agora: ${oque}. O pagamento de uma conta já paga vira crédito do cliente. Não pode ser desfeito por aqui.` : `Nada deste arquivo entra no razão: ${oque}. Não pode ser desfeito.`}
          confirmar={TEXTOS[escolha].confirmar}
          usuais={TEXTOS[escolha].usuais}
          perigo={escolha === 'recusar'}
          ocupado={ato.isPending}
          problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
          erro={ato.error}
          aoConfirmar={confirmar}
          aoFechar={fechar}
        />
      )}
    </>
  );
}

interface PropsDaEspera {
  readonly motivo: string | null;
  readonly oque: string;
  readonly aoEscolher: (escolha: Escolha) => void;
}

function EsperaDecisao({ motivo, oque, aoEscolher }: PropsDaEspera) {
  const pode = usePode();
  return (
    <Alert
      type="warning"
      showIcon
      className="recusa"
      title="Este arquivo espera decisão"
      description={
        <>
          <p>
            {motivo ?? 'As mesmas linhas já chegaram com outro número.'} Nada foi lançado ainda: {oque}.
          </p>
          <p className="passos__titulo">O que fazer agora</p>
          <ol className="passos">
            <li>Veja no extrato da conta do banco se este dinheiro entrou de novo.</li>
            <li>
              <strong>Entrou:</strong> libere. Os pagamentos são baixados; o de conta já paga vira crédito do cliente.
            </li>
            <li>
              <strong>Não entrou:</strong> recuse. Nada deste arquivo entra no razão.
            </li>
          </ol>
          {pode.semLimite('retorno:executar') ? (
            <div className="passos__acoes">
              <Button type="primary" onClick={() => aoEscolher('liberar')}>
                Liberar
              </Button>
              <Button onClick={() => aoEscolher('recusar')}>Recusar</Button>
            </div>
          ) : (
            <p>Quem decide é uma pessoa com permissão para executar retornos bancários: avise-a.</p>
          )}
        </>
      }
    />
  );
}
