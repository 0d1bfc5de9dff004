/** Thirteen months of one rota: what was used, what the meters showed, what the readers brought and what the bills came to. */
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import type { Referencia } from '../../domain/comum/referencia.ts';
import { economiasPorCategoria } from '../../domain/faturamento/ato.ts';
import type { Aleatorio } from './aleatorio.ts';
import { consumoBase, consumosDoMaster, consumosReais, MESES } from './consumo.ts';
import { SUBCATEGORIAS } from './dados/categorias.ts';
import { medirPonto, type Ponto } from './hidrometros.ts';
import { lerPonto, type PontoLido } from './leituras.ts';
import type { Lote } from './lotes.ts';
import type { RotaPlanejada } from './plano.ts';
import type { LinhaConsumo, LinhaHidrometro, LinhaInstalacao, LinhaLeitura, LinhaLigacao, Medicao } from './tipos.ts';
import type { Avaliador } from './valores.ts';

export interface Meses {
  readonly referencias: readonly Referencia[];
  /** One more than `referencias`: the reading to come. */
  readonly datas: readonly DataCivil[];
}

interface Rota {
  readonly sorte: Aleatorio;
  readonly rota: RotaPlanejada;
  readonly lotes: readonly Lote[];
  /** In the order of `lotes`. */
  readonly ligacoes: readonly LinhaLigacao[];
  readonly meses: Meses;
  readonly avaliar: Avaliador;
}

export interface Medidas {
  readonly hidrometros: LinhaHidrometro[];
  readonly instalacoes: LinhaInstalacao[];
  readonly leituras: LinhaLeitura[];
  readonly consumos: LinhaConsumo[];
}

const NENHUM_PONTO: PontoLido = { leituras: [], ultima: undefined, consumos: [], faturados: [] };
const MESES_DE_CONTA = MESES - 1;
const CATEGORIA_DA_SUBCATEGORIA = new Map(SUBCATEGORIAS.map(({ id, categoria }) => [id, categoria]));

export function medirRota(tudo: Rota): Medidas {
  const { sorte, lotes, ligacoes, meses } = tudo;
  const mesInicial = Number(meses.referencias[0]?.slice(5, 7));
  const reais = lotes.map(({ perfil }) => consumosReais(sorte, perfil, consumoBase(sorte, perfil), mesInicial));
  const medidas: Medidas = { hidrometros: [], instalacoes: [], leituras: [], consumos: [] };
  ligacoes.forEach((ligacao, i) => {
    const perfil = lotes[i]?.perfil;
    if (perfil === undefined) throw new Error('ligação sem perfil');
    const filhos = perfil.dependentes ?? 0;
    const daRede = () => (filhos > 0 ? consumosDoMaster(sorte, reais.slice(i + 1, i + 1 + filhos)) : (reais[i] ?? []));
    const doPoco = () => consumosReais(sorte, perfil, consumoBase(sorte, perfil), mesInicial);
    const comMedidor = perfil.situacao !== 'INATIVA';
    const rede = comMedidor && perfil.medidorDeRede ? medir(tudo, medidas, i, 1, daRede()) : NENHUM_PONTO;
    const poco = comMedidor && perfil.medidorDePoco ? medir(tudo, medidas, i, 2, doPoco()) : NENHUM_PONTO;
    medidas.consumos.push(resumir(tudo, i, ligacao, rede, poco));
  });
  return medidas;
}

/** Installs, turns and reads one meter, adding its rows. */
function medir({ sorte, rota, lotes, ligacoes, meses }: Rota, medidas: Medidas, i: number, medicao: Medicao, consumos: readonly number[]): PontoLido {
  const ligacao = ligacoes[i];
  if (ligacao === undefined) throw new Error('medidor sem ligação');
  const primeiroId = (rota.deslocamento + i) * 4 + (medicao - 1) * 2 + 1;
  const ponto: Ponto = {
    cdc: ligacao.cdc,
    medicao,
    anomalia: medicao === 1 ? (lotes[i]?.perfil.anomalia ?? 'NENHUMA') : 'NENHUMA',
    ids: [primeiroId, primeiroId + 1],
    desde: ligacao.desde,
    consumos,
    datas: meses.datas,
  };
  const medido = medirPonto(sorte, ponto);
  // The town is invented, and so is where it lies.
  const local = { sequencia: i, latitude: -23.5 - rota.id / 500 - i / 200_000, longitude: -47.45 - (rota.id % 20) / 250 - i / 300_000 };
  const lido = lerPonto(sorte, ponto, medido, rota.id, local, meses.referencias);
  medidas.hidrometros.push(...medido.hidrometros);
  medidas.instalacoes.push(...medido.instalacoes);
  medidas.leituras.push(...lido.leituras);
  return lido;
}

function resumir(tudo: Rota, i: number, ligacao: LinhaLigacao, rede: PontoLido, poco: PontoLido): LinhaConsumo {
  const referencia = tudo.meses.referencias.at(-1);
  if (referencia === undefined) throw new Error('calendário vazio');
  return {
    cdc: ligacao.cdc,
    referencia,
    leitura: rede.ultima?.valor ?? null,
    data: rede.ultima?.data ?? null,
    leituraPoco: poco.ultima?.valor ?? null,
    dataPoco: poco.ultima?.data ?? null,
    consumos: rede.consumos,
    consumosPoco: poco.consumos,
    valores: valoresDe(tudo, i, ligacao, rede.faturados, poco.faturados),
  };
}

/** Totals of the bills of the past, most recent first: as many as there are consumptions, twelve where a fixed volume is billed. */
function valoresDe({ lotes, meses, avaliar }: Rota, i: number, ligacao: LinhaLigacao, rede: readonly number[], poco: readonly number[]): number[] {
  const semPassado = ligacao.situacao === 'INATIVA' || ligacao.situacao === 'PROVISORIA';
  if (semPassado) return [];
  const quantos = rede.length > 0 ? rede.length : poco.length > 0 ? poco.length : MESES_DE_CONTA;
  const economias = economiasPorCategoriaDo(lotes[i]);
  return Array.from({ length: quantos }, (_, atras) => {
    const mes = MESES - 1 - atras;
    const [de, ate] = [meses.datas[mes - 1], meses.datas[mes]];
    if (de === undefined || ate === undefined) throw new Error('mês sem data de leitura');
    const agua = rede[atras] ?? ligacao.consumoFixoM3 ?? 0;
    return avaliar(ligacao.tipoFaturamento, economias, { de, ate, agua, tee: poco[atras] ?? ligacao.teeVolumeM3 ?? 0 });
  });
}

function economiasPorCategoriaDo(lote: Lote | undefined) {
  return economiasPorCategoria(lote?.perfil.economias.flat() ?? [], CATEGORIA_DA_SUBCATEGORIA);
}
