/**
 * A conformity case that one table does not say: more than one tariff act in the period, or TEE (TR 8.7, 14.1). From its JSON to the input of a bill;
 * what is wrong in it the engine itself refuses, and the field is named from the case.
 */
import { COBRANCAS, ehTipoFaturamento, TIPOS_FATURAMENTO, type TipoFaturamento } from '../cadastro/tipo-faturamento.ts';
import { fracao, UM, ZERO, type Fracao } from '../comum/fracao.ts';
import { atoId } from '../comum/identidades.ts';
import { ok, recusa, todos, type Resultado } from '../comum/resultado.ts';
import type { AtoAplicado, EntradaConta } from '../faturamento/conta.ts';
import type { RegraArredondamento } from '../faturamento/tarifa/arredondamento.ts';
import { lerEconomias, lerVolume, PLANO_PADRAO, type CategoriaFaturada } from '../faturamento/tarifa/plano.ts';
import type { Tabela } from '../faturamento/tarifa/tabela.ts';
import { lerTee, type RegraTee } from '../faturamento/tee.ts';
import { declaracaoDeTabela, textoDecimal } from './caso-de-tarifa.ts';
import { ehRegistro } from './comparar.ts';
import { inteiroDoCaso, lerCategorias, lerEsgotoDoCaso, lerRegra, lerVolumeDoCaso } from './ler-caso-de-tarifa.ts';

type Caso = Readonly<Record<string, unknown>>;

const dito = (dado: unknown): boolean => dado !== undefined && dado !== null;

/** True when the case has a field that only a bill has. */
export function ehCasoDeConta(caso: Caso): boolean {
  return [caso.atos, caso.tee, caso.volumeTeeM3, caso.tipoFaturamento].some(dito);
}

/** `regra` is the rounding of the bill: that of the last act. */
export type CasoDeConta = EntradaConta & { readonly regra: RegraArredondamento };

/**
 * Refusals: `ato/lista-invalida`, `ato/tarifa-fora-do-ato`, `ato/dias-invalidos`, `tee/invalida`, `tee/tipo-desconhecido`,
 * `tarifa/sem-tipo-faturamento`, `tarifa/tipo-faturamento-desconhecido`, and those of the tables, of the sewage, of the TEE and of the volumes.
 */
export function lerCasoDeConta(caso: Caso): Resultado<CasoDeConta> {
  const brutos = lerLista(caso);
  if (!brutos.ok) return brutos;
  const tipo = lerTipo(caso, brutos.valor);
  if (!tipo.ok) return tipo;
  const atos = lerAtos(brutos.valor, dito(caso.atos), tipo.valor);
  if (!atos.ok) return atos;
  const cobra = COBRANCAS[tipo.valor];
  const agua = lerInteiro(caso.volumeM3, 'volumeM3', cobra.agua);
  if (!agua.ok) return agua;
  const tee = lerInteiro(caso.volumeTeeM3, 'volumeTeeM3', cobra.tee && atos.valor.some((a) => a.tee?.tipo !== 'valor'));
  if (!tee.ok) return tee;
  const regra = atos.valor.at(-1)?.arredondamento;
  if (regra === undefined) return recusa('ato/lista-invalida', 'O caso não tem atos.', 'atos');
  return ok({ tipo: tipo.valor, volumeAgua: agua.valor, volumeTee: tee.valor, atos: atos.valor, regra });
}

/** The acts as records, each with what the case says for all of them; without `atos`, the case itself is the only one. */
function lerLista(caso: Caso): Resultado<readonly Caso[]> {
  const { atos, economias, esgoto, arredondamento, tee } = caso;
  if (!dito(atos)) return ok([caso]);
  if (!Array.isArray(atos) || atos.length === 0) return recusa('ato/lista-invalida', 'Os atos do caso são uma lista, na ordem em que vigoraram, com um ao menos.', 'atos');
  // The table of the case would silently charge nothing.
  const fora = ['tarifa', 'categorias'].find((campo) => dito(caso[campo]));
  if (fora !== undefined) return recusa('ato/tarifa-fora-do-ato', 'Quando o caso tem atos, a tarifa de cada um vem dentro dele.', fora);
  return todos(
    atos.map((ato: unknown, i) => (ehRegistro(ato) ? ok({ economias, esgoto, arredondamento, tee, ...ato }) : recusa('ato/lista-invalida', 'O ato do caso não é um objeto.', `atos.${i}`))),
  );
}

