import { expect } from 'vitest';
import { ACESSO_TOTAL } from '../../../domain/acesso/acesso-total.ts';
import type { Funcao } from '../../../domain/acesso/funcoes.ts';
import { privilegio } from '../../../domain/acesso/privilegio.ts';
import { dataCivil } from '../../../domain/comum/data-civil.ts';
import type { Operacao } from '../../../layers/http/operacao.ts';
import type { Pool } from '../../../layers/postgres/conexao.ts';
import { clienteDe, direitosFixos, IdempotenciaEmMemoria, NA_SESSAO } from '../../contract/http-apoio.ts';

/** Calls the operations of `cadastro` named, as a person in a session who has all functions but `menos`, and `privilegios`. */
export async function pessoaQueChama(nomes: readonly string[], { menos = [], privilegios = [] }: { readonly menos?: readonly Funcao[]; readonly privilegios?: readonly string[] } = {}) {
  const operacoes = await Promise.all(nomes.map(async (nome) => ((await import(`../../../functions/cadastro/${nome}/handler.ts`)) as { handler: Operacao }).handler));
  const concessoes = ACESSO_TOTAL.concessoes.filter(({ funcao }) => !menos.some((m) => m === funcao));
  const dados = privilegios.map((p) => ({ privilegio: privilegio(p), de: dataCivil('2000-01-01'), ate: dataCivil('2199-12-31') }));
  const cliente = clienteDe(operacoes, new IdempotenciaEmMemoria(), direitosFixos({ ...ACESSO_TOTAL, concessoes, privilegios: dados }));
  let numero = 0;
  return (metodo: string, caminho: string, corpo?: unknown) => {
    const [endereco = '', consulta = ''] = caminho.split('?');
    return cliente({ metodo, caminho: endereco, consulta, quem: NA_SESSAO, cabecalhos: { 'sec-fetch-site': 'same-origin', 'idempotency-key': `pedido-${metodo}-${++numero}` }, ...(corpo === undefined ? {} : { corpo }) });
  };
}

/** A ligação whose person is an individual with both contacts, and nobody else's. */
export async function ligacaoDePessoa(banco: Pool, pular = 0): Promise<{ readonly cdc: number; readonly pessoa: number; readonly nome: string }> {
  const { rows } = await banco.query<{ cdc: number; pessoa: number; nome: string }>(
    `SELECT l.cdc, p.id AS pessoa, p.nome FROM cadastro.ligacao l JOIN cadastro.pessoa p ON p.id = l.pessoa WHERE p.documento_tipo = 'CPF'
        AND (SELECT count(*) FROM cadastro.contato c WHERE c.pessoa = p.id) = 2 AND (SELECT count(*) FROM faturamento.fatura f WHERE f.cdc = l.cdc) > 0 ORDER BY l.cdc LIMIT 1 OFFSET $1`,
    [pular],
  );
  return rows[0] ?? expect.fail('a cidade não tem quem o teste procura');
}

/** The acts of a function, the most recent first. */
export async function atos(banco: Pool, funcao: string) {
  const { rows } = await banco.query<{ usuario: string; objeto: string; antes: unknown; depois: Record<string, unknown> | null; motivo: string | null }>(
    'SELECT usuario, objeto, antes, depois, motivo FROM comum.auditoria WHERE funcao = $1 ORDER BY id DESC',
    [funcao],
  );
  return rows;
}

/** The code of the refusal of PostgreSQL, or 'passou'. */
export async function recusaDoBanco(banco: Pool, sql: string, valores: unknown[] = []): Promise<string> {
  try {
    await banco.query(sql, valores);
    return 'passou';
  } catch (erro) {
    return (erro as { code: string }).code;
  }
}
