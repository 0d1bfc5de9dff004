import { Alert, Button } from 'antd';
import { data, instante } from '../../nucleo/formatar.ts';
import type { Guardados } from './guardados.ts';

interface Props {
  /** Last day whose acts this list does not bring, when there are any. */
  readonly guardadosAte: string | null | undefined;
  /** What was read of the bucket, when that is what the list shows. */
  readonly guardados: Guardados | undefined;
  readonly aoTrocar: (onde: 'guarda' | undefined) => void;
}

/** Where the acts of the list come from, when not all that was asked for is in it, and the way to the others. */
export function AvisoDaGuarda({ guardadosAte, guardados, aoTrocar }: Props) {
  if (guardados !== undefined) {
    const lidos = guardados.lidosDesde === null ? '' : ` Lidos até ${instante(guardados.lidosDesde).slice(0, 10)}${guardados.parcial ? '; há mais na guarda' : ', o mais antigo que se pediu'}.`;
    const nenhum = guardados.carregando || guardados.erro !== null || guardados.lidosDesde !== null ? '' : ' Nenhum arquivo da guarda tem atos do período.';
    return <Alert className="aviso-da-guarda" type="info" showIcon title={`Atos que saíram do banco, lidos da guarda e conferidos um a um com o seu selo.${lidos}${nenhum}`} action={<Button onClick={() => aoTrocar(undefined)}>Voltar aos atos do banco</Button>} />;
  }
  if (guardadosAte === undefined || guardadosAte === null) return null;
  return (
    <Alert
      className="aviso-da-guarda"
      type="warning"
      showIcon
      title={`O período pedido tem atos que já saíram do banco: os de até ${data(guardadosAte)} estão na guarda, e esta lista não os traz.`}
      action={<Button onClick={() => aoTrocar('guarda')}>Procurar na guarda</Button>}
    />
  );
}
