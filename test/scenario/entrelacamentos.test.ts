/**
 * Two acts at the same moment, in every way in which one can fall inside the other: the first does so many statements, the second does all
 * that it can, the first goes on. Whatever the order, the cycle must reach its end and the books must be right.
 */
import { describe, expect, it } from 'vitest';
import { criarPool, type Pool } from '../../layers/postgres/conexao.ts';
import { verificarPorCalculo } from '../../layers/postgres/verificar/por-calculo.ts';
import { verificar } from '../../layers/postgres/verificar/verificar.ts';
import { criarBancoDeModelo, type BancoDeTeste } from '../fixture/banco.ts';
import { Agendador } from './simulador/agendador.ts';
import { enviosDurante, faturasNaRua } from './simulador/banco-simulado.ts';
import { CASOS_DE_USO as casos, type ArquivoRecebido } from './simulador/casos-de-uso.ts';
import { bancoSimulado, pendentes } from './simulador/cidade-simulada.ts';
import { AGORA, ANTES, HOJE, leiturasDoGrupo, momento } from './simulador/plano.ts';

const M = momento(HOJE);

/** The cycle of grupo 1 in crítica, with nothing left to decide but the approval. */
interface Cena {
  readonly clonar: () => Promise<BancoDeTeste>;
  readonly ciclo: number;
  readonly rotas: readonly number[];
  readonly cdc: number;
  readonly correcao: ArquivoRecebido;
  readonly retornos: readonly ArquivoRecebido[];
}

async function comPool<T>(banco: BancoDeTeste, papel: 'nascente_lote' | undefined, agir: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = criarPool({ ...banco.acesso(papel), maximo: 4 });
  try {
    return await agir(pool);
  } finally {
    await pool.end();
  }
}

async function montarCena(): Promise<Cena> {
  const banco = await bancoSimulado();
  const cena = await comPool(banco, 'nascente_lote', async (lote) => {
    const [leituras, correcao] = await leiturasDoGrupo(lote, 1, AGORA, 5);
    await casos.receberLeituras(lote, leituras, M);
    await casos.abrirCiclo(lote, 1, AGORA.mes, M);
    const { rows } = await lote.query<{ id: number }>('SELECT id FROM faturamento.ciclo WHERE referencia = $1', [AGORA.mes]);
    const ciclo = rows[0]?.id ?? 0;
    const rotas = await casos.congelarLote(lote, ciclo, M);
    await casos.calcularRotas(lote, ciclo, rotas, M);
    await casos.fecharPrevia(lote, ciclo, M);
    const cdcs = await pendentes(lote, ciclo);
    for (const cdc of cdcs) await casos.decidir(lote, ciclo, cdc, M);
    await casos.publicar(lote, () => Promise.resolve());
    const retornos = enviosDurante(await faturasNaRua(lote, ANTES.mes), HOJE);
    return { ciclo, rotas, correcao, retornos, cdc: cdcs[0] ?? 0 };
  });
  return { ...cena, clonar: criarBancoDeModelo(banco) };
}

let montada: Promise<Cena> | undefined;
const cena = (): Promise<Cena> => (montada ??= montarCena());

type Ato = (pool: Pool, c: Cena) => Promise<unknown>;

const ATOS = {
  'a correção das leituras chega': (pool, { correcao }) => casos.receberLeituras(pool, correcao, M),
  'alguém aprova': (pool, { ciclo }) => casos.aprovar(pool, ciclo, M),
  'alguém devolve uma rota': (pool, { ciclo, rotas }) => casos.devolverRota(pool, ciclo, rotas[0] ?? 0),
  'alguém pede a média de uma ligação': (pool, { ciclo, cdc }) => casos.decidir(pool, ciclo, cdc, M),
  'uma rota devolvida é calculada': (pool, { ciclo, rotas }) => casos.calcularRotas(pool, ciclo, rotas, M),
  'um retorno chega': (pool, { retornos }) => casos.receberRetorno(pool, retornos[0] as ArquivoRecebido, M),
  'o mesmo retorno chega com outro nome': (pool, { retornos }) => casos.receberRetorno(pool, retornos[1] as ArquivoRecebido, M),
} satisfies Record<string, Ato>;

