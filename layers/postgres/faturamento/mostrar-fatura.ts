import { montarCodigoDeBarras } from '../../../domain/arrecadacao/codigo-de-barras.ts';
import { formatarLinhaDigitavel, linhaDigitavel } from '../../../domain/arrecadacao/linha-digitavel.ts';
import type { ModuloDv } from '../../../domain/arrecadacao/convenio.ts';
import { dataCivil } from '../../../domain/comum/data-civil.ts';
import { centavos } from '../../../domain/comum/dinheiro.ts';
import { aviso as lerAviso } from '../../../domain/comum/identidades.ts';
import { referenciaDoNumero } from '../comum/referencia.ts';
import type { Executor } from '../conexao.ts';
import { pagamentosDaFatura } from '../razao/documentos.ts';
import { COLUNAS_DA_CONTA, JUNCOES_DA_CONTA, medicaoDaConta, titularDaConta, type LinhaDaConta } from './conta-guardada.ts';
import { componentesDaConta } from './componentes-da-conta.ts';
import { memoriaDaConta, tabelasDoPeriodo } from './memoria-da-conta.ts';

const FATURA = `
SELECT x.aviso, x.nota, x.ciclo, x.referencia, x.emissao, x.vencimento, x.validade, x.cancelada_em, coalesce(a.valor, 0)::bigint AS saldo, v.empresa, v.modulo, ${COLUNAS_DA_CONTA}
  FROM faturamento.fatura x ${JUNCOES_DA_CONTA}
  JOIN arrecadacao.convenio v ON v.id = x.convenio
  LEFT JOIN faturamento.fatura_aberta a ON a.aviso = x.aviso
 WHERE x.aviso = $1`;

interface LinhaDaFatura extends LinhaDaConta {
  readonly aviso: number;
  readonly nota: number;
  readonly ciclo: number;
  readonly referencia: number;
  readonly emissao: string;
  readonly vencimento: string;
  readonly validade: string;
  readonly cancelada_em: string | null;
  readonly saldo: number;
  readonly empresa: string;
  readonly modulo: ModuloDv;
}

const PAGAMENTOS = `
SELECT p.data_pagamento AS data, p.data_credito AS "dataCredito", p.valor, p.quitado, p.destino, coalesce(b.nome, 'Banco ' || q.banco) AS banco, p.arquivo, p.linha
  FROM ${pagamentosDaFatura('$1')} p
  JOIN arrecadacao.arquivo q ON q.id = p.arquivo
  LEFT JOIN arrecadacao.banco b ON b.codigo = q.banco
 ORDER BY p.data_pagamento, p.id LIMIT 100`;

/** By the number of the table, from 1. */
const DESTINOS = ['QUITACAO', 'CREDITO_PARCIAL', 'CREDITO_FORA_VALIDADE', 'CREDITO_DUPLICIDADE', 'NAO_IDENTIFICADO'] as const;

interface LinhaDoPagamento {
  readonly data: string;
  readonly dataCredito: string | null;
  readonly valor: number;
  readonly quitado: number;
  readonly destino: number;
  readonly banco: string;
  readonly arquivo: number;
  readonly linha: number;
}

async function pagamentosDa(banco: Executor, aviso: number) {
  const { rows } = await banco.query<LinhaDoPagamento>(PAGAMENTOS, [aviso]);
  return rows.map(({ destino: numero, ...p }) => {
    const destino = DESTINOS[numero - 1];
    if (destino === undefined) throw new Error(`destino ${numero} de pagamento desconhecido`);
    return { ...p, destino };
  });
}

/** What is open of a bill is its situation: what was paid left the table of the open ones. */
function situacaoDa(f: LinhaDaFatura): 'EM_DEBITO' | 'PAGA' | 'CANCELADA' {
  if (f.cancelada_em !== null) return 'CANCELADA';
  return f.saldo > 0 ? 'EM_DEBITO' : 'PAGA';
}

/**
 * An issued bill whole: what it charges, how that came out, how to pay it and what was paid; undefined when there is no such aviso.
 * @throws when the calculation made again differs from what was charged: a defect, never shown
 */
export async function mostrarFatura(banco: Executor, aviso: number) {
  const f = (await banco.query<LinhaDaFatura>(FATURA, [aviso])).rows[0];
  if (f === undefined) return undefined;
  const tabelas = await tabelasDoPeriodo(banco, f);
  const codigo = montarCodigoDeBarras(f, { valor: centavos(f.valor), validade: dataCivil(f.validade), aviso: lerAviso(f.aviso) });
  const { nota, ciclo, emissao, vencimento, validade, valor, saldo } = f;
  return {
    aviso,
    nota,
    ciclo,
    titular: titularDaConta(f),
    referencia: referenciaDoNumero(f.referencia),
    emissao,
    vencimento,
    validade,
    valor,
    saldo,
    situacao: situacaoDa(f),
    componentes: componentesDaConta(f, tabelas),
    medicao: medicaoDaConta(f),
    memoria: memoriaDaConta(f, tabelas, true, `fatura de aviso ${aviso}`),
    codigoDeBarras: codigo,
    linhaDigitavel: formatarLinhaDigitavel(linhaDigitavel(codigo)),
    pagamentos: await pagamentosDa(banco, aviso),
  };
}
