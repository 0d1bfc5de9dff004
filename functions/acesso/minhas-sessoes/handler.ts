import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/minhas-sessoes.ts';
import { exigirSessao } from '../../../layers/acesso/exigir-pessoa.ts';
import { minhasSessoes } from '../../../layers/acesso/minhas-sessoes.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ quem }, { pool }) => {
  const pessoa = exigirSessao(quem);
  return pessoa.ok ? ok(await minhasSessoes(pool, { ...pessoa.valor, autor: quem })) : pessoa;
});
