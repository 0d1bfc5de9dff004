import { conferirPolitica } from '../../../domain/cadastro/mascaras/politica.ts';
import contrato from '../../../events/http/cadastro/mudar-politica-dados.ts';
import { politicaDeMascaras } from '../../../events/http/esquemas-titular.ts';
import { alterarParametro } from '../../../layers/comum/alterar-parametro.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { CHAVE_DA_POLITICA } from '../../../layers/postgres/cadastro/politica-de-mascaras.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ corpo: { politica, versao, motivo }, quem }, { pool }) => {
  const errada = conferirPolitica(politica);
  if (errada !== undefined) return { ok: false as const, erro: { ...errada, campo: `politica.${errada.campo}` } };
  const parametro = { chave: CHAVE_DA_POLITICA, esquema: politicaDeMascaras, funcao: 'cadastro/mudar-politica-dados', objeto: 'dados-pessoais:politica', mudou: 'politica/mudou' } as const;
  return alterarParametro(pool, parametro, politica, { autor: quem, motivo, versao });
});
