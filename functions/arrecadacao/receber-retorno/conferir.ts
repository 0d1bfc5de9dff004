import { analisarRetorno, type AnaliseDeRetorno } from '../../../domain/arrecadacao/febraban150/analisar-retorno.ts';
import { conferirIdentidade } from '../../../domain/arrecadacao/febraban150/conferir-identidade.ts';
import { aceitarOuRecusar, conjuntoInteiro, lerConjuntos, type RetornoLido } from '../../../domain/arrecadacao/febraban150/ler-retorno.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { ok } from '../../../domain/comum/resultado.ts';
import type { ConvenioRegistrado } from '../../../layers/postgres/arrecadacao/convenios.ts';
import type { RegistroDoArquivo } from '../../../layers/postgres/arrecadacao/registrar-arquivo.ts';

/** What is registered of a set that is refused, but for where it came from. */
export type Recusado = Omit<RegistroDoArquivo, 'origem' | 'conjunto' | 'situacao' | 'digest'>;

/** What was read, or what to register of what is refused. */
type Conferido<T> = { readonly ok: true; readonly valor: T } | { readonly ok: false; readonly recusado: Recusado };

/** Banks send one set, carriers a few; a file of thousands is not a return file. */
const CONJUNTOS_NO_MAXIMO = 100;
const NAO_SE_LE: readonly string[] = ['retorno/grande-demais', 'retorno/compactado', 'retorno/codificacao', 'retorno/vazio'];

/** A file of which nothing can be settled is refused as one; where a set is whole, each answers for itself (docs/adr/0014). */
export function lerEstrutura(bytes: Uint8Array, registrados: readonly ConvenioRegistrado[]): Conferido<AnaliseDeRetorno> {
  const lido = lerConjuntos(bytes);
  if (lido.ok && lido.valor.arquivos.length <= CONJUNTOS_NO_MAXIMO) return lido;
  const erro = lido.ok
    ? { codigo: 'retorno/conjuntos-demais', mensagem: `O arquivo tem ${lido.valor.arquivos.length} conjuntos de header a trailer, e o limite é ${CONJUNTOS_NO_MAXIMO}. Peça outro arquivo ao banco.`, erros: [], totalDeErros: 1 }
    : lido.erro;
  const logico = NAO_SE_LE.includes(erro.codigo) ? null : (analisarRetorno(bytes).arquivos[0] ?? null);
  const convenio = convenioDo(logico?.header ?? null, registrados)?.id ?? null;
  return { ok: false, recusado: { codigo: erro.codigo, motivo: erro.mensagem, convenio, logico, avisos: [], erros: erro.erros, totalDeErros: erro.totalDeErros } };
}

function convenioDo(header: { readonly banco: string; readonly convenio: string } | null, registrados: readonly ConvenioRegistrado[]): ConvenioRegistrado | undefined {
  return registrados.find((c) => c.banco === header?.banco && c.codigo === header.convenio);
}

/** A set that may be settled: the file as seen by it, and whose it is. */
interface ConjuntoConferido {
  readonly retorno: RetornoLido;
  readonly convenio: ConvenioRegistrado;
}

/** One set: its structure and totals; its bank and agreement, which must be registered; and nothing in it of a day to come. */
export function conferirConjunto(retorno: AnaliseDeRetorno, conjunto: number, registrados: readonly ConvenioRegistrado[], hoje: DataCivil): Conferido<ConjuntoConferido> {
  const logico = retorno.arquivos[conjunto] ?? null;
  const convenio = convenioDo(logico?.header ?? null, registrados);
  const recusar = (codigo: string, mensagem: string, erros: Recusado['erros'], total = erros.length) => ({
    ok: false as const,
    recusado: { codigo, motivo: mensagem, convenio: convenio?.id ?? null, logico, avisos: [], erros, totalDeErros: Math.max(1, total) },
  });
  const inteiro = conjuntoInteiro(retorno, conjunto);
  if (!inteiro.ok) return recusar(inteiro.erro.codigo, inteiro.erro.mensagem, inteiro.erro.erros, inteiro.erro.totalDeErros);
  if (convenio === undefined) {
    const { header, primeiraLinha: linha = 0 } = logico ?? { header: null };
    const mensagem = `Linha ${linha}: não há convênio "${header?.convenio ?? ''}" com o banco ${header?.banco ?? ''}. Cadastre o convênio ou confira se o arquivo é desta autarquia.`;
    return recusar('retorno/convenio-desconhecido', mensagem, [{ codigo: 'retorno/convenio-desconhecido', linha, mensagem, ocorrencias: 1 }]);
  }
  const so = { ...inteiro.valor, arquivos: logico === null ? [] : [logico] };
  const aceito = aceitarOuRecusar(so, conferirIdentidade(so, convenio, hoje));
  return aceito.ok ? ok({ retorno: inteiro.valor, convenio }) : recusar(aceito.erro.codigo, aceito.erro.mensagem, aceito.erro.erros);
}
