import { Alert } from 'antd';
import { Copiar } from '../../../componentes/copiar.tsx';
import { Dialogo } from '../../../componentes/dialogo.tsx';

/** The key whole, once: closing this is the end of it. */
export function ChaveMostrada({ chave, nome, aoFechar }: { readonly chave: string; readonly nome: string; readonly aoFechar: () => void }) {
  return (
    <Dialogo title={`Chave de "${nome}"`} okText="Já guardei" semCancelar aoConfirmar={aoFechar} aoFechar={aoFechar} width={640}>
      <Alert type="warning" showIcon className="recusa" title="Copie agora: ela não aparece de novo" description="O sistema não guarda a chave, só um resumo dela. Se ela se perder, troque-a por outra na lista." />
      <p className="chave-inteira">
        <code>{chave}</code>
        <Copiar texto={chave} oque="a chave" />
      </p>
      <p className="ajuda">
        O outro sistema a envia em cada chamada, no cabeçalho <code>Authorization: Bearer</code>.
      </p>
    </Dialogo>
  );
}
