/** Answers a conformity case of type `tarifa`: a published table, a volume, what is charged and the rows it is made of. */
import { arredondar, mais, textoEscalado, type Fracao } from '../comum/fracao.ts';
import { ok, type Resultado } from '../comum/resultado.ts';
import { calcularConta } from '../faturamento/conta.ts';
import { aplicar, type RegraArredondamento } from '../faturamento/tarifa/arredondamento.ts';
import { calcular, type Calculo } from '../faturamento/tarifa/calculo.ts';
import { dividir, PLANO_PADRAO } from '../faturamento/tarifa/plano.ts';
import { ehCasoDeConta, lerCasoDeConta } from './caso-de-conta.ts';
import { recusado } from './conferir-caso.ts';
import { lerCategorias, lerEsgotoDoCaso, lerRegra, lerVolumeDoCaso } from './ler-caso-de-tarifa.ts';
import { linhasDaTee, linhasDoConsumo } from './linhas-do-caso.ts';

type Caso = Readonly<Record<string, unknown>>;

export const camposComparados = ['agua', 'esgoto', 'tee', 'total', 'faixas'] as const;
/** `esgoto` and `tee` of the case are the rules by which they are charged, not amounts. */
export const camposDeEntrada = ['esgoto', 'tee'] as const;

/** `{agua, esgoto, total, faixas}` as decimal strings, with `tee` where the case is of a bill; or `{recusa}` with the code of the refusal. */
export function responder(caso: Caso): Record<string, unknown> {
  if (ehCasoDeConta(caso)) return responderConta(caso);
  const resultado = calcularCaso(caso);
  if (!resultado.ok) return recusado(resultado.erro);
  const { calculo, regra } = resultado.valor;
  const total = regra.onde === 'NO_TOTAL' ? aplicar(regra, mais(calculo.exatoAgua, calculo.exatoEsgoto)) : mais(calculo.agua, calculo.esgoto);
  return {
    agua: emReais(calculo.agua),
    esgoto: emReais(calculo.esgoto),
    total: emReais(total),
    faixas: calculo.parcelas.flatMap((p) => linhasDoConsumo(p, regra)),
  };
}

/** More than one act, or TEE: the bill as the engine computes it. The rows of the consumption come first, act by act. */
function responderConta(caso: Caso): Record<string, unknown> {
  const entrada = lerCasoDeConta(caso);
  if (!entrada.ok) return recusado(entrada.erro);
  const conta = calcularConta(entrada.valor);
  if (!conta.ok) return recusado(conta.erro);
  const { agua, esgoto, tee, total, calculoAgua, calculoTee } = conta.valor;
  const { regra } = entrada.valor;
  const emTexto = (valor: number): string => textoEscalado(BigInt(valor), 2);
  return {
    agua: emTexto(agua),
    esgoto: emTexto(esgoto),
    tee: emTexto(tee),
    total: emTexto(total),
    faixas: [
      ...(calculoAgua?.parcelas ?? []).flatMap((p) => linhasDoConsumo(p, regra)).map((linha) => ({ ...linha, tee: '0' })),
      ...(calculoTee?.parcelas ?? []).flatMap((p) => linhasDaTee(p, regra)),
    ],
  };
}

interface CasoCalculado {
  readonly calculo: Calculo;
  readonly regra: RegraArredondamento;
}

function calcularCaso(caso: Caso): Resultado<CasoCalculado> {
  const regra = lerRegra(caso.arredondamento);
  if (!regra.ok) return regra;
  const volume = lerVolumeDoCaso(caso.volumeM3);
  if (!volume.ok) return volume;
  const esgoto = lerEsgotoDoCaso(caso.esgoto);
  if (!esgoto.ok) return esgoto;
  const categorias = lerCategorias(caso, esgoto.valor);
  if (!categorias.ok) return categorias;
  const parcelas = dividir(PLANO_PADRAO, categorias.valor, volume.valor);
  if (!parcelas.ok) return parcelas;
  const calculo = calcular(parcelas.valor, regra.valor);
  return calculo.ok ? ok({ calculo: calculo.valor, regra: regra.valor }) : calculo;
}

function emReais(f: Fracao): string {
  return textoEscalado(arredondar(f, 'TRUNCAR', 2), 2);
}
