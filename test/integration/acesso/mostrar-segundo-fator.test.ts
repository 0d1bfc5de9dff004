import { expect, test } from 'vitest';
import { comAcesso, entrarCom, naSessao, quemE } from './apoio.ts';
import { comPessoa, comSegundoFator, SENHA } from './apoio-segundo-fator.ts';

const acesso = comAcesso();
const mostrar = async (cookies: string[]) => (await acesso().chamar({ metodo: 'GET', caminho: '/segundo-fator', quem: await quemE(acesso(), cookies) })).json;

test('who has to have one is told so and stopped when he entered with a password, and not by the link of the terminal', async () => {
  for (const [login, administrador] of [['caio', false], ['rosa', true]] as const) await comPessoa(acesso(), login, administrador);
  const caio = await entrarCom(acesso(), 'caio', SENHA);
  expect([await mostrar(caio.sessao), 'pendencia' in (await quemE(acesso(), caio.sessao))]).toEqual([{ cadastrado: false, exigido: false, codigosDeReserva: null }, false]);
  const rosa = await entrarCom(acesso(), 'rosa', SENHA);
  expect([await mostrar(rosa.sessao), await quemE(acesso(), rosa.sessao)]).toEqual([{ cadastrado: false, exigido: true, codigosDeReserva: null }, expect.objectContaining({ pendencia: 'CADASTRAR_SEGUNDO_FATOR' })]);
  expect((await naSessao(acesso(), 'rosa')).quem).not.toHaveProperty('pendencia');
  const { cookies } = await comSegundoFator(acesso(), 'rosa');
  expect([await mostrar(cookies), await quemE(acesso(), cookies)]).toEqual([{ cadastrado: true, exigido: true, codigosDeReserva: 10 }, expect.not.objectContaining({ pendencia: 'CADASTRAR_SEGUNDO_FATOR' })]);
});
