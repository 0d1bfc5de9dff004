import enviarRetorno from '../../../events/http/arrecadacao/enviar-retorno.ts';
import listarRetornos from '../../../events/http/arrecadacao/listar-retornos.ts';
import mostrarRetorno from '../../../events/http/arrecadacao/mostrar-retorno.ts';
import type { ClienteDaApi } from '../../../web/api-client/tipos.ts';
import { RETORNO } from '../../../web/operador/src/nucleo/situacoes.ts';
import { conectar, type OpcoesDaApi } from '../conexao.ts';
import { mostrar } from '../mostrar.ts';
import { inteiro, reais, tabela } from '../texto.ts';
import { enviar, esperarRecepcao, lerArquivo } from './enviar.ts';

export type Conferencia = Awaited<ReturnType<typeof conferencia>>;

export const DESTINOS: Readonly<Record<Conferencia['porDestino'][number]['destino'], string>> = {
  QUITACAO: 'quitam a conta',
  CREDITO_PARCIAL: 'crédito: pago a menor',
  CREDITO_FORA_VALIDADE: 'crédito: depois da validade',
  CREDITO_DUPLICIDADE: 'crédito: segundo pagamento',
  NAO_IDENTIFICADO: 'não identificados',
};

/** The file against its trailer and against what was posted. */
export function conferencia(api: ClienteDaApi, id: number) {
  return api.chamar(mostrarRetorno, { params: { id }, consulta: { destino: 'NAO_IDENTIFICADO', porPagina: 100 } });
}

export function apresentarConferencia({ retorno: r, conferencia: c, porDestino, avisos, detalhes }: Conferencia): string {
  const cabeca = `Arquivo ${r.id} (${r.nome}): ${r.banco?.nome ?? 'banco desconhecido'}, NSA ${r.nsa ?? '–'}, ${RETORNO[r.situacao].nome.toLowerCase()}${r.motivo === null ? '' : `: ${r.motivo}`}`;
  const linha = (nome: string, t: { registros: number; valor: number } | null): string[] => [nome, t === null ? '–' : inteiro(t.registros), t === null ? '–' : reais(t.valor)];
  const contas = tabela(['', 'registros', 'valor'], [linha('trailer', c.trailer), linha('lido', c.lido), linha('lançado', c.lancado)], [1, 2]);
  const destinos = porDestino.map((d) => [DESTINOS[d.destino], inteiro(d.registros), reais(d.valor), reais(d.quitado)]);
  return [
    cabeca,
    contas,
    veredicto(r.situacao, c.confere),
    ...(destinos.length === 0 ? [] : [tabela(['destino', 'pagamentos', 'valor', 'quitado'], destinos, [1, 2, 3])]),
    ...(detalhes.itens.length === 0 ? [] : [detalhes.itens.map((d) => `  linha ${d.linha}: ${reais(d.valor)}: ${d.motivo ?? ''}`).join('\n')]),
    ...avisos.map((a) => `Aviso: ${a}`),
  ].join('\n');
}

/** A file that closes with its trailer may still not be in the ledger: the two are not said with one word. */
function veredicto(situacao: Conferencia['retorno']['situacao'], confere: boolean): string {
  if (!confere) return 'NÃO confere: nada deste arquivo está no razão enquanto isso não se resolve.';
  return situacao === 'PROCESSADO' ? 'Confere.' : 'O arquivo confere com o trailer, mas nada dele está no razão.';
}

export async function importarRetorno(caminho: string, o: OpcoesDaApi): Promise<void> {
  const api = conectar(o);
  const chave = await enviar(lerArquivo(caminho), (corpo) => api.chamar(enviarRetorno, { corpo }));
  const conjuntos = await esperarRecepcao(async () => {
    const { itens } = await api.chamar(listarRetornos, { consulta: { chave } });
    return itens.length === 0 ? undefined : itens;
  }, caminho);
  const lidas = await Promise.all(conjuntos.map(({ id }) => conferencia(api, id)));
  mostrar(o, lidas, (todas) => todas.map(apresentarConferencia).join('\n\n'));
  if (lidas.some((l) => l.retorno.situacao !== 'PROCESSADO')) process.exitCode = 1;
}

export async function conferirRetorno(id: number | undefined, o: OpcoesDaApi): Promise<void> {
  const api = conectar(o);
  if (id !== undefined) {
    const lida = await conferencia(api, id);
    mostrar(o, lida, apresentarConferencia);
    if (!lida.conferencia.confere) process.exitCode = 1;
    return;
  }
  const { itens } = await api.chamar(listarRetornos, { consulta: { porPagina: 100 } });
  mostrar(o, itens, (rs) =>
    rs.length === 0
      ? 'Nenhum retorno recebido.'
      : tabela(['arquivo', 'nome', 'banco', 'NSA', 'situação', 'registros', 'valor'], rs.map((r) => [String(r.id), r.nome, r.banco?.nome ?? '–', String(r.nsa ?? '–'), RETORNO[r.situacao].nome, inteiro(r.registros), reais(r.valorLido)]), [0, 3, 5, 6]),
  );
}
