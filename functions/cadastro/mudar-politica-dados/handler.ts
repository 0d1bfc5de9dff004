import { conferirPolitica } from '../../../domain/cadastro/mascaras/politica.ts';
import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/cadastro/mudar-politica-dados.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { mudarPolitica } from '../../../layers/postgres/cadastro/politica-de-mascaras.ts';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo: { politica, motivo }, quem }, { pool, relogio }) => {
  const errada = conferirPolitica(politica);
  if (errada !== undefined) return { ok: false as const, erro: { ...errada, campo: `politica.${errada.campo}` } };
  await emTransacao(pool, async (cliente) => {
    const antes = await mudarPolitica(cliente, relogio.hoje(), politica);
    await auditar(cliente, { autor: quem, funcao: 'cadastro/mudar-politica-dados', objeto: 'dados-pessoais:politica', antes, depois: politica, motivo });
  });
  return ok(politica);
});
