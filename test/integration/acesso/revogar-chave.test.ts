import { beforeAll, expect, test } from 'vitest';
import { comGente, dia, RECUSADO, status } from './gente.ts';

const gente = comGente(async () => [
  (await import('../../../functions/acesso/criar-chave/handler.ts')).handler,
  (await import('../../../functions/acesso/revogar-chave/handler.ts')).handler,
]);
const CHAVES = { funcao: 'chave-de-api', acoes: ['consultar', 'incluir', 'alterar'] };
const revogar = (id: string, login = 'ines') => gente().como(login, { metodo: 'POST', caminho: `/chaves-de-api/${id}/revogacao`, corpo: { motivo: 'vazou no fornecedor' } });

beforeAll(async () => {
  await gente().pessoa('ines', [CHAVES]);
  await gente().pessoa('semnada');
});

test('opens nothing from the next call on; again is refused, and so is what does not exist', async () => {
  const { chave, registro } = (await gente().como('ines', { metodo: 'POST', caminho: '/chaves-de-api', corpo: { nome: 'Site', validaAte: dia(30), redes: [], concessoes: [CHAVES] } })).json as {
    readonly chave: string;
    readonly registro: { readonly id: string; readonly prefixo: string };
  };
  const abre = async () => (await gente().autorizar({ cabecalhos: { authorization: `Bearer ${chave}` } })).entra;
  expect(await abre()).toBe(true);
  expect(await revogar(registro.id, 'semnada')).toMatchObject(RECUSADO);
  const respostas = await Promise.all([1, 2].map(() => revogar(registro.id)));
  expect(status(respostas)).toEqual([200, 409]);
  expect(await abre()).toBe(false);
  expect((await revogar(registro.id)).json['codigo']).toBe('chave/fora-de-uso');
  expect((await revogar('00000000-0000-4000-8000-00000000dead')).json['codigo']).toBe('chave/nao-encontrada');
  const [atos] = await gente().sql<{ n: number }>(`SELECT count(*)::integer AS n FROM comum.auditoria WHERE funcao = 'acesso/revogar-chave' AND resultado = 'FEITO'`);
  expect(atos?.n).toBe(1);
  expect(await gente().ultimo('acesso/revogar-chave')).toMatchObject({ usuario: 'Pessoa ines', objeto: `chave:${registro.prefixo}`, antes: { situacao: 'ATIVA' }, motivo: 'vazou no fornecedor' });
});
