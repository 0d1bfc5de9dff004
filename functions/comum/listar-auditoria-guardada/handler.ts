import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/comum/listar-auditoria-guardada.ts';
import { procurarNaGuarda } from '../../../layers/auditoria/procurar.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { deps } from './deps.ts';

/** Who looks is written down before what is seen is answered, as with the acts of the database. */
export const handler = operacao(contrato, deps, async ({ consulta, quem }, d) => {
  const { continua, ...procura } = consulta;
  const achado = await procurarNaGuarda(d, procura, continua);
  await auditar(d.pool, { autor: quem, funcao: 'comum/listar-auditoria-guardada', objeto: 'auditoria', depois: consulta, resultado: 'dano' in achado ? 'RECUSADO' : 'FEITO' });
  if (!('dano' in achado)) return ok({ ...achado, itens: [...achado.itens] });
  return recusa('auditoria/guarda-nao-confere', `O arquivo ${achado.dano.arquivo} da guarda não tem o que se selou (${achado.dano.problema}). Não confie nestes atos: avise quem opera a plataforma, que deve seguir docs/runbook/guarda-da-auditoria.md.`);
});
