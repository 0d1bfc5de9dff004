import { Checkbox } from 'antd';
import { useState } from 'react';
import { TIPOS_MASCARADOS } from '../../../../../../domain/cadastro/mascaras/mascaras.ts';
import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { useGravarPolitica } from './gravar-politica.ts';
import type { PoliticaLida } from './padrao-novo.ts';
import { TIPOS } from './tipos.ts';

/** Which kinds of datum are hidden. Mounted while open. */
export function MudarMascaras({ politica: vigente, aoFechar }: { readonly politica: PoliticaLida; readonly aoFechar: () => void }) {
  // as it was when the person began: what comes later is not what he read
  const [politica] = useState(vigente);
  const [mascarar, setMascarar] = useState(politica.mascarar);
  const { gravar, dialogo } = useGravarPolitica('Gravado: vale para todos em até 15 segundos.', aoFechar);
  const expostos = TIPOS_MASCARADOS.filter((t) => politica.mascarar[t] && !mascarar[t]);
  return (
    <DialogoMotivo
      {...dialogo}
      titulo="Mudar o que é mascarado"
      explicacao="Vale para todos em até 15 segundos, e fica na auditoria com o antes e o depois."
      confirmar="Gravar"
      usuais={['Decisão do encarregado de dados', 'Decisão da diretoria']}
      campos={() => (
        <fieldset className="sem-borda empilhados">
          <legend>Esconder</legend>
          {TIPOS_MASCARADOS.map((t) => (
            <Checkbox key={t} checked={mascarar[t]} onChange={(e) => setMascarar({ ...mascarar, [t]: e.target.checked })}>
              {TIPOS[t].nome}
            </Checkbox>
          ))}
          <p className="ajuda" aria-live="polite">
            {expostos.length > 0 && `Passa a aparecer inteiro para quem usa o sistema: ${expostos.map((t) => TIPOS[t].nome).join(', ')}.`}
          </p>
        </fieldset>
      )}
      aoConfirmar={(motivo) => gravar({ ...politica, mascarar }, motivo)}
    />
  );
}
