import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/meus-acessos.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { meusAcessos } from '../../../layers/acesso/meus-acessos.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ quem, direitos }, { pool, relogio }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  if (direitos === undefined) throw new Error('a porta deixou passar quem não foi reconhecido');
  return ok(await meusAcessos(pool, pessoa.valor, direitos, relogio.hoje()));
});
