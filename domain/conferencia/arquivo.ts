/** Answers a conformity case of type `arquivo` in the format `arrecadacao150`: reads everything it can, right or wrong, and says the totals. */
import { analisarRetorno, type AnaliseDeRetorno, type ArquivoLogico } from '../arrecadacao/febraban150/analisar-retorno.ts';
import { conferirCodificacao } from '../arrecadacao/febraban150/codificacao.ts';
import { CODIGO_DV_CERTO } from '../arrecadacao/febraban150/codigo-em-bytes.ts';
import { contarCodigos } from '../arrecadacao/febraban150/pagamentos.ts';
import { recusado } from './conferir-caso.ts';

export const camposComparados = ['header', 'trailer', 'resumo', 'confere', 'arquivosLogicos'] as const;

/**
 * Case: `formato`; the bytes of `arquivo` are the caller's. Several sets: header and trailer of the first, `resumo` of all, `confere` of
 * all against the first trailer. `erros` and `avisos` say what the product would do with the file.
 */
export function responder(caso: Readonly<Record<string, unknown>>, bytes: Uint8Array): Record<string, unknown> {
  if (caso.formato !== 'arrecadacao150') return recusado({ codigo: 'arquivo/formato-desconhecido', mensagem: 'O formato deve ser arrecadacao150.', campo: 'formato' });
  const codificacao = conferirCodificacao(bytes);
  if (!codificacao.ok) return recusado(codificacao.erro);
  const analise = analisarRetorno(bytes);
  const [primeiro] = analise.arquivos;
  return {
    tipo: 'arrecadacao150',
    linhas: analise.linhas,
    header: primeiro?.header ?? null,
    trailer: trailerDe(primeiro),
    resumo: resumir(analise),
    confere: {
      totalRegistros: primeiro?.trailer?.totalRegistros === analise.linhas,
      valorTotal: primeiro?.trailer?.valorTotal === somar(analise.arquivos, 'soma'),
      tamanho150: analise.tamanho150,
    },
    ...(analise.arquivos.length > 1 ? { arquivosLogicos: analise.arquivos.map(descrever) } : {}),
    erros: analise.erros,
    avisos: analise.avisos,
  };
}

function trailerDe(arquivo: ArquivoLogico | undefined): Record<string, unknown> | null {
  if (arquivo === undefined || arquivo.trailer === null) return null;
  return { totalRegistros: arquivo.trailer.totalRegistros, valorTotalCentavos: arquivo.trailer.valorTotal };
}

function resumir({ pagamentos, arquivos }: AnaliseDeRetorno): Record<string, unknown> {
  const { quantidade, codigo, formaArrecadacao, formaPagamento } = pagamentos;
  let dvInvalidos = 0;
  for (const julgamento of codigo) if ((julgamento & CODIGO_DV_CERTO) === 0) dvInvalidos += 1;
  return {
    registrosG: quantidade,
    somaValorCentavos: somar(arquivos, 'soma'),
    somaTarifaCentavos: somar(arquivos, 'somaTarifa'),
    porFormaArrecadacao: porForma(formaArrecadacao),
    porFormaPagamento: porForma(formaPagamento),
    dvInvalidos,
  };
}

function descrever(arquivo: ArquivoLogico): Record<string, unknown> {
  return {
    linhas: arquivo.registros,
    nsa: arquivo.header?.nsa ?? null,
    totalRegistros: arquivo.trailer?.totalRegistros ?? null,
    valorTotalCentavos: arquivo.trailer?.valorTotal ?? null,
    somaValorCentavos: arquivo.soma,
  };
}

/** A blank code counts under the empty name. */
function porForma(coluna: Uint8Array): Record<string, number> {
  return Object.fromEntries([...contarCodigos(coluna, 0, coluna.length)].map(([codigo, vezes]) => [codigo.trim(), vezes]));
}

function somar(arquivos: readonly ArquivoLogico[], campo: 'soma' | 'somaTarifa'): number {
  return arquivos.reduce((total, a) => total + a[campo], 0);
}
