/** One rota of the town, whole: its streets, people, ligações, meters and thirteen months of readings. Depends on no other rota. */
import { comporInscricao } from '../../domain/cadastro/inscricao.ts';
import { somarDias, somarMesesNaData, type DataCivil } from '../../domain/comum/data-civil.ts';
import { somarMeses, type Referencia } from '../../domain/comum/referencia.ts';
import { criarAleatorio, type Aleatorio } from './aleatorio.ts';
import { MESES } from './consumo.ts';
import { datasDoGrupo } from './cronograma.ts';
import { NOMES_DE_LOGRADOURO, TIPOS_DE_LOGRADOURO } from './dados/nomes.ts';
import { MES_DA_LIGACAO_NOVA } from './hidrometros.ts';
import { distribuirPerfis, type Lote } from './lotes.ts';
import { medirRota, type Meses } from './medicao.ts';
import { gerarPessoa } from './pessoas.ts';
import type { RotaPlanejada } from './plano.ts';
import type { LinhaLigacao, LinhaLogradouro, LinhaPessoa, RotaGerada } from './tipos.ts';
import type { Avaliador } from './valores.ts';

export interface Cenario {
  readonly semente: number;
  /** The next month to be billed: history ends in the month before it. */
  readonly referencia: Referencia;
  readonly grupos: number;
  readonly rotas: number;
  readonly feriadosLocais: readonly DataCivil[];
  /** Of the reading of the first grupo. */
  readonly primeiroDiaUtil: number;
  readonly avaliar: Avaliador;
}

const PRIMEIRO_CDC = 100_001;
const CASAS_POR_QUADRA = 24;

/** CDC of the n-th ligação of the town, from 0. */
export function cdcDe(indice: number): number {
  return PRIMEIRO_CDC + indice;
}

export function gerarRota(cenario: Cenario, rota: RotaPlanejada): RotaGerada {
  const sorte = criarAleatorio(cenario.semente, 'rota', rota.id);
  const lotes = distribuirPerfis(sorte, rota, cenario.rotas);
  const logradouros = ruas(sorte, rota);
  const meses = calendarioDaRota(cenario, rota);
  const pessoas: LinhaPessoa[] = [];
  const ligacoes = lotes.map((lote, i) => ligacao({ sorte, rota, lote, i, meses, logradouro: logradouros[Math.floor(i / CASAS_POR_QUADRA)], pessoas }));
  const medidas = medirRota({ sorte, rota, lotes, ligacoes, meses, avaliar: cenario.avaliar });
  return {
    rota: { id: rota.id, grupo: rota.grupo, numero: rota.numero, localidade: rota.localidade, setor: rota.setor },
    logradouros,
    pessoas,
    ligacoes,
    economias: lotes.flatMap(({ perfil }, i) =>
      perfil.economias.map(([subcategoria, quantidade]) => ({ cdc: cdcDe(rota.deslocamento + i), subcategoria, quantidade })),
    ),
    dependentes: lotes.flatMap(({ master }, i) =>
      master === undefined ? [] : [{ dependente: cdcDe(rota.deslocamento + i), master: cdcDe(rota.deslocamento + master), desde: desdeDo(ligacoes, master), unidade: `Unidade ${i - master}` }],
    ),
    ...medidas,
  };
}

function desdeDo(ligacoes: readonly LinhaLigacao[], i: number): DataCivil {
  const achada = ligacoes[i];
  if (achada === undefined) throw new Error('dependente sem master');
  return achada.desde;
}

function calendarioDaRota({ referencia, grupos, feriadosLocais, primeiroDiaUtil }: Cenario, { grupo }: RotaPlanejada): Meses {
  const todas = Array.from({ length: MESES + 1 }, (_, i) => somarMeses(referencia, i - MESES));
  return { referencias: todas.slice(0, MESES), datas: todas.map((r) => datasDoGrupo(grupo, grupos, r, feriadosLocais, primeiroDiaUtil).leituraPrevista) };
}

