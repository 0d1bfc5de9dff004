import { expect, test } from 'vitest';
import { comAcesso, entrarCom, naSessao, quemE, type Acesso } from './apoio.ts';
import { comPessoa, SENHA } from './apoio-segundo-fator.ts';

const acesso = comAcesso();
const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36';
const listar = async (a: Acesso, cookies: string[]) => (await a.chamar({ metodo: 'GET', caminho: '/minhas-sessoes', quem: await quemE(a, cookies) })).json as { itens: Record<string, unknown>[]; pedeSenha: boolean };

test('a person sees where he is in, in words, and which is this one; not what is over, nor what is of others', async () => {
  await comPessoa(acesso(), 'caio');
  const [esta, outra, ociosa] = [await entrarCom(acesso(), 'caio', SENHA), await entrarCom(acesso(), 'caio', SENHA), await entrarCom(acesso(), 'caio', SENHA)];
  await naSessao(acesso());
  const sessao = async (cookies: string[]) => ((await quemE(acesso(), cookies)) as { sessao: string }).sessao;
  const [a, b, c] = [await sessao(esta.sessao), await sessao(outra.sessao), await sessao(ociosa.sessao)];
  const raiz = acesso().banco.pool();
  await raiz.query(`UPDATE acesso.sessao_de_usuario SET dispositivo = $2, vista_em = vista_em - interval '5 minutes' WHERE id = $1`, [b, CHROME]);
  await raiz.query(`UPDATE acesso.sessao_de_usuario SET vista_em = vista_em - interval '40 minutes' WHERE id = $1`, [c]);
  const { itens, pedeSenha } = await listar(acesso(), esta.sessao);
  expect(pedeSenha).toBe(true);
  expect(itens.map(({ id, aparelho, ip, abertaPor, esta: e }) => ({ id, aparelho, ip, abertaPor, esta: e }))).toEqual([
    { id: a, aparelho: 'Aparelho desconhecido', ip: '203.0.113.7', abertaPor: 'SENHA', esta: true },
    { id: b, aparelho: 'Chrome no Windows', ip: '203.0.113.7', abertaPor: 'SENHA', esta: false },
  ]);
  expect(new Date(String(itens[1]?.['vistaEm'])).getTime()).toBeLessThan(new Date(String(itens[1]?.['comecouEm'])).getTime());
});

test('who entered by a link has no password to give; a key and a token have no sessions', async () => {
  const { cookies } = await naSessao(acesso());
  expect(await listar(acesso(), cookies)).toMatchObject({ pedeSenha: false, itens: [{ abertaPor: 'LINK', esta: true }, { abertaPor: 'LINK', esta: false }] });
  expect((await acesso().chamar({ metodo: 'GET', caminho: '/minhas-sessoes' })).json['codigo']).toBe('acesso/so-pessoa');
});