/** Water and sewage, when the case does not say; with a TEE it must, since three of the kinds charge it. */
function lerTipo(caso: Caso, atos: readonly Caso[]): Resultado<TipoFaturamento> {
  const tipos = TIPOS_FATURAMENTO.map((t) => `${t} ${COBRANCAS[t].nome}`).join(', ');
  if (!dito(caso.tipoFaturamento)) {
    if (!dito(caso.volumeTeeM3) && !atos.some((a) => dito(a.tee))) return ok(2);
    return recusa('tarifa/sem-tipo-faturamento', `Um caso com TEE diz o que a conta cobra: ${tipos}.`, 'tipoFaturamento');
  }
  const tipo = inteiroDoCaso(caso.tipoFaturamento);
  return ehTipoFaturamento(tipo) ? ok(tipo) : recusa('tarifa/tipo-faturamento-desconhecido', `O tipo de faturamento deve ser um destes: ${tipos}.`, 'tipoFaturamento');
}

/** Each act weighs the exact share of its days; the only one weighs everything. */
function lerAtos(brutos: readonly Caso[], pesados: boolean, tipo: TipoFaturamento): Resultado<readonly AtoAplicado[]> {
  const dias = pesados ? todos(brutos.map((bruto, i) => lerDias(bruto.dias, `atos.${i}.dias`))) : ok([1n]);
  if (!dias.ok) return dias;
  const total = dias.valor.reduce((soma, d) => soma + d, 0n);
  return todos(
    brutos.map((bruto, i) => {
      const ato = lerAto(bruto, tipo);
      if (!ato.ok) return pesados ? { ok: false, erro: { ...ato.erro, campo: ato.erro.campo === undefined ? `atos.${i}` : `atos.${i}.${ato.erro.campo}` } } : ato;
      const peso = pesados ? fracao(dias.valor[i] ?? 0n, total) : UM;
      return ok({ ...ato.valor, ato: atoId(i + 1), peso, plano: PLANO_PADRAO });
    }),
  );
}

function lerDias(dado: unknown, campo: string): Resultado<bigint> {
  const dias = inteiroDoCaso(dado);
  if (Number.isSafeInteger(dias) && dias >= 1) return ok(BigInt(dias));
  return recusa('ato/dias-invalidos', 'Os dias em que o ato vigorou no período são um número inteiro a partir de 1.', campo);
}

function lerAto(bruto: Caso, tipo: TipoFaturamento): Resultado<Pick<AtoAplicado, 'arredondamento' | 'categorias' | 'tee'>> {
  const arredondamento = lerRegra(bruto.arredondamento);
  if (!arredondamento.ok) return arredondamento;
  const tee = lerTeeDoCaso(bruto.tee);
  if (!tee.ok) return tee;
  const esgoto = lerEsgotoDoCaso(bruto.esgoto);
  if (!esgoto.ok) return esgoto;
  const semTabela = tipo === 3 && tee.valor !== null && tee.valor.tipo !== 'esgoto' && !dito(bruto.tarifa) && !dito(bruto.categorias);
  const categorias = semTabela ? ok([semAgua(inteiroDoCaso(bruto.economias ?? 1))]) : lerCategorias(bruto, esgoto.valor);
  if (!categorias.ok) return categorias;
  const economias = todos(categorias.valor.map((c) => lerEconomias(c.economias)));
  if (!economias.ok) return economias;
  return ok({ arredondamento: arredondamento.valor, categorias: categorias.valor, tee: tee.valor });
}

/** Who has only TEE, charged by itself, has no table of water. */
function semAgua(economias: number): CategoriaFaturada {
  const tabela: Tabela = { tipo: 'fixa+cascata', faixas: [], franquia: ZERO, minimo: null, fixo: ZERO };
  return { tarifa: { rotulo: '', tabela, esgoto: null }, economias };
}

function lerTeeDoCaso(dado: unknown): Resultado<RegraTee | null> {
  if (!dito(dado)) return ok(null);
  if (!ehRegistro(dado)) return recusa('tee/invalida', 'A TEE do caso é um objeto com o tipo dela.', 'tee');
  switch (dado.tipo) {
    case 'esgoto':
      return lerTee({ tipo: 'esgoto' });
    case 'valor':
      return lerTee({ tipo: 'valor', valor: textoDecimal(dado.valor) });
    case 'tabela': {
      const tarifa = declaracaoDeTabela(dado.tarifa);
      return tarifa.ok ? lerTee({ tipo: 'tabela', tarifa: tarifa.valor }) : tarifa;
    }
    default:
      return recusa('tee/tipo-desconhecido', 'A TEE deve ser esgoto, tabela ou valor.', 'tee.tipo');
  }
}

/** Whole m³; 0 where the bill has no use for a volume and the case says none. */
function lerInteiro(dado: unknown, campo: string, preciso: boolean): Resultado<number> {
  if (!dito(dado) && !preciso) return ok(0);
  const lido = lerVolumeDoCaso(dado, campo);
  const volume: Resultado<Fracao> = lido.ok ? lerVolume(lido.valor) : lido;
  return volume.ok ? ok(Number(volume.valor.numerador)) : { ok: false, erro: { ...volume.erro, campo } };
}
