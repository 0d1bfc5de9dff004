import listarRetornos from '../../events/http/arrecadacao/listar-retornos.ts';
import { calendarioDoBanco } from '../../layers/postgres/comum/calendario.ts';
import { conferencia, DESTINOS, type Conferencia } from '../cli/atos/retorno.ts';
import { FalhaDoComando } from '../cli/falhas.ts';
import { inteiro, reais } from '../cli/texto.ts';
import { contasAbertas, convenioDoBanco } from '../simular/contas-abertas.ts';
import { simularRetorno } from '../simular/retorno.ts';
import { deixarNaCaixa, esperar, guardarSimulado, simuladoAnterior } from './caixa-de-entrada.ts';
import type { Cenario } from './cenario.ts';

const EXTENSAO = '.ret';

/** The conference of the bank file that the demonstration made, if it has been received. */
export async function retornoRecebido(c: Cenario): Promise<Conferencia | undefined> {
  const nome = simuladoAnterior(c.dados, EXTENSAO);
  if (nome === undefined) return undefined;
  const { itens } = await c.marina.chamar(listarRetornos, { consulta: { porPagina: 200 } });
  const achado = itens.find((r) => r.nome === nome);
  return achado === undefined ? undefined : conferencia(c.marina, achado.id);
}

/** What the bank of the bills would send today. */
async function simular(c: Cenario, ciclo: number): Promise<{ readonly nome: string; readonly bytes: Uint8Array }> {
  const convenio = await convenioDoBanco(c.leitura);
  if (convenio === null) throw new FalhaDoComando('Não há convênio emissor: as contas não podem ser pagas em banco.');
  const [contas, calendario] = [await contasAbertas(c.leitura, ciclo), await calendarioDoBanco(c.leitura)];
  return simularRetorno({ convenio, contas, hoje: c.plataforma.hoje(), calendario, semente: c.demonstracao.semente });
}

/** Step 5: the bank's return file falls in the inbox; what it says is checked against its trailer and against what was posted. */
export async function arrecadar(c: Cenario, ciclo: number): Promise<Conferencia> {
  const receber = async (dizer: (texto: string) => void): Promise<Conferencia> => {
    const ja = await retornoRecebido(c);
    if (ja !== undefined) return ja;
    const { nome, bytes } = await guardarSimulado(c.dados, EXTENSAO, () => simular(c, ciclo));
    const onde = deixarNaCaixa(c.dados, 'retornos', nome, bytes);
    dizer(`${nome} (${inteiro(bytes.length)} bytes) caiu em ${onde}`);
    return esperar('A conferência do retorno', () => retornoRecebido(c));
  };
  const lida = await c.tela.passo(
    'Retorno do banco',
    receber,
    ({ retorno: r, conferencia: k }) => `${r.nome}, ${r.banco?.nome ?? 'banco'}: ${inteiro(k.lido.registros)} registros, ${reais(k.lido.valor)}; ${k.confere ? 'confere com o trailer e com o lançado' : 'NÃO confere'}`,
  );
  for (const d of lida.porDestino) c.tela.escrever(`    ${inteiro(d.registros)} ${DESTINOS[d.destino]}: ${reais(d.valor)}`);
  return lida;
}