const PARES: readonly (readonly [keyof typeof ATOS, keyof typeof ATOS])[] = [
  ['a correção das leituras chega', 'alguém aprova'],
  ['alguém aprova', 'a correção das leituras chega'],
  ['alguém devolve uma rota', 'alguém aprova'],
  ['alguém aprova', 'alguém devolve uma rota'],
  ['a correção das leituras chega', 'alguém devolve uma rota'],
  ['alguém devolve uma rota', 'a correção das leituras chega'],
  ['uma rota devolvida é calculada', 'a correção das leituras chega'],
  ['a correção das leituras chega', 'uma rota devolvida é calculada'],
  ['um retorno chega', 'o mesmo retorno chega com outro nome'],
];

/** Runs `primeiro` for `comandos` statements, then `segundo` as far as it goes, then both to the end. @returns false when the first had ended before */
async function entrelacar(banco: BancoDeTeste, primeiro: (pool: Pool) => Promise<unknown>, segundo: (pool: Pool) => Promise<unknown>, comandos: number): Promise<boolean> {
  const raiz = criarPool({ ...banco.acesso(), maximo: 2 });
  const lote = criarPool({ ...banco.acesso('nascente_lote'), maximo: 4 });
  try {
    const agendador = new Agendador(lote, raiz, []);
    const erros: unknown[] = [];
    const iniciar = (nome: string, corpo: (pool: Pool) => Promise<unknown>): Promise<void> => {
      agendador.iniciar(nome, null, corpo, (d) => void (d.tipo === 'ERRO' && erros.push(d.erro)));
      return agendador.aquietar();
    };
    const andar = async (nome: string | null, passos: number): Promise<void> => {
      for (let i = 0; i < passos && agendador.vivas > 0; i++) {
        const pronta = agendador.prontas.find((t) => nome === null || t.nome === nome);
        if (pronta === undefined && nome !== null) return;
        if (pronta === undefined) await new Promise((resolver) => setTimeout(resolver, 10));
        pronta?.liberar();
        await agendador.aquietar();
      }
    };
    await iniciar('primeiro', primeiro);
    await andar('primeiro', comandos);
    const aTempo = agendador.vivas > 0;
    await iniciar('segundo', segundo);
    await andar('segundo', Number.POSITIVE_INFINITY);
    await andar(null, Number.POSITIVE_INFINITY);
    expect(erros).toEqual([]);
    return aTempo;
  } finally {
    await Promise.all([raiz.end(), lote.end()]);
  }
}

/** What comes after, without faults: rotas sent back are computed, somebody decides and approves, the bills are issued. */
async function concluir(lote: Pool, { ciclo, rotas }: Cena): Promise<void> {
  await casos.publicar(lote, (efeito) => (efeito.tipo === 'calcular-rota' ? casos.calcularRotas(lote, ciclo, [efeito.conteudo.rota], M).then(() => undefined) : Promise.resolve()));
  for (const cdc of await pendentes(lote, ciclo)) await casos.decidir(lote, ciclo, cdc, M);
  await casos.aprovar(lote, ciclo, M);
  await casos.numerar(lote, ciclo);
  for (const rota of rotas) await casos.emitirRotas(lote, ciclo, [rota], M);
  await casos.concluir(lote, ciclo, M);
  const { rows } = await lote.query<{ situacao: string }>('SELECT situacao FROM faturamento.ciclo WHERE id = $1', [ciclo]);
  expect(rows[0]?.situacao).toBe('EMITIDO');
}

const COMANDOS = 40;
/** Every third place by default; NASCENTE_PASSO=1 tries them all. */
const PASSO = Number(process.env['NASCENTE_PASSO'] ?? 3);

describe('two acts at the same moment', () => {
  it.each(PARES)('%s while %s: the cycle ends and the books are right, wherever one falls inside the other', async (a, b) => {
    const c = await cena();
    const ruins: string[] = [];
    for (let comandos = 0; comandos < COMANDOS; comandos += PASSO) {
      const banco = await c.clonar();
      try {
        const aTempo = await entrelacar(banco, (pool) => ATOS[a](pool, c), (pool) => ATOS[b](pool, c), comandos);
        if (!aTempo) break;
        await comPool(banco, 'nascente_lote', (lote) => concluir(lote, c));
        const leitura = banco.pool('nascente_leitura');
        const rompidas = [...(await verificar(leitura)), ...(await verificarPorCalculo(leitura))].filter((v) => v.violacoes > 0);
        ruins.push(...rompidas.map((v) => `depois do comando ${comandos}: invariante ${v.numero} (${v.nome}): ${JSON.stringify(v.exemplos[0])}`));
      } catch (erro) {
        ruins.push(`depois do comando ${comandos}: ${String(erro)}`);
      } finally {
        await banco.fechar();
      }
    }
    expect(ruins.join('\n')).toBe('');
  });
});
