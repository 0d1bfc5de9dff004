import { App, Input } from 'antd';
import { useId, useState } from 'react';
import { NOME_DA_FINALIDADE } from '../../../../../../domain/cadastro/consentimento.ts';
import publicarTexto from '../../../../../../events/http/cadastro/publicar-texto-consentimento.ts';
import { Dialogo } from '../../../componentes/dialogo.tsx';
import { Falha, Recusa } from '../../../componentes/falha.tsx';
import { Falta } from '../../../componentes/falta.tsx';
import { useAto } from '../../../nucleo/ato.ts';
import type { Texto } from './texto.ts';

const MENOR = 20;
const MAIOR = 4000;

/** The next version of a text, as it will be read. Mounted while open. */
export function NovoTexto({ atual, aoFechar }: { readonly atual: Texto; readonly aoFechar: () => void }) {
  const [texto, setTexto] = useState(atual.texto);
  const [tentou, setTentou] = useState(false);
  const ato = useAto(publicarTexto, ['listarTextosDeConsentimento', 'listarConsentimentos']);
  const { message } = App.useApp();
  const id = useId();
  const limpo = texto.trim();
  const erro = limpo.length < MENOR ? `Escreva o texto com pelo menos ${MENOR} letras.` : limpo === atual.texto ? 'O texto é igual ao que está em vigor. Mude o que for preciso.' : '';
  const publicar = () => {
    setTentou(true);
    if (erro !== '' || ato.isPending) return;
    ato.mutate(
      { corpo: { finalidade: atual.finalidade, texto: limpo, versao: atual.versao } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success(`Versão ${r.valor.versao} publicada: já é a que se lê.`);
          aoFechar();
        },
      },
    );
  };
  return (
    <Dialogo title={`Texto novo: ${NOME_DA_FINALIDADE[atual.finalidade]}`} okText={`Publicar versão ${atual.versao + 1}`} okButtonProps={{ loading: ato.isPending }} aoConfirmar={publicar} aoFechar={aoFechar} width={640}>
      <p>Passa a ser lido no mesmo instante e não se apaga. Quem já autorizou fica com a versão que ouviu, e pode autorizar de novo por esta.</p>
      <div>
        <label htmlFor={id}>Texto</label>
        <Input.TextArea id={id} rows={5} maxLength={MAIOR} value={texto} status={tentou && erro !== '' ? 'error' : ''} aria-invalid={tentou && erro !== ''} aria-describedby={`${id}-falta`} onChange={(e) => setTexto(e.target.value)} />
        <Falta id={`${id}-falta`} texto={tentou ? erro : ''} />
      </div>
      <section aria-label="Como o atendente vai ler">
        <p className="ajuda">Como o atendente vai ler:</p>
        <blockquote>{limpo === '' ? '…' : limpo}</blockquote>
      </section>
      {ato.data && !ato.data.ok && <Recusa problema={ato.data.erro} />}
      {ato.error && <Falha erro={ato.error} />}
    </Dialogo>
  );
}
