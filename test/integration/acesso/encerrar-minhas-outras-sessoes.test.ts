import { expect, test } from 'vitest';
import { comAcesso, entrarCom } from './apoio.ts';
import { agir, comPessoa, SENHA } from './apoio-segundo-fator.ts';

const acesso = comAcesso();
const abertas = (todas: readonly { readonly sessao: string[] }[]) => Promise.all(todas.map(async ({ sessao }) => (await acesso().autorizar({ cookies: sessao })).entra));

test('with the password all the others end, and only his; the time before still shows at the next login', async () => {
  for (const login of ['caio', 'dora']) await comPessoa(acesso(), login);
  const dele = [await entrarCom(acesso(), 'caio', SENHA), await entrarCom(acesso(), 'caio', SENHA), await entrarCom(acesso(), 'caio', SENHA)];
  const dela = await entrarCom(acesso(), 'dora', SENHA);
  const [esta] = dele;
  const fim = async (corpo: object) => (await agir(acesso(), esta?.sessao ?? [], '/minhas-sessoes/fim', corpo)).json;
  expect([(await fim({}))['codigo'], (await fim({ senha: 'x' }))['codigo']]).toEqual(['sessoes/senha-exigida', 'sessoes/senha-recusada']);
  expect(await abertas([...dele, dela])).toEqual([true, true, true, true]);
  expect(await fim({ senha: SENHA })).toEqual({ encerradas: 2 });
  expect(await abertas([...dele, dela])).toEqual([true, false, false, true]);
  expect(await fim({ senha: SENHA })).toEqual({ encerradas: 0 });
  const { rows } = await acesso().banco.pool().query(`SELECT depois->'sessoesEncerradas' AS n FROM comum.auditoria WHERE funcao = 'acesso/encerrar-minhas-outras-sessoes'`);
  expect(rows).toEqual([{ n: 2 }]);
  expect((await entrarCom(acesso(), 'caio', SENHA)).json['acessoAnterior']).toMatch(/Z$/);
});
