import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/pedir-estacao.ts';
import { pedirEstacao, registraSemEspera, VALIDADE_DA_ESTACAO_S } from '../../../layers/acesso/estacoes.ts';
import { exigirPessoa } from '../../../layers/acesso/exigir-pessoa.ts';
import { COOKIE_ESTACAO, cookieFechado } from '../../../layers/http/cookies.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem, direitos, requisicao }, { pool }) => {
  const pessoa = exigirPessoa(quem);
  if (!pessoa.ok) return pessoa;
  const semEspera = registraSemEspera(direitos);
  const autor = semEspera === undefined ? quem : { ...quem, delegante: semEspera.delegante };
  const feita = await pedirEstacao(pool, corpo, { usuario: pessoa.valor, autor, cookie: requisicao.cookies[COOKIE_ESTACAO], semEspera: semEspera !== undefined });
  if (!feita.ok) return feita;
  const { estacao, cookie } = feita.valor;
  requisicao.definirCookie(cookieFechado(COOKIE_ESTACAO, cookie, VALIDADE_DA_ESTACAO_S, requisicao.segura));
  return ok({ id: estacao.id, nome: estacao.nome, situacao: estacao.situacao });
});
