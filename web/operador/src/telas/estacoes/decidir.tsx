import { App } from 'antd';
import type { DecisaoDaEstacao } from '../../../../../domain/acesso/estacao.ts';
import decidirEstacao from '../../../../../events/http/acesso/decidir-estacao.ts';
import listarEstacoes from '../../../../../events/http/acesso/listar-estacoes.ts';
import mostrarEstaEstacao from '../../../../../events/http/acesso/mostrar-esta-estacao.ts';
import { DialogoMotivo } from '../../componentes/dialogo-motivo.tsx';
import { useAto } from '../../nucleo/ato.ts';
import type { Estacao } from './estacoes.tsx';

export interface Decisao {
  readonly estacao: Estacao;
  readonly decisao: DecisaoDaEstacao;
}

export const VERBO: Readonly<Record<DecisaoDaEstacao, string>> = { APROVAR: 'Aprovar', RECUSAR: 'Recusar', DESLIGAR: 'Desligar', LIGAR: 'Ligar' };
const FEITO: Readonly<Record<DecisaoDaEstacao, string>> = { APROVAR: 'aprovada', RECUSAR: 'recusada', DESLIGAR: 'desligada', LIGAR: 'ligada' };
const USUAIS: Readonly<Record<DecisaoDaEstacao, readonly string[]>> = {
  APROVAR: ['Computador da autarquia, conferido no local'],
  RECUSAR: ['O computador não é da autarquia', 'Pedido repetido'],
  DESLIGAR: ['O computador saiu de uso', 'O navegador perdeu o registro'],
  LIGAR: ['O computador voltou ao uso'],
};

export function Decidir({ estacao, decisao, aoFechar }: Decisao & { readonly aoFechar: () => void }) {
  const { message } = App.useApp();
  const ato = useAto(decidirEstacao, [listarEstacoes.operationId, mostrarEstaEstacao.operationId]);
  const confirmar = (motivo: string) =>
    ato.mutate(
      { params: { id: estacao.id }, corpo: { decisao, motivo } },
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          void message.success(`${estacao.nome} está ${FEITO[decisao]}.`);
          aoFechar();
        },
      },
    );
  return (
    <DialogoMotivo
      titulo={`${VERBO[decisao]} ${estacao.nome}?`}
      explicacao={decisao === 'APROVAR' ? `Pedida por ${estacao.pedidaPor}, em ${estacao.local}. Confira no local, ou por telefone, que foi essa pessoa quem pediu daquele computador.` : `${estacao.local}. Vale no ato; quem já está no sistema por ela continua até sair.`}
      confirmar={VERBO[decisao]}
      usuais={USUAIS[decisao]}
      perigo={decisao === 'DESLIGAR' || decisao === 'RECUSAR'}
      ocupado={ato.isPending}
      problema={ato.data?.ok === false ? ato.data.erro : undefined}
      erro={ato.error}
      aoConfirmar={confirmar}
      aoFechar={aoFechar}
    />
  );
}
