import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/cadastro/listar-consentimentos.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { consentimentosDa, textosEmVigor } from '../../../layers/postgres/cadastro/consentimentos.ts';
import { titularDaLigacao } from '../../../layers/postgres/cadastro/titular.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { cdc } }, { pool }) => {
  const titular = await titularDaLigacao(pool, cdc);
  if (titular === undefined) return recusa('ligacao/nao-encontrada', `Não há ligação com o CDC ${cdc}. Confira o número na conta ou busque pelo nome ou endereço.`, 'cdc');
  const [historico, textos] = [await consentimentosDa(pool, titular.pessoa), await textosEmVigor(pool)];
  const atuais = textos.map((texto) => ({ finalidade: texto.finalidade, decisao: historico.find((c) => c.finalidade === texto.finalidade)?.decisao ?? null, texto }));
  return ok({ cdc, nome: titular.nome, atuais, historico });
});
