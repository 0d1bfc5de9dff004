import { recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/confirmar-segundo-fator.ts';
import { confirmar } from '../../../layers/acesso/segundo-fator.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem }, { pool, chavesDeSessao }) => {
  const { usuario } = quem;
  if (usuario === null) return recusa('segundo-fator/sem-senha', 'Esta credencial não é de uma pessoa. Entre com o seu usuário e a sua senha.');
  return confirmar(pool, await chavesDeSessao(), corpo.codigo, { usuario, autor: quem });
});
