import { beforeAll, expect, test } from 'vitest';
import { clienteDe, NA_SESSAO, OPERADOR } from '../../contract/http-apoio.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { atosDe, casoDeRui, casosDa, plantar, rodar, usuario, vezes } from './apoio.ts';

const casa = comFuncoes('nascente_app');
let chamar: ReturnType<typeof clienteDe>;
const assumir = (id: number, nome: string = OPERADOR.nome) => chamar({ metodo: 'POST', caminho: `/fraudes/casos/${id}/posse`, quem: { ...NA_SESSAO, nome }, cabecalhos: { 'sec-fetch-site': 'same-origin' } });
const raiz = () => casa().banco.pool();
let id = 0;

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/gerencial/assumir-caso-fraude/handler.ts')).handler]);
  id = await casoDeRui(raiz(), casa().app);
});

test('who is named in a case does not take it, in any case of letters; nor does the database let the code do it', async () => {
  expect((await assumir(id, 'rui prado')).json).toMatchObject({ status: 403, codigo: 'caso/voce-e-parte' });
  const porBaixo = casa().app.query(`UPDATE gerencial.caso_de_fraude SET situacao = 'EM_ANALISE', dono = 'RUI PRADO', assumido_em = now() WHERE id = $1`, [id]);
  await expect(porBaixo).rejects.toMatchObject({ constraint: 'dono_nao_e_parte' });
});

test('a person takes it once, whatever the number of presses, and another may take it over; each is in the audit', async () => {
  expect((await assumir(id)).json).toMatchObject({ id, situacao: 'EM_ANALISE', dono: OPERADOR.nome });
  expect((await assumir(id)).statusCode).toBe(200);
  expect(await atosDe(raiz(), 'gerencial/assumir-caso-fraude')).toHaveLength(1);
  expect((await assumir(id, 'Zélia Control')).json).toMatchObject({ situacao: 'EM_ANALISE', dono: 'Zélia Control' });
  expect((await atosDe(raiz(), 'gerencial/assumir-caso-fraude'))[0]).toMatchObject({ usuario: 'Zélia Control', antes: { dono: OPERADOR.nome }, depois: { dono: 'Zélia Control' } });
});

test('evidence that names the owner takes the case from him, and the history says so', async () => {
  await raiz().query(`UPDATE gerencial.caso_de_fraude SET usuarios = '{"Outro Nome"}', dono = 'Rui Prado' WHERE id = $1`, [id]);
  await plantar(raiz(), [{ usuario: 'Rui Prado', objeto: 'ciclo:1/ligacao:700' }]);
  await rodar(casa().app);
  expect((await casosDa(raiz(), 'R1')).find((c) => c.id === id)).toMatchObject({ situacao: 'ABERTO', dono: null, usuarios: ['Outro Nome', 'Rui Prado'] });
  const { rows } = await raiz().query('SELECT de, para, texto FROM gerencial.andamento_de_caso WHERE caso = $1 ORDER BY id DESC LIMIT 1', [id]);
  expect(rows).toEqual([{ de: 'EM_ANALISE', para: 'ABERTO', texto: 'Evidência nova nomeia quem examinava o caso' }]);
});

test('what is closed is not taken, and what does not exist is told', async () => {
  await raiz().query(`UPDATE gerencial.caso_de_fraude SET situacao = 'IMPROCEDENTE', dono = 'Zélia Control', assumido_em = now(), encerrado_por = 'Zélia Control', encerrado_em = now(), desfecho = 'Conferido' WHERE id = $1`, [id]);
  expect((await assumir(id)).json).toMatchObject({ status: 409, codigo: 'caso/encerrado' });
  expect((await assumir(999_999)).json).toMatchObject({ status: 404, codigo: 'caso/nao-encontrado' });
});

test('another name makes nobody another person: not of the case that names the old one, nor of what is found after', async () => {
  const rita = await usuario(raiz(), { login: 'rita', nome: 'Rita Prado' });
  const recalculos = (ligacao: number) => plantar(raiz(), vezes(3, { usuario: 'Rita Prado', objeto: `ciclo:1/ligacao:${ligacao}` }));
  const casoDa = async (ligacao: number) => (await casosDa(raiz(), 'R1')).find((c) => c.chave === `Rita Prado/ligacao:${ligacao}`);
  await recalculos(801);
  await rodar(casa().app);
  await casa().app.query(`UPDATE acesso.usuario SET nome = 'Rita Prado Lima' WHERE id = $1`, [rita]);
  await recalculos(802);
  await rodar(casa().app);
  for (const ligacao of [801, 802]) {
    const caso = await casoDa(ligacao);
    expect(caso?.usuarios).toEqual(['Rita Prado', 'Rita Prado Lima']);
    expect((await assumir(caso?.id ?? 0, 'Rita Prado Lima')).json).toMatchObject({ codigo: 'caso/voce-e-parte' });
  }
  // nobody takes the name that was hers: the audit would be of two
  await usuario(raiz(), { login: 'outra', nome: 'Outra Pessoa' });
  for (const nome of ['Rita Prado', 'RITA PRADO']) await expect(casa().app.query(`UPDATE acesso.usuario SET nome = $1 WHERE login = 'outra'`, [nome])).rejects.toMatchObject({ code: '23505' });
  await casa().app.query(`UPDATE acesso.usuario SET nome = 'Rita Prado' WHERE id = $1`, [rita]);
});

test('what she does by the new name is found with what she did by the old one, in the same case', async () => {
  const antes = (await casosDa(raiz(), 'R1')).find((c) => c.chave === 'Rita Prado/ligacao:801');
  await casa().app.query(`UPDATE acesso.usuario SET nome = 'Rita Lima' WHERE login = 'rita'`);
  await plantar(raiz(), [{ usuario: 'Rita Lima', objeto: 'ciclo:1/ligacao:801' }]);
  await rodar(casa().app);
  const delas = (await casosDa(raiz(), 'R1')).filter((c) => c.objetos.includes('ligacao:801'));
  expect(delas).toMatchObject([{ id: antes?.id, marcas: { length: 4 } }]);
});

test('a key is nobody: it takes no case, and what is done by it names who made it', async () => {
  const quem = { nome: 'chave: painel (AbCd1234)', confianca: 'operador', origem: 'chave', chave: '00000000-0000-4000-8000-00000000000a', versao: '1' } as const;
  expect((await chamar({ metodo: 'POST', caminho: `/fraudes/casos/${id}/posse`, quem })).json).toMatchObject({ status: 403, codigo: 'acesso/so-pessoa' });
  await raiz().query(`INSERT INTO acesso.chave_de_api (nome, prefixo, resumo, criada_por, expira_em) SELECT 'painel', 'AbCd1234', sha256('x'), id, now() + interval '9 days' FROM acesso.usuario WHERE login = 'outra'`);
  await plantar(raiz(), vezes(3, { usuario: quem.nome, objeto: 'ciclo:1/ligacao:803' }));
  await rodar(casa().app);
  expect((await casosDa(raiz(), 'R1')).find((c) => c.objetos.includes('ligacao:803'))).toMatchObject({ usuarios: [quem.nome, 'Outra Pessoa'] });
});

test.each(['sistema:emitir', 'Público', 'chave: painel (AbCd1234)'])('nobody is called %s, which the rules take for no person or for another', async (nome) => {
  await expect(casa().app.query(`UPDATE acesso.usuario SET nome = $1 WHERE login = 'outra'`, [nome])).rejects.toMatchObject({ constraint: 'nome_de_pessoa' });
});
