import { DialogoMotivo } from '../../../componentes/dialogo-motivo.tsx';
import { useGravarPolitica } from './gravar-politica.ts';
import type { PoliticaLida } from './padrao-novo.ts';

interface Props {
  readonly politica: PoliticaLida;
  readonly padrao: PoliticaLida['padroes'][number];
  readonly aoFechar: () => void;
}

/** A pattern hides nothing more. Mounted while open. */
export function EncerrarPadrao({ politica, padrao, aoFechar }: Props) {
  const { gravar, dialogo } = useGravarPolitica('Padrão encerrado: em até 15 segundos não esconde mais nada.', aoFechar);
  return (
    <DialogoMotivo
      {...dialogo}
      titulo={`Encerrar o padrão "${padrao.nome}"?`}
      explicacao={
        <p>
          O que ele esconde como <code>{padrao.mascara}</code> passa a aparecer inteiro, também no que já foi escrito.
        </p>
      }
      confirmar="Encerrar padrão"
      usuais={['Escondia o que não devia', 'Outro padrão ficou no lugar']}
      perigo
      aoConfirmar={(motivo) => gravar({ ...politica, padroes: politica.padroes.filter((p) => p.nome !== padrao.nome) }, motivo)}
    />
  );
}
