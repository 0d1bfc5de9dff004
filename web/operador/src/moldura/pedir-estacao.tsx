import { Alert, Button } from 'antd';
import type { Problema } from '../../../../events/http/problema.ts';
import { CamposDaEstacao, type DadosDaEstacao } from '../componentes/campos-da-estacao.tsx';

const PEDEM: readonly string[] = ['acesso/estacao-desconhecida', 'acesso/estacao-nao-pedida'];

/** The password was right and the computer is no station: its registration may be asked for, here and now. */
export const faltaEstacao = (problema: Problema | undefined): boolean => problema !== undefined && PEDEM.includes(problema.codigo);

export function PedidoDaEstacao(p: { readonly dados: DadosDaEstacao; readonly tentou: boolean; readonly aoMudar: (dados: DadosDaEstacao) => void }) {
  return (
    <fieldset className="usuais">
      <legend>Pedir o registro deste computador</legend>
      <p className="ajuda">Digite de novo a senha, ou o código, e dê um nome a este computador.</p>
      <CamposDaEstacao {...p} />
    </fieldset>
  );
}

export function EstacaoPedida({ nome, aoVoltar }: { readonly nome: string; readonly aoVoltar: () => void }) {
  return (
    <div className="entrar__formulario">
      <Alert type="info" showIcon title="Registro pedido" description={`O registro de "${nome}" espera aprovação. Peça ao administrador do sistema que o aprove em Acesso, Estações, e entre de novo neste computador.`} />
      <Button size="large" block onClick={aoVoltar}>
        Voltar à entrada
      </Button>
    </div>
  );
}
