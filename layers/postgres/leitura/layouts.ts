import type { Layout } from '../../../domain/leitura/arquivo/layout.ts';
import { LAYOUT_NASCENTE } from '../../../domain/leitura/arquivo/layout.ts';
import type { Executor } from '../conexao.ts';

/** Our own layout and those of the contractors. */
export async function layoutsAtivos(banco: Executor): Promise<readonly Layout[]> {
  const { rows } = await banco.query<{ codigo: string; nome: string; definicao: Omit<Layout, 'codigo' | 'nome'> }>(
    'SELECT codigo, nome, definicao FROM leitura.layout WHERE ativo ORDER BY codigo',
  );
  return [LAYOUT_NASCENTE, ...rows.filter((r) => r.codigo !== LAYOUT_NASCENTE.codigo).map((r) => ({ ...r.definicao, codigo: r.codigo, nome: r.nome }))];
}
