import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/gerencial/mostrar-caso-fraude.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { casoPorId, historicoDoCaso } from '../../../layers/postgres/gerencial/casos.ts';
import { deps } from './deps.ts';

/** Who looks is written down before what is seen is answered. */
export const handler = operacao(contrato, deps, async ({ params: { id }, quem }, { pool }) => {
  const caso = await casoPorId(pool, id);
  if (caso === null) return recusa('caso/nao-encontrado', `Não há caso número ${id}. Confira o número na lista de casos.`);
  const historico = await historicoDoCaso(pool, id);
  await auditar(pool, { autor: quem, funcao: 'gerencial/mostrar-caso-fraude', objeto: `caso-de-fraude:${id}` });
  const voceEParte = caso.usuarios.some((u) => u.toLowerCase() === quem.nome.toLowerCase());
  return ok({ caso, voceEParte, ...historico });
});