function ruas(sorte: Aleatorio, rota: RotaPlanejada): LinhaLogradouro[] {
  return Array.from({ length: Math.ceil(rota.tamanho / CASAS_POR_QUADRA) }, (_, i) => ({
    id: rota.id * 100 + i + 1,
    tipo: sorte.pesado(TIPOS_DE_LOGRADOURO),
    nome: sorte.escolher(NOMES_DE_LOGRADOURO),
    bairro: rota.bairro,
    setor: rota.setor,
    cep: `18${String((rota.id * 97) % 1_000).padStart(3, '0')}${String(i * 10).padStart(3, '0')}`,
  }));
}

function inscricaoDe(rota: RotaPlanejada, i: number): string {
  const partes = [[rota.setor, 2], [rota.grupo, 2], [rota.numero, 3], [Math.floor(i / CASAS_POR_QUADRA) + 1, 3], [(i % CASAS_POR_QUADRA) + 1, 3]] as const;
  const composta = comporInscricao(partes.map(([valor, casas]) => String(valor).padStart(casas, '0')).join(''));
  if (!composta.ok) throw new Error(composta.erro.mensagem);
  return composta.valor;
}

interface NovaLigacao {
  readonly sorte: Aleatorio;
  readonly rota: RotaPlanejada;
  readonly lote: Lote;
  readonly i: number;
  readonly meses: Meses;
  readonly logradouro: LinhaLogradouro | undefined;
  /** Grows: the holder is added, unless a neighbour owns this one too. */
  readonly pessoas: LinhaPessoa[];
}

function ligacao({ sorte, rota, lote: { perfil, master }, i, meses, logradouro, pessoas }: NovaLigacao): LinhaLigacao {
  if (logradouro === undefined) throw new Error('ligação sem logradouro');
  const dono = pessoas.at(-1);
  const mesmoDono = dono?.documentoTipo === 'CPF' && perfil.categoria === 1 && perfil.dependentes === undefined && sorte.chance(0.05);
  const titular = mesmoDono ? dono : gerarPessoa(sorte, rota.deslocamento + i + 1, perfil.categoria, perfil.dependentes !== undefined);
  if (!mesmoDono) pessoas.push(titular);
  const nova = perfil.anomalia === 'SEM_HISTORICO';
  const referenciaDaObra = meses.datas[nova ? MES_DA_LIGACAO_NOVA : 0];
  if (referenciaDaObra === undefined) throw new Error('calendário vazio');
  const naQuadra = i % CASAS_POR_QUADRA;
  const semAgua = perfil.tipoFaturamento === 3;
  return {
    cdc: cdcDe(rota.deslocamento + i),
    inscricao: inscricaoDe(rota, i),
    pessoa: titular.id,
    logradouro: logradouro.id,
    numero: String(10 + naQuadra * 12 + sorte.inteiro(0, 8)),
    complemento: master === undefined ? (perfil.economias.length === 1 || !sorte.chance(0.5) ? null : 'Térreo') : `Apto ${100 * (1 + Math.floor((i - master - 1) / 4)) + ((i - master - 1) % 4) + 1}`,
    localidade: rota.localidade,
    setor: rota.setor,
    rota: rota.id,
    sequencia: (i + 1) * 10,
    situacao: perfil.situacao,
    tipoLigacao: perfil.medidorDeRede || perfil.medidorDePoco ? 'HIDROMETRADA' : 'CONSUMO_FIXO',
    tipoFaturamento: perfil.tipoFaturamento,
    consumoFixoM3: perfil.consumoFixoM3 ?? (semAgua && !perfil.medidorDePoco ? 0 : null),
    teeVolumeM3: perfil.teeVolumeM3,
    // Somebody's dependents are as old as the building: the master's date rules for them.
    desde: nova ? somarDias(referenciaDaObra, 5) : somarDias(somarMesesNaData(referenciaDaObra, -12 * sorte.inteiro(1, 14)), sorte.inteiro(-60, -1)),
  };
}
