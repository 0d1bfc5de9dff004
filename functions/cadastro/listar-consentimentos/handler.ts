import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/cadastro/listar-consentimentos.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { consentimentosDa, decisoesEmVigor, textosEmVigor } from '../../../layers/postgres/cadastro/consentimentos.ts';
import { semLigacao, titularDaLigacao } from '../../../layers/postgres/cadastro/titular.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ params: { cdc } }, { pool }) => {
  const titular = await titularDaLigacao(pool, cdc);
  if (titular === undefined) return semLigacao(cdc);
  const [historico, decisoes, textos] = [await consentimentosDa(pool, titular.pessoa), await decisoesEmVigor(pool, titular.pessoa), await textosEmVigor(pool)];
  const atuais = textos.map((texto) => ({ finalidade: texto.finalidade, decisao: decisoes.get(texto.finalidade) ?? null, texto }));
  return ok({ cdc, nome: titular.nome, atuais, historico });
});
