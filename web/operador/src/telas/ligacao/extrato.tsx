import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { z } from 'zod';
import extratoLigacao from '../../../../../events/http/razao/extrato-ligacao.ts';
import { chaveDoLancamento, COLUNAS_DO_EXTRATO } from '../../componentes/conta/lancamentos.ts';
import { Lista } from '../../componentes/tabela/lista.tsx';
import { api } from '../../nucleo/api.ts';
import { POR_PAGINA, useColecao } from '../../nucleo/colecao.ts';
import { data, reais } from '../../nucleo/formatar.ts';

type Resposta = z.output<typeof extratoLigacao.resposta>;
const lancamentosDe = (r: Resposta) => r.lancamentos;

/** The statement of the ligação at any date, from the ledger. */
export function Extrato({ cdc }: { readonly cdc: number }) {
  const [ate, setAte] = useState<string>();
  const colecao = useColecao({
    chave: [extratoLigacao.operationId, cdc, ate],
    buscar: (pagina, sinal): Promise<Resposta> => api.chamar(extratoLigacao, { params: { cdc }, consulta: { data: ate, pagina, porPagina: POR_PAGINA } }, { sinal }),
    pagina: lancamentosDe,
  });
  const { primeira } = colecao;
  return (
    <>
      {primeira && (
        <p className="pagina__subtitulo">
          Em {data(primeira.data)}: {reais(primeira.emAberto)} em aberto e {reais(primeira.creditos)} em créditos.
        </p>
      )}
      <Lista
        titulo="Extrato da ligação"
        colunas={COLUNAS_DO_EXTRATO}
        colecao={colecao}
        chave={chaveDoLancamento}
        arquivo={`extrato-${cdc}`}
        vazio="Nenhum lançamento até esta data."
        filtros={
          <span className="escolha">
            <label htmlFor="extrato-ate">Até</label>
            <DatePicker id="extrato-ate" format="DD/MM/YYYY" value={ate === undefined ? null : dayjs(ate)} onChange={(dia) => setAte(dia?.format('YYYY-MM-DD'))} />
          </span>
        }
      />
    </>
  );
}
