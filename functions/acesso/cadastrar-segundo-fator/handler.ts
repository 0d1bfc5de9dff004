import { renderSVG } from 'uqr';
import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/cadastrar-segundo-fator.ts';
import { cadastrar } from '../../../layers/acesso/segundo-fator.ts';
import { comVaga } from '../../../layers/acesso/senha-guardada.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo, quem }, { pool, chaveDeSessao }) => {
  const { usuario } = quem;
  if (usuario === null) return recusa('segundo-fator/sem-senha', 'Esta credencial não é de uma pessoa. Entre com o seu usuário e a sua senha.');
  const chave = await chaveDeSessao();
  const feito = await comVaga(() => cadastrar(pool, chave, corpo.senha, { usuario, autor: quem }));
  if (feito === undefined) return recusa('segundo-fator/lotado', 'Há muitas senhas sendo conferidas neste momento. Espere alguns segundos e tente de novo.');
  return feito.ok ? ok({ qr: renderSVG(feito.valor.endereco), chave: feito.valor.chave }) : feito;
});
