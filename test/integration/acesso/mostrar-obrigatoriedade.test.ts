import { expect, test } from 'vitest';
import { comAcesso, entrarCom, quemE } from './apoio.ts';
import { comPessoa, SENHA } from './apoio-segundo-fator.ts';

const acesso = comAcesso();

test('the product comes demanding it of administrators, of who administers access by profile, of who writes off payments by hand and of the jurídico', async () => {
  const r = await acesso().chamar({ metodo: 'GET', caminho: '/segundo-fator/obrigatoriedade' });
  const deAcesso = ['usuario', 'perfil', 'privilegio', 'chave-de-api', 'segundo-fator', 'politica-de-acesso', 'excecao-de-segregacao'];
  expect(r.json).toEqual({ administradores: true, funcoes: [...deAcesso, 'estorno-de-fatura', 'baixa-manual', 'juridico'], privilegios: ['pagamento:estornar', 'divida-ativa:ver'], versao: expect.any(String) as string });
});

test.each(['usuario', 'perfil', 'chave-de-api'])('with a password alone, who was given %s by a profile does nothing before he registers one', async (funcao) => {
  const login = `gestor-${funcao}`;
  await comPessoa(acesso(), login);
  const raiz = acesso().banco.pool();
  const { sessao } = await entrarCom(acesso(), login, SENHA);
  expect(await quemE(acesso(), sessao)).not.toHaveProperty('pendencia');
  await raiz.query(`INSERT INTO acesso.perfil (codigo, nome) VALUES ($1, $1)`, [login]);
  await raiz.query(`INSERT INTO acesso.concessao (perfil, funcao, acoes) VALUES ($1, $2, '{consultar,alterar}')`, [login, funcao]);
  await raiz.query(`INSERT INTO acesso.usuario_perfil SELECT id, login FROM acesso.usuario WHERE login = $1`, [login]);
  expect(await quemE(acesso(), sessao)).toMatchObject({ pendencia: 'CADASTRAR_SEGUNDO_FATOR' });
});
