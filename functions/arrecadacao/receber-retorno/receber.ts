import { createHash } from 'node:crypto';
import { conferirIdentidade } from '../../../domain/arrecadacao/febraban150/conferir-identidade.ts';
import { aceitarOuRecusar, lerRetorno, type RecusaDeRetorno, type RetornoLido } from '../../../domain/arrecadacao/febraban150/ler-retorno.ts';
import { recusa, type Resultado } from '../../../domain/comum/resultado.ts';
import { convenios, type ConvenioRegistrado } from '../../../layers/postgres/arrecadacao/convenios.ts';
import { receberConjunto } from '../../../layers/postgres/arrecadacao/receber-conjunto.ts';
import { registrarRejeicao } from '../../../layers/postgres/arrecadacao/registrar-rejeicao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { gravar } from '../../../layers/s3/objeto.ts';
import type { Deps } from './deps.ts';

interface Arquivo {
  readonly nome: string;
  readonly bytes: Uint8Array;
}

type Aceito = { readonly retorno: RetornoLido; readonly convenio: ConvenioRegistrado };
type Recusado = Pick<RecusaDeRetorno, 'codigo' | 'mensagem'> | { readonly codigo: 'retorno/convenio-desconhecido'; readonly mensagem: string };

/** Reads the file and says whose it is: its bank and agreement must be registered, and the same in every set. */
function conferir(bytes: Uint8Array, registrados: readonly ConvenioRegistrado[], hoje: Deps['relogio']): Resultado<Aceito, Recusado> {
  const lido = lerRetorno(bytes);
  if (!lido.ok) return lido;
  const header = lido.valor.arquivos[0]?.header;
  const convenio = registrados.find((c) => c.banco === header?.banco && c.codigo === header.convenio);
  if (convenio === undefined) {
    return recusa('retorno/convenio-desconhecido', `Linha 1: não há convênio "${header?.convenio ?? ''}" com o banco ${header?.banco ?? ''}. Cadastre o convênio ou confira se o arquivo é desta autarquia.`);
  }
  const identificado = aceitarOuRecusar(lido.valor, conferirIdentidade(lido.valor, convenio, hoje.hoje()));
  return identificado.ok ? { ok: true, valor: { retorno: identificado.valor, convenio } } : identificado;
}

/**
 * One return file, from its bytes to the ledger. The original is put under guard first; then each set is settled whole in a transaction of its
 * own. The same bytes again change nothing.
 * @returns whether the file was of ours and readable.
 */
export async function receber(d: Deps, { nome, bytes }: Arquivo): Promise<{ readonly aceito: boolean }> {
  const sha256 = createHash('sha256').update(bytes).digest();
  const chave = `retornos/${sha256.toString('hex')}`;
  const versao = (await gravar({ balde: d.guarda, chave }, bytes, 'text/plain; charset=iso-8859-1')) ?? null;
  const conferido = conferir(bytes, await convenios(d.pool), d.relogio);
  const comum = { sha256, nome, chave, versao, agora: d.relogio.agora() };
  if (!conferido.ok) {
    await emTransacao(d.pool, (cliente) => registrarRejeicao(cliente, { ...comum, codigo: conferido.erro.codigo, motivo: conferido.erro.mensagem, bytes }));
    return { aceito: false };
  }
  let aceito = false;
  for (const conjunto of conferido.valor.retorno.arquivos.keys()) {
    const recebido = await emTransacao(d.pool, (cliente) => receberConjunto(cliente, { ...conferido.valor, ...comum, conjunto, hoje: d.relogio.hoje() }));
    aceito ||= recebido.situacao !== 'REJEITADO';
  }
  return { aceito };
}

/** A file too large to be read is registered by what S3 knows of it. */
export async function recusarPorTamanho(
  d: Deps,
  o: { readonly nome: string; readonly chave: string; readonly tamanho: number; readonly limite: number; readonly etag: string },
): Promise<{ readonly aceito: false }> {
  const motivo = `O arquivo tem ${o.tamanho} bytes e o limite é ${o.limite}. Confira se é mesmo um arquivo de retorno; se for, peça-o ao banco em partes.`;
  const sha256 = createHash('sha256').update(`${o.etag}:${o.tamanho}`).digest();
  await emTransacao(d.pool, (cliente) =>
    registrarRejeicao(cliente, { sha256, nome: o.nome, chave: o.chave, versao: null, agora: d.relogio.agora(), codigo: 'retorno/grande-demais', motivo, bytes: null }),
  );
  return { aceito: false };
}
