import { criarPool } from '../../layers/postgres/conexao.ts';
import { comClone } from '../banco/clone.ts';
import type { ServidorDoBench } from '../banco/servidor.ts';
import { DA_PREVIA, digerir, DO_MES, Invalido } from '../conferir.ts';
import type { Trabalhadores } from '../trabalhadores.ts';
import { calcularMes, decidirCritica, emitirMes, gruposDoMes } from './mes.ts';

/** Workers and rotas in a batch: one by one, as in production, more workers than cores, and a whole grupo at once. */
const MANEIRAS = [
  [1, 1],
  [2, 4],
  [4, 2],
  [1, 1_000],
] as const;
export const MAIS_TRABALHADORES = 4;

/** The same month by several ways gives the same rows. @returns how many ways were compared */
export async function provarDeterminismo(servidor: ServidorDoBench, cidade: string, trabalhadores: Trabalhadores): Promise<number> {
  const digests = new Set<string>();
  for (const [quantos, rotasPorLote] of MANEIRAS) {
    await comClone(servidor, cidade, async (banco) => {
      const acesso = servidor.acesso(banco, 'nascente_lote');
      const pool = criarPool(acesso);
      const admin = await servidor.administrador(banco);
      await trabalhadores.conectar(acesso, quantos);
      try {
        const turma = { trabalhadores, quantos, rotasPorLote };
        const ciclos = await calcularMes(pool, turma, await gruposDoMes(pool));
        const previas = await digerir(admin, DA_PREVIA);
        await decidirCritica(pool);
        await emitirMes(pool, turma, ciclos);
        digests.add(`${previas} ${await digerir(admin, DO_MES)}`);
      } finally {
        await trabalhadores.soltar();
        await pool.end();
        await admin.end();
      }
    });
  }
  if (digests.size !== 1) throw new Invalido(`o mesmo mês por ${MANEIRAS.length} caminhos deu ${digests.size} resultados`);
  return MANEIRAS.length;
}
