/** The meters of one point of measurement: which was installed when, and what its dial showed. */
import { somarDias, type DataCivil } from '../../domain/comum/data-civil.ts';
import type { Aleatorio } from './aleatorio.ts';
import { MESES } from './consumo.ts';
import type { Anomalia } from './perfis.ts';
import type { LinhaHidrometro, LinhaInstalacao, Medicao } from './tipos.ts';

export interface Ponto {
  readonly cdc: number;
  readonly medicao: Medicao;
  readonly anomalia: Anomalia;
  /** Ids reserved for this point: the first meter and the one that may follow it. */
  readonly ids: readonly [number, number];
  readonly desde: DataCivil;
  /** m³ a month, oldest first. */
  readonly consumos: readonly number[];
  /** Reading dates of the {@link MESES} months, and of the month to come last. */
  readonly datas: readonly DataCivil[];
}

/** What the dial shows on each reading day. */
export interface Mostrador {
  readonly hidrometro: number;
  readonly valor: number;
}

export interface PontoMedido {
  readonly hidrometros: readonly LinhaHidrometro[];
  readonly instalacoes: readonly LinhaInstalacao[];
  readonly mostradores: readonly Mostrador[];
  readonly digitos: number;
}

/** A new ligação (`SEM_HISTORICO`) is installed, its dial at zero, just after the reading of this month of the history. */
export const MES_DA_LIGACAO_NOVA = 10;

const VAZOES = [
  { classe: 'A', vazao: 'Q3 2,5 m³/h', ate: 60 },
  { classe: 'B', vazao: 'Q3 4,0 m³/h', ate: 300 },
  { classe: 'C', vazao: 'Q3 10 m³/h', ate: 1_500 },
  { classe: 'D', vazao: 'Q3 25 m³/h', ate: Number.POSITIVE_INFINITY },
] as const;

function digitosPara(sorte: Aleatorio, maior: number): number {
  if (maior <= 60) return sorte.pesado([[4, 72], [5, 23], [6, 5]]);
  return maior <= 600 ? sorte.pesado([[5, 60], [6, 40]]) : sorte.pesado([[6, 60], [7, 40]]);
}

function hidrometro(id: number, maior: number, digitos: number, ano: number): LinhaHidrometro {
  const tipo = VAZOES.find(({ ate }) => maior <= ate) ?? VAZOES[3];
  const fabricante = String.fromCharCode(65 + Math.floor(id / 1_000_000));
  return {
    id,
    numero: `${tipo.classe}${String(ano % 100).padStart(2, '0')}${fabricante}${String(id % 1_000_000).padStart(6, '0')}`,
    digitos,
    fabricadoEm: ano,
    vazao: tipo.vazao,
    situacao: 'INSTALADO',
  };
}

/** The dial on the first reading day: by age, or where it must be for the wheel to turn when the anomaly wants it to. */
function inicioDoMostrador(sorte: Aleatorio, { anomalia, consumos }: Ponto, capacidade: number): number {
  const somar = (ate: number) => consumos.slice(1, ate + 1).reduce((soma, c) => soma + c, 0);
  const usados = somar(MESES - 1);
  if (anomalia === 'SEM_HISTORICO') return mod(-somar(MES_DA_LIGACAO_NOVA), capacidade);
  const mensal = Math.max(2, Math.round(usados / (MESES - 1)));
  if (anomalia === 'QUASE_VIRANDO') return mod(capacidade - sorte.inteiro(1, Math.max(1, Math.floor(mensal / 2))) - usados, capacidade);
  if (anomalia === 'VIROU') return mod(capacidade - Math.max(1, Math.floor(usados / 2)), capacidade);
  return sorte.inteiro(1, Math.max(2, Math.floor(capacidade * 0.6)));
}

function mod(valor: number, divisor: number): number {
  return ((valor % divisor) + divisor) % divisor;
}

/** Installs the meter, turns its dial for {@link MESES} months, changes it when the anomaly says so. */
export function medirPonto(sorte: Aleatorio, ponto: Ponto): PontoMedido {
  const { anomalia, cdc, medicao, consumos, datas, desde, ids } = ponto;
  const maior = Math.max(...consumos);
  const digitos = digitosPara(sorte, maior);
  const capacidade = 10 ** digitos;
  const anoDe = (data: DataCivil) => Number(data.slice(0, 4)) - 1;
  const primeiro = hidrometro(ids[0], maior, digitos, anoDe(desde));
  const troca = anomalia === 'TROCADO' ? sorte.inteiro(3, 9) : anomalia === 'TROCA_NO_MES' ? MESES : undefined;

  const mostradores: Mostrador[] = [];
  let valor = inicioDoMostrador(sorte, ponto, capacidade);
  let ativo = primeiro.id;
  let retirada: { data: DataCivil; valor: number } | undefined;
  for (let mes = 0; mes <= MESES; mes++) {
    const usado = mes === 0 ? 0 : (consumos[mes] ?? consumos[mes - 1] ?? 0);
    if (mes === troca) {
      const antes = Math.floor(usado / 2);
      retirada = { data: diaDaTroca(datas, mes), valor: mod(valor + antes, capacidade) };
      ativo = ids[1];
      valor = usado - antes;
    } else {
      valor = mod(valor + usado, capacidade);
    }
    if (mes < MESES) mostradores.push({ hidrometro: ativo, valor });
  }

  const instalacao = { cdc, medicao, leituraRetirada: null, leituraInstalacao: 0, ate: null };
  if (retirada === undefined) {
    return { hidrometros: [primeiro], instalacoes: [{ ...instalacao, hidrometro: primeiro.id, de: desde }], mostradores, digitos };
  }
  return {
    hidrometros: [{ ...primeiro, situacao: 'MANUTENCAO' }, hidrometro(ids[1], maior, digitos, anoDe(retirada.data) + 1)],
    instalacoes: [
      { ...instalacao, hidrometro: primeiro.id, de: desde, ate: retirada.data, leituraRetirada: retirada.valor },
      { ...instalacao, hidrometro: ids[1], de: retirada.data },
    ],
    mostradores,
    digitos,
  };
}

/** Ten days after the reading before it: always before the next one. */
function diaDaTroca(datas: readonly DataCivil[], mes: number): DataCivil {
  const anterior = datas[mes - 1];
  if (anterior === undefined) throw new Error('troca de hidrômetro sem leitura anterior');
  return somarDias(anterior, 10);
}
