import { recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/encerrar-minha-sessao.ts';
import { exigirSessao } from '../../../layers/acesso/exigir-pessoa.ts';
import { encerrarMinhaSessao } from '../../../layers/acesso/minhas-sessoes.ts';
import { comVaga } from '../../../layers/acesso/senha-guardada.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params, corpo, quem }, { pool }) => {
  const pessoa = exigirSessao(quem);
  if (!pessoa.ok) return pessoa;
  const feito = await comVaga(() => encerrarMinhaSessao(pool, params.id, corpo.senha, { ...pessoa.valor, autor: quem }));
  return feito ?? recusa('sessoes/lotado', 'Há muitas senhas sendo conferidas neste momento. Espere alguns segundos e tente de novo.');
});
