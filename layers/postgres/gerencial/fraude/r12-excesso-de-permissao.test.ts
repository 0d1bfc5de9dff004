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
  expect([...new Set(await logins('/sem-acesso'))]).toEqual(expect.arrayContaining(['usuario:nunca', 'usuario:sumido']));
  expect(await logins('/sem-acesso')).toHaveLength(2);
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
  await rodar(app());
  const agora = (await casosDa(raiz(), 'R12')).find((c) => c.chave === 'administradores');
  expect(agora).toMatchObject({ id: caso?.id, situacao: 'ABERTO' });
  expect([caso?.marcas.length, agora?.marcas.length]).toEqual([4, 5]);
});

it('finds the two sides of a segregated pair with one person, and not with two, nor where an exception is in force', async () => {
  const conceder = (id: string, funcao: string, acoes: string) => raiz().query('INSERT INTO acesso.concessao (usuario, funcao, acoes) VALUES ($1, $2, $3)', [id, funcao, acoes]);
  const [ambos, um, excetuado, so_consulta] = await Promise.all(
    ['ambos', 'um-lado', 'excetuado', 'so-consulta'].map((login) => usuario(raiz(), { login, nome: `Pessoa ${login}`, ultimoAcesso: '1 day', criado: '2 days' })),
  );
  for (const id of [ambos, excetuado]) {
    await conceder(id ?? '', 'critica', '{alterar}');
    await conceder(id ?? '', 'liberacao-do-ciclo', '{executar}');
  }
  await conceder(um ?? '', 'critica', '{alterar}');
  await conceder(so_consulta ?? '', 'critica', '{consultar}');
  await conceder(so_consulta ?? '', 'liberacao-do-ciclo', '{executar}');
  await raiz().query(`INSERT INTO acesso.excecao_de_segregacao (usuario, par, de, ate, motivo, concedida_por) VALUES ($1, 'critica-liberacao', current_date - 1, current_date + 1, 'Férias do outro', $2)`, [excetuado, um]);
  await rodar(app());
  // who has full access holds every pair, and each asks for its exception
  expect((await logins('/pares')).filter((l) => !['usuario:chefe', 'usuario:ocioso', 'usuario:recem', 'usuario:quarto', 'usuario:quinto'].includes(l ?? ''))).toEqual(['usuario:ambos']);

  // examined, excepted and concluded: while the exception lasts there is nothing new; when it ends with the two sides still together, there is
  const doAmbos = async () => (await casosDa(raiz(), 'R12')).find((c) => c.chave === `${ambos}/pares`);
  await raiz().query(`UPDATE gerencial.caso_de_fraude SET situacao = 'IMPROCEDENTE', dono = 'Z', assumido_em = now(), encerrado_por = 'Z', encerrado_em = now(), desfecho = 'Com exceção' WHERE chave = $1`, [`${ambos}/pares`]);
  await raiz().query(`INSERT INTO acesso.excecao_de_segregacao (usuario, par, de, ate, motivo, concedida_por) VALUES ($1, 'critica-liberacao', current_date - 9, current_date + 1, 'Férias do outro', $2)`, [ambos, um]);
  await rodar(app());
  expect(await doAmbos()).toMatchObject({ situacao: 'IMPROCEDENTE', marcas: { length: 1 } });
  await raiz().query(`UPDATE acesso.excecao_de_segregacao SET ate = current_date - 2 WHERE usuario = $1`, [ambos]);
  await rodar(app());
  await rodar(app());
  expect(await doAmbos()).toMatchObject({ situacao: 'ABERTO', marcas: ['par:critica-liberacao', expect.stringMatching(/^par:critica-liberacao:desde:\d{4}-/)] });
});

it('finds a right that nobody used for long, of who has been here for long; and a privilege of who left', async () => {
  const antigo = await usuario(raiz(), { login: 'antigo', nome: 'Antigo Leal', ultimoAcesso: '1 day', criado: '400 days' });
  const recente = await usuario(raiz(), { login: 'recente', nome: 'Recente Vaz', ultimoAcesso: '1 day', criado: '10 days' });
  for (const id of [antigo, recente]) await raiz().query(`INSERT INTO acesso.concessao (usuario, funcao, acoes) VALUES ($1, 'critica', '{consultar,alterar,executar}'), ($1, 'retorno', '{executar}')`, [id]);
  await plantar(raiz(), [
    { usuario: 'Antigo Leal', funcao: 'faturamento/decidir-apontamento', ha: '20 days' },
    { usuario: 'Antigo Leal', funcao: 'arrecadacao/liberar-retorno', ha: '100 days' },
    { usuario: 'Antigo Leal', funcao: 'faturamento/devolver-rota', ha: '2 days', resultado: 'RECUSADO' },
  ]);
  const saiu = (await raiz().query<{ id: string }>(`SELECT id FROM acesso.usuario WHERE login = 'saiu'`)).rows[0]?.id;
  await raiz().query(`INSERT INTO acesso.privilegio_concedido (usuario, privilegio, de, ate, motivo, concedido_por) VALUES ($1, 'pagamento:estornar', current_date - 10, current_date + 10, 'Cobriu o colega', $3), ($2, 'pagamento:estornar', current_date - 10, current_date + 10, 'Cobriu o colega', $3)`, [saiu, antigo, recente]);
  await rodar(app());
  const casos = await casosDa(raiz(), 'R12');
  expect(casos.filter((c) => c.chave.endsWith('/direitos-sem-uso'))).toMatchObject([{ objetos: ['usuario:antigo'], marcas: ['direito:critica:executar', 'direito:retorno:executar'] }]);
  expect(casos.filter((c) => c.chave.includes('/privilegio/')).map((c) => c.objetos)).toEqual([['usuario:saiu']]);
});
