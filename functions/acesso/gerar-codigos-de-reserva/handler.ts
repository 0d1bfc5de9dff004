import { recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/gerar-codigos-de-reserva.ts';
import { gerarCodigos } from '../../../layers/acesso/segundo-fator.ts';
import { comVaga } from '../../../layers/acesso/senha-guardada.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem }, { pool }) => {
  const { usuario } = quem;
  if (usuario === null) return recusa('segundo-fator/sem-senha', 'Esta credencial não é de uma pessoa. Entre com o seu usuário e a sua senha.');
  const feito = await comVaga(() => gerarCodigos(pool, corpo.senha, { usuario, autor: quem }));
  return feito ?? recusa('segundo-fator/lotado', 'Há muitas senhas sendo conferidas neste momento. Espere alguns segundos e tente de novo.');
});
