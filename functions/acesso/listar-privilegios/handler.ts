import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/acesso/listar-privilegios.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { listarPrivilegios } from '../../../layers/postgres/acesso/privilegios.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async ({ consulta }, { pool, relogio }) => {
  const { pessoa = null, privilegio = null, situacao = null, venceEmDias = null, ...pagina } = consulta;
  return ok(await listarPrivilegios(pool, { ...pagina, pessoa, privilegio, situacao, venceEmDias, hoje: relogio.hoje() }));
});
