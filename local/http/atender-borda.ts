import { comportamentoPara } from './borda.ts';
import type { Borda, Comportamento } from './borda.ts';
import type { PedidoHttp } from './evento.ts';
import type { Paginas } from './paginas.ts';
import { ERRO_INTERNO, mensagem } from './resposta.ts';
import type { RespostaHttp } from './resposta.ts';

export interface Origens {
  readonly paginas: Paginas;
  /** Answers for the API with this endpoint. */
  readonly api: (endpoint: string, p: PedidoHttp) => Promise<RespostaHttp>;
}

function decodificado(uri: string): string | null {
  try {
    return decodeURIComponent(uri);
  } catch {
    return null;
  }
}

function naoAchada(): RespostaHttp {
  return { status: 404, cabecalhos: { 'content-type': 'text/plain; charset=utf-8' }, corpo: Buffer.from('Página não encontrada.') };
}

async function doBalde(paginas: Paginas, balde: string, uri: string, p: PedidoHttp): Promise<RespostaHttp> {
  if (p.metodo !== 'GET' && p.metodo !== 'HEAD') return mensagem(405, 'Method Not Allowed');
  const chave = decodificado(uri.slice(1));
  const pagina = chave === null ? undefined : await paginas.ler(balde, chave);
  if (pagina === undefined) return naoAchada();
  const cabecalhos = { 'content-type': pagina.tipo, etag: pagina.etag, ...(pagina.cache === undefined ? {} : { 'cache-control': pagina.cache }) };
  if (p.cabecalhos['if-none-match'] === pagina.etag) return { status: 304, cabecalhos, corpo: Buffer.alloc(0) };
  return { status: 200, cabecalhos, corpo: pagina.conteudo };
}

function comCabecalhos(r: RespostaHttp, politica: Comportamento['cabecalhos']): RespostaHttp {
  const cabecalhos: Record<string, string> = { ...r.cabecalhos };
  for (const { nome, valor, impor } of politica) {
    if (impor || cabecalhos[nome] === undefined) cabecalhos[nome] = valor;
  }
  return { ...r, cabecalhos };
}

async function paginaDeErro(borda: Borda, balde: string, r: RespostaHttp, origens: Origens, p: PedidoHttp): Promise<RespostaHttp> {
  const regra = borda.erros.find((e) => e.codigo === r.status || (r.status === 404 && e.codigo === 403));
  if (regra === undefined) return r;
  const pagina = await doBalde(origens.paginas, balde, regra.pagina, p);
  return pagina.status === 200 ? { ...pagina, status: regra.status } : r;
}

/** Answers one request as the distribution would: the behaviour of its path, its origin, the headers of its policy. */
export async function atenderBorda(borda: Borda, p: PedidoHttp, origens: Origens): Promise<RespostaHttp> {
  const comportamento = comportamentoPara(borda, p.caminho);
  if (comportamento === undefined) return ERRO_INTERNO;
  const inicial = p.caminho === '/' && borda.raiz !== '' ? `/${borda.raiz}` : p.caminho;
  const uri = comportamento.prefixoDaOrigem + comportamento.reescrever(p.metodo, inicial);
  const { origem } = comportamento;
  if (origem.tipo === 'api') return comCabecalhos(await origens.api(origem.endpoint, { ...p, caminho: uri }), comportamento.cabecalhos);
  const resposta = await doBalde(origens.paginas, origem.balde, uri, p);
  return comCabecalhos(await paginaDeErro(borda, origem.balde, resposta, origens, p), comportamento.cabecalhos);
}
