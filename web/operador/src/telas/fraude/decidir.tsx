import { App, Button, Radio } from 'antd';
import { useState } from 'react';
import assumirCaso from '../../../../../events/http/gerencial/assumir-caso-fraude.ts';
import concluirCaso from '../../../../../events/http/gerencial/concluir-caso-fraude.ts';
import { DialogoMotivo } from '../../componentes/dialogo-motivo.tsx';
import { Falha, Recusa } from '../../componentes/falha.tsx';
import { usePode, useSessao } from '../../moldura/sessao.ts';
import { useAto } from '../../nucleo/ato.ts';
import type { CasoMostrado } from './fraude.tsx';

const VELHOS = ['mostrarCasoDeFraude', 'listarCasosDeFraude'];
const USUAIS = { PROCEDENTE: ['Encaminhado à corregedoria', 'Confirmado com o responsável pela ligação'], IMPROCEDENTE: ['Ato pedido em protocolo, conferido', 'Coincidência de nome, conferida no cadastro'] } as const;
type Desfecho = keyof typeof USUAIS;

/** What a person may do with the case now; who is named in it does nothing here. */
export function Decidir({ dado: { caso, voceEParte } }: { readonly dado: CasoMostrado }) {
  const { nome } = useSessao();
  const pode = usePode();
  const { message } = App.useApp();
  const [concluindo, setConcluindo] = useState(false);
  const assumir = useAto(assumirCaso, VELHOS);
  const encerrado = caso.situacao === 'PROCEDENTE' || caso.situacao === 'IMPROCEDENTE';
  if (voceEParte) return <p className="ajuda">Este caso traz o seu nome: outra pessoa precisa examiná-lo.</p>;
  if (encerrado) return <p className="ajuda">Encerrado. Só evidência nova abre o caso de novo.</p>;
  if (!pode.semLimite('caca-fraude:alterar')) return null;
  const meu = caso.dono === nome;
  const pegar = () => assumir.mutate({ params: { id: caso.id } }, { onSuccess: (r) => void (r.ok && message.success('O caso está com você.')) });
  return (
    <div className="passos__acoes">
      {meu ? (
        <Button type="primary" onClick={() => setConcluindo(true)}>
          Concluir
        </Button>
      ) : (
        <Button type="primary" loading={assumir.isPending} onClick={pegar}>
          {caso.dono === null ? 'Assumir' : `Assumir de ${caso.dono}`}
        </Button>
      )}
      {assumir.data && !assumir.data.ok && <Recusa problema={assumir.data.erro} />}
      {assumir.error && <Falha erro={assumir.error} />}
      {concluindo && <Concluir id={caso.id} aoFechar={() => setConcluindo(false)} />}
    </div>
  );
}

function Concluir({ id, aoFechar }: { readonly id: number; readonly aoFechar: () => void }) {
  const { message } = App.useApp();
  const ato = useAto(concluirCaso, VELHOS);
  const [desfecho, setDesfecho] = useState<Desfecho | null>(null);
  const confirmar = (motivo: string) => {
    if (desfecho === null) return;
    ato.mutate(
      { params: { id }, corpo: { desfecho, motivo } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success('Caso concluído.');
          aoFechar();
        },
      },
    );
  };
  return (
    <DialogoMotivo
      titulo="Concluir o caso?"
      explicacao="O que você concluiu fica no caso e na auditoria. Concluir não pune nem desfaz nada: as providências são da autarquia."
      confirmar="Concluir"
      usuais={desfecho === null ? [] : USUAIS[desfecho]}
      ocupado={ato.isPending}
      problema={ato.data && !ato.data.ok ? ato.data.erro : undefined}
      erro={ato.error}
      camposProntos={desfecho !== null}
      campos={(tentou) => (
        <fieldset className="sem-borda">
          <legend>O que você concluiu</legend>
          <Radio.Group aria-label="O que você concluiu" aria-invalid={tentou && desfecho === null} value={desfecho} onChange={(e) => setDesfecho(e.target.value === 'PROCEDENTE' ? 'PROCEDENTE' : 'IMPROCEDENTE')}>
            <Radio value="PROCEDENTE">Procedente: há o que apurar</Radio>
            <Radio value="IMPROCEDENTE">Improcedente: está explicado</Radio>
          </Radio.Group>
          {tentou && desfecho === null && <p className="ajuda ajuda--erro">Escolha um dos dois.</p>}
        </fieldset>
      )}
      aoConfirmar={confirmar}
      aoFechar={aoFechar}
    />
  );
}
