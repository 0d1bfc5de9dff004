import { beforeAll, expect, test } from 'vitest';
import { clienteDe, OPERADOR } from '../../contract/http-apoio.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { atosDe, casoDeRui, casosDa, plantar, rodar } from './apoio.ts';

const casa = comFuncoes('nascente_app');
let chamar: ReturnType<typeof clienteDe>;
const assumir = (id: number, nome: string = OPERADOR.nome) => chamar({ metodo: 'POST', caminho: `/fraudes/casos/${id}/posse`, quem: { ...OPERADOR, nome } });
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
