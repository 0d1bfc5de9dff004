import type pg from 'pg';
import type { ArquivoLogico } from '../../../domain/arrecadacao/febraban150/analisar-retorno.ts';
import { digestoDosDetalhes } from '../../../domain/arrecadacao/febraban150/digesto.ts';
import type { RetornoLido } from '../../../domain/arrecadacao/febraban150/ler-retorno.ts';
import type { Pool } from '../conexao.ts';
import { emTransacao } from '../transacao.ts';
import { anteciparFaturas } from './antecipar-faturas.ts';
import { registrarChegada } from './chegada.ts';
import type { ConvenioRegistrado } from './convenios.ts';
import { creditosImprovaveis } from './datas-de-credito.ts';
import { impedimentoDo, lacunaDeNumeracao, travarConvenio } from './impedimento.ts';
import type { ConjuntoALancar } from './conjunto-a-lancar.ts';
import { lancarConjunto, levasDoConjunto } from './lancar-conjunto.ts';
import { registrarArquivo, type OrigemDoArquivo, type ProblemaDoArquivo, type SituacaoDoArquivo } from './registrar-arquivo.ts';

/** One set A…Z of a return file that was read without error, of a registered agreement. */
export interface ConjuntoRecebido {
  readonly origem: OrigemDoArquivo;
  readonly retorno: RetornoLido;
  /** Place of the set in the file, from 0. */
  readonly conjunto: number;
  readonly convenio: ConvenioRegistrado;
}

export interface ArquivoRecebido {
  readonly arquivo: number;
  readonly situacao: SituacaoDoArquivo;
  /** True when these bytes had been received before: nothing was done now. */
  readonly repetido: boolean;
}

/** The set and where the next one begins. */
function conjuntoDo(retorno: RetornoLido, conjunto: number): { readonly logico: ArquivoLogico; readonly ate: number } {
  const logico = retorno.arquivos[conjunto];
  if (logico?.header == null || logico.trailer === null) throw new Error('conjunto sem header ou trailer não chega aqui');
  return { logico, ate: retorno.arquivos[conjunto + 1]?.primeiraLinha ?? Number.POSITIVE_INFINITY };
}

/** One set in a transaction of its own: the whole file or nothing in the ledger. Of a large one the bills are being read while it is recognised. */
export async function receberConjunto(pool: Pool, recebido: ConjuntoRecebido): Promise<ArquivoRecebido> {
  const { logico } = conjuntoDo(recebido.retorno, recebido.conjunto);
  const faturas = anteciparFaturas(pool, levasDoConjunto(recebido.retorno, logico));
  return emTransacao(pool, (cliente) => receberNaTransacao(cliente, recebido, faturas));
}

/** Registers one set and, if nothing stands in the way, settles it whole. */
async function receberNaTransacao(cliente: pg.ClientBase, { origem, retorno, conjunto, convenio }: ConjuntoRecebido, faturas: ConjuntoALancar['faturas']): Promise<ArquivoRecebido> {
  const { logico, ate } = conjuntoDo(retorno, conjunto);
  const linha = logico.primeiraLinha;
  const digest = logico.fim > logico.inicio ? digestoDosDetalhes(retorno, logico) : null;
  const marcas = { convenio: convenio.id, nsa: logico.header?.nsa ?? null, digest };
  await travarConvenio(cliente, convenio.id);
  const anterior = await jaRecebido(cliente, origem, conjunto);
  if (anterior !== null) return anterior;
  const impede = await impedimentoDo(cliente, marcas);
  const doLeitor: readonly ProblemaDoArquivo[] = retorno.avisos.filter((a) => a.linha >= linha && a.linha < ate);
  const avisos = [...doLeitor, await lacunaDeNumeracao(cliente, marcas, linha), creditosImprovaveis(retorno.pagamentos, logico, origem.hoje)].filter((a) => a !== null);
  const situacao = impede?.situacao ?? 'PROCESSADO';
  const arquivo = await registrarArquivo(cliente, {
    origem, conjunto, situacao, codigo: impede?.codigo ?? null, motivo: impede?.motivo ?? null, convenio: convenio.id, logico, digest, avisos, erros: [], totalDeErros: 0,
  });
  if (arquivo === undefined) throw new Error(`o conjunto ${conjunto} foi recebido por outro sob a mesma trava`);
  if (impede === null) await lancarConjunto(cliente, { arquivo, retorno, logico, convenio, dataContabil: origem.hoje, faturas });
  return { arquivo, situacao, repetido: false };
}

/** The set with these bytes, if it was received and not refused by the machine. The arrival is noted either way. */
async function jaRecebido(cliente: pg.ClientBase, origem: OrigemDoArquivo, conjunto: number): Promise<ArquivoRecebido | null> {
  const { rows } = await cliente.query<{ id: number; situacao: SituacaoDoArquivo }>(
    `SELECT id, situacao FROM arrecadacao.arquivo WHERE sha256 = $1 AND conjunto = $2 AND situacao <> 'REJEITADO'`,
    [origem.sha256, conjunto],
  );
  if (rows[0] === undefined) return null;
  await registrarChegada(cliente, { ...origem.entrada, sha256: origem.sha256, agora: origem.agora });
  return { arquivo: rows[0].id, situacao: rows[0].situacao, repetido: true };
}
