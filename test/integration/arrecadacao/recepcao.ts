/** The reception of return files on the real functions, over the open bills of the town. */
import { beforeEach } from 'vitest';
import { receber } from '../../../functions/arrecadacao/receber-retorno/receber.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { arquivos, contasAbertas, fotografia, type ContaAberta } from './apoio.ts';

export function comRecepcao() {
  const casa = comFuncoes('nascente_lote');
  let contas: readonly ContaAberta[] = [];
  let proxima = 0;
  let chegadas = 0;
  beforeEach(async () => {
    casa().relogio.mudar(CIDADE.hoje);
    if (contas.length === 0) contas = await contasAbertas(casa().lote);
  });
  const deps = () => ({ pool: casa().lote, relogio: casa().relogio, guarda: 'guarda' });
  const um = async <T>(sql: string, ...valores: unknown[]): Promise<T | undefined> => (await casa().lote.query(sql, valores)).rows[0] as T | undefined;
  return {
    casa,
    deps,
    um,
    contas: () => contas,
    /** An open bill that no other test uses. */
    conta: (): ContaAberta => {
      const achada = contas[proxima++];
      if (achada === undefined) throw new Error('acabaram as contas abertas da cidade');
      return achada;
    },
    chegar: (bytes: Uint8Array, nome = `retorno-${++chegadas}.ret`) => receber(deps(), { nome, entrada: { chave: `retornos/${nome}`, versao: String(++chegadas) }, bytes }),
    ultimo: async () => (await arquivos(casa().lote)).at(-1),
    foto: () => fotografia(casa().lote),
    pagamentosDe: async (aviso: number) =>
      (await casa().lote.query<{ valor: number; quitado: number; destino: number }>('SELECT valor, quitado, destino FROM arrecadacao.pagamento WHERE aviso = $1 ORDER BY id', [aviso])).rows,
    aberta: async (aviso: number) => (await um('SELECT 1 FROM faturamento.fatura_aberta WHERE aviso = $1', aviso)) !== undefined,
  };
}
