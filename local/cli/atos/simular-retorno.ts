import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VersaoEscrita } from '../../../domain/arrecadacao/febraban150/escrever-retorno.ts';
import { calendarioDoBanco } from '../../../layers/postgres/comum/calendario.ts';
import { criarRelogio } from '../../../layers/runtime/relogio.ts';
import { deixarNaCaixa } from '../../principal/caixa-de-entrada.ts';
import { contasAbertas, convenioDoBanco } from '../../simular/contas-abertas.ts';
import { simularRetorno } from '../../simular/retorno.ts';
import type { Acontecimento } from '../../simular/sortear-pagamentos.ts';
import { comBanco } from '../acesso-ao-banco.ts';
import { FalhaDoComando } from '../falhas.ts';
import { caminhoDigitado, diretorioDados } from '../onde.ts';
import { comando, contarAcontecimentos, quantos, reais } from '../texto.ts';

interface Pedido {
  readonly ciclo?: number;
  readonly convenio?: number;
  readonly semente: number;
  readonly nsa?: number;
  readonly versao?: VersaoEscrita;
  readonly semAnomalias?: boolean;
  readonly arquivo?: string;
  readonly dados?: string;
}

export const ACONTECIMENTOS: Readonly<Record<Acontecimento, string>> = {
  EM_DIA: 'em dia',
  ATRASADA: 'em atraso',
  FORA_DA_VALIDADE: 'depois da validade',
  A_MAIOR: 'a maior',
  A_MENOR: 'a menor',
  DUAS_VEZES: 'pagos duas vezes',
  FATURA_DESCONHECIDA: 'de conta desconhecida',
  DIGITO_ERRADO: 'com dígito errado',
  OUTRA_EMPRESA: 'de outra empresa',
};

/** `nascente simular retorno`: what a bank would send today of the open bills. */
export async function simularRetornoDoBanco(o: Pedido): Promise<void> {
  const hoje = criarRelogio(join(diretorioDados(o.dados), 'relogio.json')).hoje();
  const simulado = await comBanco(o, 'nascente_leitura', async (pool) => {
    const convenio = await convenioDoBanco(pool, o.convenio ?? null, o.versao);
    if (convenio === null) throw new FalhaDoComando('Não há esse convênio. Sem --convenio, é aquele pelo qual as contas são emitidas.');
    const contas = await contasAbertas(pool, o.ciclo ?? null);
    if (o.ciclo !== undefined && contas.length === 0) throw new FalhaDoComando(`O ciclo ${o.ciclo} não tem conta em aberto. Confira o número em "${comando('ciclo listar')}", ou rode sem --ciclo, que vale para todas as contas em aberto.`);
    return simularRetorno({ convenio, contas, hoje, calendario: await calendarioDoBanco(pool), semente: o.semente, comAnomalias: o.semAnomalias !== true, ...(o.nsa === undefined ? {} : { nsa: o.nsa }) });
  });
  if (o.arquivo === undefined) {
    console.log(`Na caixa de entrada: ${deixarNaCaixa(diretorioDados(o.dados), 'retornos', simulado.nome, simulado.bytes)}`);
  } else {
    writeFileSync(caminhoDigitado(o.arquivo), simulado.bytes);
    console.log(caminhoDigitado(o.arquivo));
  }
  console.log(`${quantos(simulado.pagamentos, 'pagamento', 'pagamentos')}, ${reais(simulado.valor)} (${contarAcontecimentos(simulado.acontecimentos, ACONTECIMENTOS)})`);
}
