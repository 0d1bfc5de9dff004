import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataCivil } from '../../../domain/comum/data-civil.ts';
import { referencia as lerReferencia } from '../../../domain/comum/referencia.ts';
import { criarRelogio } from '../../../layers/runtime/relogio.ts';
import { deixarNaCaixa } from '../../principal/caixa-de-entrada.ts';
import { dataDaLeitura, proximaSemLeituras } from '../../principal/consultas.ts';
import { pontosDoGrupo } from '../../semear/pontos-a-ler.ts';
import { simularLeituras, type Acontecimento } from '../../semear/simular-leituras.ts';
import { dataDaVisita } from '../../simular/data-da-visita.ts';
import { comBanco } from '../acesso-ao-banco.ts';
import { FalhaDoComando } from '../falhas.ts';
import { caminhoDigitado, diretorioDados } from '../onde.ts';
import { contarAcontecimentos } from '../texto.ts';

interface Pedido {
  readonly grupo: number;
  readonly referencia?: string;
  readonly semente: number;
  readonly semAnomalias?: boolean;
  readonly arquivo?: string;
  readonly dados?: string;
}

export const ACONTECIMENTOS: Readonly<Record<Acontecimento, string>> = {
  NORMAL: 'leitura normal',
  VAZAMENTO: 'vazamento',
  QUEDA: 'queda de consumo',
  LEITURA_MENOR: 'leitura menor que a anterior',
  SEM_ACESSO: 'sem acesso',
  PARADO: 'hidrômetro parado',
  NAO_VISITADA: 'não visitada',
  MASTER_NEGATIVO: 'master abaixo dos dependentes',
  MEDIDOR_TROCADO: 'hidrômetro trocado',
  LINHA_REPETIDA: 'linha repetida',
  DATA_IMPOSSIVEL: 'data impossível',
  LIGACAO_DESCONHECIDA: 'ligação desconhecida',
};

/** `nascente simular leituras`: what the contractor would send for the grupo. */
export async function simularLeiturasDoGrupo(o: Pedido): Promise<void> {
  const hoje = criarRelogio(join(diretorioDados(o.dados), 'relogio.json')).hoje();
  const simulado = await comBanco(o, 'nascente_leitura', async (pool) => {
    const referencia = o.referencia ?? (await proximaSemLeituras(pool, o.grupo));
    if (referencia === undefined) throw new FalhaDoComando(`O grupo ${o.grupo} não tem mês por ler no cronograma. Confira o grupo, ou diga --referencia.`);
    const data = dataDaVisita(dataCivil(await dataDaLeitura(pool, o.grupo, referencia)), hoje);
    const pontos = await pontosDoGrupo(pool, o.grupo, data);
    return simularLeituras({ grupo: o.grupo, referencia: lerReferencia(referencia), data, semente: o.semente, pontos, comAnomalias: o.semAnomalias !== true });
  });
  if (o.arquivo === undefined) {
    console.log(`Na caixa de entrada: ${deixarNaCaixa(diretorioDados(o.dados), 'leituras', simulado.nome, simulado.texto)}`);
  } else {
    writeFileSync(caminhoDigitado(o.arquivo), simulado.texto);
    console.log(caminhoDigitado(o.arquivo));
  }
  console.log(contarAcontecimentos(simulado.acontecimentos, ACONTECIMENTOS));
}
