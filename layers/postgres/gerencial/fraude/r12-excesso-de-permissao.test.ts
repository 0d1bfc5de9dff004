import { beforeAll, expect, it } from 'vitest';
import { casosDa, plantar, rodar, usuario } from '../../../../test/integration/gerencial/apoio.ts';
import { comBanco } from '../../../../test/fixture/banco.ts';

const bd = comBanco();
const raiz = () => bd.banco.pool();
const app = () => bd.banco.pool('nascente_app');
const logins = async (sufixo: string) => (await casosDa(raiz(), 'R12')).filter((c) => c.chave.endsWith(sufixo)).map((c) => c.objetos[0]);

beforeAll(async () => {
  await usuario(raiz(), { login: 'sumido', nome: 'Sumido Antunes', ultimoAcesso: '91 days', criado: '400 days' });
  await usuario(raiz(), { login: 'nunca', nome: 'Nunca Veio', criado: '120 days' });
  await usuario(raiz(), { login: 'ontem', nome: 'Ontem Esteve', ultimoAcesso: '1 day', criado: '400 days' });
  await usuario(raiz(), { login: 'novo', nome: 'Novo Ainda', criado: '10 days' });
  await usuario(raiz(), { login: 'saiu', nome: 'Saiu Daqui', ultimoAcesso: '200 days', criado: '400 days', ativo: false });
  await usuario(raiz(), { login: 'chefe', nome: 'Chefe Ativa', ultimoAcesso: '1 day', criado: '400 days', administrador: true });
  await usuario(raiz(), { login: 'ocioso', nome: 'Ocioso Rei', ultimoAcesso: '1 day', criado: '400 days', administrador: true });
  await usuario(raiz(), { login: 'recem', nome: 'Recém Chegada', ultimoAcesso: '1 day', criado: '5 days', administrador: true });
  await plantar(raiz(), [
    { usuario: 'chefe ativa', funcao: 'faturamento/aprovar-ciclo', ha: '10 days' },
    { usuario: 'Ocioso Rei', funcao: 'acesso/entrar', ha: '1 day' },
    { usuario: 'Ocioso Rei', funcao: 'faturamento/aprovar-ciclo', ha: '91 days' },
  ]);
  await rodar(app());
});

it('finds who is active and does not come, since the last time or since ever, and nobody else', async () => {
  expect((await logins('/sem-acesso')).sort()).toEqual(['usuario:nunca', 'usuario:sumido']);
});

it('finds full access that does nothing but enter, of who has had it for long enough', async () => {
  expect(await logins('/acesso-total-sem-uso')).toEqual(['usuario:ocioso']);
});

it('three administrators are within the limit; the fourth makes a case that names them all, and a fifth is new evidence', async () => {
  expect(await logins('administradores')).toEqual([]);
  await usuario(raiz(), { login: 'quarto', nome: 'Quarto Poder', ultimoAcesso: '1 day', administrador: true });
  await rodar(app());
  const [caso] = (await casosDa(raiz(), 'R12')).filter((c) => c.chave === 'administradores');
  expect(caso?.usuarios).toEqual(['Chefe Ativa', 'Ocioso Rei', 'Quarto Poder', 'Recém Chegada']);
  await usuario(raiz(), { login: 'quinto', nome: 'Quinto Elemento', ultimoAcesso: '1 day', administrador: true });
  expect((await rodar(app()))['R12']).toMatchObject({ casosNovos: 0, evidenciasNovas: 1 });
});
