/** One run: a month of the town under the faults of a seed, and what is found wrong with it. */
import type { BancoDeTeste } from '../../fixture/banco.ts';
import { criarPool, type Pool } from '../../../layers/postgres/conexao.ts';
import { verificarPorCalculo } from '../../../layers/postgres/verificar/por-calculo.ts';
import { verificar } from '../../../layers/postgres/verificar/verificar.ts';
import { criarAleatorio } from '../../../local/semear/aleatorio.ts';
import { diferencas, retratar, type Retrato } from '../apoio/retrato.ts';
import { Agendador } from './agendador.ts';
import { conferirEnvios } from './oraculo.ts';
import { CASOS_DE_USO, type CasosDeUso } from './casos-de-uso.ts';
import { bancoSimulado } from './cidade-simulada.ts';
import type { Transporte } from './fila.ts';
import { Mundo, type Caos } from './mundo.ts';
import { planoDa, VARIANTES, type Plano } from './plano.ts';
import type { Troca } from './tarefa.ts';

/** A bug put in on purpose, by whichever of these says it best. Production code is never touched. */
export interface Planta {
  readonly casos?: (certos: CasosDeUso) => Partial<CasosDeUso>;
  readonly trocas?: readonly Troca[];
  readonly transporte?: Transporte;
  /** Run as superuser on the clone, before anything. */
  readonly sql?: string;
  /** Runs, by name, that the storm always strikes. */
  readonly raio?: RegExp;
}

export interface Corrida {
  readonly semente: number;
  readonly plano: Plano;
  /** What is wrong, each with the name of the check that found it. Empty: nothing. */
  readonly achados: readonly string[];
  readonly falhas: number;
  readonly passos: number;
  readonly diario: readonly string[];
  readonly retrato: Retrato | undefined;
  /** Statements that the planted bug changed; a bug that changed nothing proves nothing. */
  readonly trocadas: number;
}

const ESQUEMA = 65;
const CALMA: Caos = { falha: 0, morteAposOTrabalho: 0, duplicata: 0, paralelos: 1 };
const TEMPESTADE: Caos = { falha: 0.25, morteAposOTrabalho: 0.08, duplicata: 0.35, paralelos: 3 };

/** The month of a variant as it must end, from a run without faults. */
const certos = new Map<number, Promise<Retrato>>();

async function retratoCerto(variante: number): Promise<Retrato> {
  const sabido = certos.get(variante) ?? correr(variante, planoDa(variante), CALMA, {}).then(({ achados, retrato }) => {
    if (achados.length > 0 || retrato === undefined) throw new Error(`a variante ${variante} nem sem falhas acaba bem: ${achados.join('; ')}`);
    return retrato;
  });
  certos.set(variante, sabido);
  return sabido;
}

/** Runs a seed, whole, in a town of its own, and compares it with the undisturbed run of its variant. */
export async function simular(semente: number, planta: Planta = {}): Promise<Corrida> {
  const plano = planoDa(semente % VARIANTES);
  const corrida = await correr(semente, plano, planta.raio === undefined ? TEMPESTADE : { ...TEMPESTADE, raio: planta.raio }, planta);
  if (corrida.retrato === undefined || plano.corrige === 'LIVRE' || corrida.achados.length > 0) return corrida;
  const outras = diferencas(await retratoCerto(plano.variante), corrida.retrato).map((d) => `comparação com a corrida sem falhas: ${d}`);
  return { ...corrida, achados: outras };
}

async function correr(semente: number, plano: Plano, caos: Caos, planta: Planta): Promise<Corrida> {
  const banco = await bancoSimulado();
  const pools = { lote: criarPool({ ...banco.acesso('nascente_lote'), maximo: 12 }), raiz: criarPool({ ...banco.acesso(), maximo: 2 }) };
  const agendador = new Agendador(pools.lote, pools.raiz, planta.trocas ?? []);
  try {
    if (planta.sql !== undefined) await pools.raiz.query(planta.sql);
    const casos = { ...CASOS_DE_USO, ...planta.casos?.(CASOS_DE_USO) };
    const sorte = criarAleatorio(semente, 'simulador');
    const mundo = new Mundo({ plano, casos, transporte: planta.transporte ?? {}, caos, sorte, agendador, leitor: pools.raiz });
    const fim = await mundo.rodar();
    const achados = fim.tipo === 'PAROU' ? [`vivacidade: ${fim.motivo}`] : await conferir(pools.raiz, banco, mundo, planta);
    const retrato = fim.tipo === 'ACABOU' ? await retratar(pools.raiz, { numeros: plano.grupos.length === 1 }) : undefined;
    return { semente, plano, achados, retrato, falhas: agendador.falhas, passos: mundo.passos, diario: mundo.diario, trocadas: agendador.trocadas.size };
  } finally {
    agendador.abandonar();
    await Promise.all(Object.values(pools).map((p) => p.end()));
    await banco.fechar();
  }
}

/** A bug planted by SQL changes the schema: that this is seen (65) says nothing of the bug. */
async function conferir(raiz: Pool, banco: BancoDeTeste, mundo: Mundo, planta: Planta): Promise<readonly string[]> {
  const leitura = banco.pool('nascente_leitura');
  const rompidas = [...(await verificar(leitura)), ...(await verificarPorCalculo(leitura))].filter((v) => v.violacoes > 0 && (v.numero !== ESQUEMA || planta.sql === undefined));
  return [...rompidas.map((v) => `invariante ${v.numero} (${v.nome}): ${JSON.stringify(v.exemplos[0])}`), ...(await conferirEnvios(raiz, mundo.envios))];
}
