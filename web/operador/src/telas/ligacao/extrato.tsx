import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { z } from 'zod';
import extratoLigacao from '../../../../../events/http/razao/extrato-ligacao.ts';
import { chaveDoLancamento } from '../../componentes/conta/lancamentos.ts';
import { Lista } from '../../componentes/tabela/lista.tsx';
import { api } from '../../nucleo/api.ts';
import { POR_PAGINA, useColecao } from '../../nucleo/colecao.ts';
import { data, reais } from '../../nucleo/formatar.ts';
import { COLUNAS_DO_EXTRATO } from './colunas-do-extrato.tsx';

type Resposta = z.output<typeof extratoLigacao.resposta>;
const lancamentosDe = (r: Resposta) => r.lancamentos;

/** The statement of the ligação at any date, from the ledger. */
export function Extrato({ cdc }: { readonly cdc: number }) {
  const [ate, setAte] = useState<string>();
  const colecao = useColecao({
    chave: [extratoLigacao.operationId, cdc, ate],
    buscar: (pagina, sinal): Promise<Resposta> => api.chamar(extratoLigacao, { params: { cdc }, consulta: { data: ate, pagina, porPagina: POR_PAGINA } }, { sinal }),
    pagina: lancamentosDe,
    manter: true,
  });
  const { primeira } = colecao;
  return (
    <>
      {primeira && <Posicao resposta={primeira} />}
      <Lista
        titulo="Extrato da ligação"
        colunas={COLUNAS_DO_EXTRATO}
        colecao={colecao}
        chave={chaveDoLancamento}
        arquivo={`extrato-${cdc}`}
        vazio={
          ate === undefined
            ? 'Nenhum lançamento ainda. A primeira conta emitida para esta ligação aparece aqui.'
            : `Nenhum lançamento até ${data(ate)}. Escolha uma data mais recente ou limpe a data para ver tudo.`
        }
        filtros={
          <span className="escolha">
            <label htmlFor="extrato-ate">Posição em</label>
            <DatePicker id="extrato-ate" format="DD/MM/YYYY" placeholder="Hoje" value={ate === undefined ? null : dayjs(ate)} onChange={(dia) => setAte(dia?.format('YYYY-MM-DD'))} />
          </span>
        }
      />
    </>
  );
}

/** How the ligação stands, in one sentence, and what the two words of the columns mean. */
function Posicao({ resposta: { data: dia, emAberto, creditos } }: { readonly resposta: Resposta }) {
  return (
    <div className="posicao">
      <p aria-live="polite">
        Em <strong>{data(dia)}</strong>, esta ligação {emAberto > 0 ? <>deve <strong className="numeros">{reais(emAberto)}</strong></> : 'não deve nada'} e{' '}
        {creditos > 0 ? <>tem <strong className="numeros">{reais(creditos)}</strong> de crédito a favor</> : 'não tem crédito guardado'}.
      </p>
      <p className="ajuda">Débito aumenta o que a ligação deve. Crédito diminui a dívida ou fica guardado a favor dela.</p>
    </div>
  );
}
