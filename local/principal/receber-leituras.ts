import listarArquivosLeitura from '../../events/http/leitura/listar-arquivos-leitura.ts';
import { dataCivil } from '../../domain/comum/data-civil.ts';
import { relatorio, resumoDoArquivo, type RelatorioDeLeituras } from '../cli/atos/importar-leituras.ts';
import { inteiro } from '../cli/texto.ts';
import { pontosDoGrupo } from '../semear/pontos-a-ler.ts';
import { simularLeituras } from '../semear/simular-leituras.ts';
import { deixarNaCaixa, esperar, guardarSimulado, type Simulado } from './caixa-de-entrada.ts';
import type { Cenario } from './cenario.ts';
import { GRUPO } from './demonstracao.ts';
import { dataDaLeitura } from './consultas.ts';

/**
 * The report of the readings of the demonstration's month, if they have been received. A file whose every line was refused brought none, unless it is
 * `nosso`: then there is nothing else to wait for.
 */
async function recebidas({ marina, demonstracao }: Cenario, nosso?: string): Promise<RelatorioDeLeituras | undefined> {
  const { itens } = await marina.chamar(listarArquivosLeitura, { consulta: { grupo: GRUPO, referencia: demonstracao.referencia } });
  const lido = itens.find((a) => a.situacao === 'PROCESSADO' && (a.aceitas > 0 || a.nome === nosso));
  return lido === undefined ? undefined : relatorio(marina, lido.id);
}

async function simular(c: Cenario): Promise<Simulado> {
  const { referencia, semente } = c.demonstracao;
  const data = dataCivil(await dataDaLeitura(c.leitura, GRUPO, referencia));
  const { nome, texto } = simularLeituras({ grupo: GRUPO, referencia, data, semente, pontos: await pontosDoGrupo(c.leitura, GRUPO, data) });
  return { nome, bytes: Buffer.from(texto) };
}

/** Step 1: a reading file falls in the inbox and is received line by line. */
export async function receberLeituras(c: Cenario): Promise<RelatorioDeLeituras> {
  const receber = async (dizer: (texto: string) => void): Promise<RelatorioDeLeituras> => {
    const ja = await recebidas(c);
    if (ja !== undefined) return ja;
    const { nome, bytes } = await guardarSimulado(c.dados, '.txt', () => simular(c));
    const onde = deixarNaCaixa(c.dados, 'leituras', nome, bytes);
    dizer(`${nome} (${inteiro(bytes.length)} bytes) caiu em ${onde}`);
    return esperar('O relatório das leituras', () => recebidas(c, nome));
  };
  const lidas = await c.tela.passo('Leituras', receber, ({ arquivo }) => `${arquivo.nome}: ${resumoDoArquivo(arquivo)}`);
  for (const l of lidas.linhas.itens.filter((x) => x.resultado === 'RECUSADA')) c.tela.escrever(`    Recusada: ${l.mensagem}`);
  return lidas;
}
