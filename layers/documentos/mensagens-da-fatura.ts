/** What a bill has to tell its reader, beyond the figures: only from the facts of the bill, so that the same bill always says the same. */
import { centavos, formatarReais, somarTodos } from '../../domain/comum/dinheiro.ts';
import { formatarReferencia } from '../../domain/comum/referencia.ts';
import { referenciaDoNumero } from '../postgres/comum/referencia.ts';
import type { FatosDaFatura as Fatos } from '../postgres/faturamento/dados-das-faturas.ts';
import type { MensagemFatura } from './dados-fatura.ts';

/** Above this share of the average the page itself warns about leaks (TR 14.2). */
const AUMENTO_A_AVISAR = 170;
const AUMENTO_MINIMO_M3 = 5;
/** More than these are only summed. */
const CONTAS_NOMEADAS = 3;

const mes = (numero: number): string => formatarReferencia(referenciaDoNumero(numero));
const reais = (valor: number): string => formatarReais(centavos(valor));

function debitos({ vencidas }: Fatos): readonly MensagemFatura[] {
  const [primeira] = vencidas;
  if (primeira === undefined) return [];
  const total = formatarReais(somarTodos(vencidas.map((v) => centavos(v.valor))));
  const desconsidere = 'Se já pagou, desconsidere este aviso.';
  if (vencidas.length === 1) {
    return [{ tipo: 'debito', titulo: 'Há uma conta vencida', texto: `A conta ${mes(primeira.referencia)}, de ${total} sem multa e correção, não consta como paga. ${desconsidere}` }];
  }
  const quais = vencidas.length <= CONTAS_NOMEADAS ? `: ${vencidas.map((v) => `${mes(v.referencia)} (${reais(v.valor)})`).join(', ')}` : `, a mais antiga de ${mes(primeira.referencia)}`;
  return [{ tipo: 'debito', titulo: `Há ${vencidas.length} contas vencidas`, texto: `Somam ${total} sem multa e correção${quais}. ${desconsidere}` }];
}

function daLeitura({ leitura: l }: Fatos): readonly MensagemFatura[] {
  if (l.tipoConsumo === 2 && !l.lida) {
    return [{ tipo: 'aviso', titulo: 'Conta pela média', texto: 'Não foi possível ler o hidrômetro. A diferença para a leitura real será acertada nas próximas contas. Deixe o hidrômetro acessível.' }];
  }
  if (l.tipoConsumo === 3 && !l.lida) {
    return [{ tipo: 'aviso', titulo: 'Conta pelo mínimo', texto: 'Não foi possível ler o hidrômetro e ainda não há média. A diferença será acertada nas próximas contas. Deixe o hidrômetro acessível.' }];
  }
  const { medido, media } = l;
  if (l.tipoConsumo === 1 && medido !== null && media !== null && media > 0 && medido * 100 > media * AUMENTO_A_AVISAR && medido - media >= AUMENTO_MINIMO_M3) {
    return [{ tipo: 'aviso', titulo: 'Seu consumo subiu', texto: `Foram ${medido} m³; a média é de ${media} m³. Feche os registros e veja se o hidrômetro continua a girar: pode ser vazamento.` }];
  }
  return [];
}

function doCondominio({ saldoDoMaster }: Fatos): readonly MensagemFatura[] {
  if (saldoDoMaster === null) return [];
  const sobra = saldoDoMaster < 0 ? ` As unidades somaram ${-saldoDoMaster} m³ a mais que ele: a diferença passa para o próximo mês.` : '';
  return [{ tipo: 'comunicado', titulo: 'Condomínio', texto: `Do que passou no hidrômetro principal foi descontado o consumo das unidades: esta conta é da parte comum.${sobra}` }];
}

/** The well beside the network has a reading of its own, which the table of readings has no place for. */
function doPoco({ conta, leitura: l }: Fatos): readonly MensagemFatura[] {
  if (conta.tipoFaturamento < 4 || l.poco === null) return [];
  return [{ tipo: 'comunicado', titulo: 'Hidrômetro do poço', texto: `Leitura de ${l.poco} m³; ${conta.volumeTee} m³ cobrados pela tarifa de esgoto especial.` }];
}

/** Debts first. */
export function mensagensDaFatura(f: Fatos): readonly MensagemFatura[] {
  return [...debitos(f), ...daLeitura(f), ...doCondominio(f), ...doPoco(f)];
}
