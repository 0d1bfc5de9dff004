import { expect, it } from 'vitest';
import { carregarRotas } from '../../local/openapi/rotas.ts';
import { DIREITO_DO_ATO, direitosSemUso } from './direito-do-ato.ts';

it('has every route that changes something, with the right that it asks for: a new one enters here', async () => {
  const rotas = (await carregarRotas()).filter((r) => r.metodo !== 'GET');
  const pedidos = rotas.flatMap((r) => (r.permissao === undefined || r.permissao === 'PROPRIA' ? [] : [[`${r.contexto}/${r.nome}`, `${r.permissao.funcao}:${r.permissao.acao}`] as const]));
  expect(DIREITO_DO_ATO).toEqual(Object.fromEntries(pedidos));
});

it('a right is unused when no act used it; one that leaves no trace is not judged', () => {
  expect(direitosSemUso(['critica:alterar', 'retorno:executar', 'ligacao:consultar'], ['faturamento/decidir-apontamento', 'acesso/entrar'])).toEqual(['retorno:executar']);
});
