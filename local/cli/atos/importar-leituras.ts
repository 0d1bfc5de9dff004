import enviarLeituras from '../../../events/http/leitura/enviar-leituras.ts';
import listarArquivosLeitura from '../../../events/http/leitura/listar-arquivos-leitura.ts';
import mostrarArquivoLeitura from '../../../events/http/leitura/mostrar-arquivo-leitura.ts';
import type { ClienteDaApi } from '../../../web/api-client/tipos.ts';
import { conectar, type OpcoesDaApi } from '../conexao.ts';
import { mostrar } from '../mostrar.ts';
import { inteiro, quantos } from '../texto.ts';
import { enviar, esperarRecepcao, lerArquivo } from './enviar.ts';

export type RelatorioDeLeituras = Awaited<ReturnType<typeof relatorio>>;

/** The report of a received file, with the first page of the lines that somebody must look at. */
export function relatorio(api: ClienteDaApi, id: number) {
  return api.chamar(mostrarArquivoLeitura, { params: { id }, consulta: { porPagina: 200 } });
}

/** `506 aceitas (9 sinalizadas), 3 recusadas de 509 linhas` */
export function resumoDoArquivo({ linhas, aceitas, sinalizadas, recusadas }: RelatorioDeLeituras['arquivo']): string {
  return `${quantos(aceitas, 'aceita', 'aceitas')} (${quantos(sinalizadas, 'sinalizada', 'sinalizadas')}), ${quantos(recusadas, 'recusada', 'recusadas')} de ${quantos(linhas, 'linha', 'linhas')}`;
}

export function apresentarRelatorio({ arquivo, linhas }: RelatorioDeLeituras): string {
  if (arquivo.situacao === 'REJEITADO') return `Arquivo ${arquivo.nome} rejeitado: ${arquivo.motivo ?? ''}`;
  const cabeca = `Arquivo ${arquivo.id} (${arquivo.nome}): grupo ${arquivo.grupo ?? '–'}, ${arquivo.referencia ?? '–'}: ${resumoDoArquivo(arquivo)}.`;
  const itens = linhas.itens.map((l) => `  ${l.resultado === 'RECUSADA' ? 'recusada' : 'sinalizada'} (${l.codigo}): ${l.mensagem}`);
  const resto = linhas.total > linhas.itens.length ? [`  … e mais ${inteiro(linhas.total - linhas.itens.length)}.`] : [];
  return [cabeca, ...itens, ...resto].join('\n');
}

export async function importarLeituras(caminho: string, o: OpcoesDaApi): Promise<void> {
  const api = conectar(o);
  const chave = await enviar(lerArquivo(caminho), (corpo) => api.chamar(enviarLeituras, { corpo }));
  const recebido = await esperarRecepcao(async () => (await api.chamar(listarArquivosLeitura, { consulta: { chave } })).itens[0], caminho);
  const lido = await relatorio(api, recebido.id);
  mostrar(o, lido, apresentarRelatorio);
  if (lido.arquivo.situacao === 'REJEITADO') process.exitCode = 1;
}
