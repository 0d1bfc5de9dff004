import { lerBusca, type BuscaPorNumero } from '../../../domain/cadastro/busca.ts';
import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/cadastro/buscar-ligacoes.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { buscarPorNumero, buscarPorPalavras } from '../../../layers/postgres/cadastro/buscar-ligacoes.ts';
import { anotarCpfSemDono, podeBuscarCpf } from '../../../layers/postgres/cadastro/buscas-sem-dono.ts';
import type { Autor } from '../../../layers/postgres/comum/auditoria.ts';
import type { Pool } from '../../../layers/postgres/conexao.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

/** The keys are read only when a whole document was typed. */
export const handler = operacao(contrato, deps, async ({ consulta: { busca, pagina, porPagina }, quem }, { pool, protecao }) => {
  const lida = lerBusca(busca);
  const qual = { pagina, porPagina };
  if (lida.tipo === 'PALAVRAS') return ok({ ...(await buscarPorPalavras(pool, lida.texto, qual)), ...qual });
  const indices = lida.documento === null ? [] : (await protecao()).indices(lida.documento);
  if (lida.documento?.tipo === 'CPF') return porCpf(pool, quem, { lida, indices, qual });
  return ok({ ...(await buscarPorNumero(pool, lida, indices, qual)), ...qual });
});

/** That nobody was found is written down before it is answered: trying numbers until one is found is how a mask would be undone. */
function porCpf(pool: Pool, quem: Autor, { lida, indices, qual }: { readonly lida: BuscaPorNumero; readonly indices: readonly Buffer[]; readonly qual: { readonly pagina: number; readonly porPagina: number } }) {
  return emTransacao(pool, async (cliente) => {
    const demais = await podeBuscarCpf(cliente, quem);
    if (demais !== undefined) return demais;
    const achadas = await buscarPorNumero(cliente, lida, indices, qual);
    if (achadas.total === 0) await anotarCpfSemDono(cliente, quem);
    return ok({ ...achadas, ...qual });
  });
}
