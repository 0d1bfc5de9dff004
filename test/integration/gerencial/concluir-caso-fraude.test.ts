import { beforeAll, expect, test } from 'vitest';
import { assumirCaso } from '../../../layers/postgres/gerencial/decidir-caso.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { clienteDe, NA_SESSAO, OPERADOR } from '../../contract/http-apoio.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { atosDe, casoDeRui, casosDa, plantar, rodar } from './apoio.ts';

const casa = comFuncoes('nascente_app');
let chamar: ReturnType<typeof clienteDe>;
let vez = 0;
const MOTIVO = 'Leituras refeitas a pedido do consumidor';
const concluir = (id: number, desfecho: string, nome: string = OPERADOR.nome) =>
  chamar({ metodo: 'POST', caminho: `/fraudes/casos/${id}/desfecho`, corpo: { desfecho, motivo: MOTIVO }, quem: { ...NA_SESSAO, nome }, cabecalhos: { 'sec-fetch-site': 'same-origin', 'idempotency-key': `concluir-${++vez}-chave` } });
const raiz = () => casa().banco.pool();
const caso = async (id: number) => (await casosDa(raiz(), 'R1')).find((c) => c.id === id);
let id = 0;

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/gerencial/concluir-caso-fraude/handler.ts')).handler]);
  id = await casoDeRui(raiz(), casa().app);
});

test('nobody concludes what is with nobody or with another, nor what names himself, whatever the code does', async () => {
  expect((await concluir(id, 'IMPROCEDENTE')).json).toMatchObject({ status: 409, codigo: 'caso/nao-e-seu' });
  await emTransacao(casa().app, (c) => assumirCaso(c, { id, autor: OPERADOR }));
  expect((await concluir(id, 'IMPROCEDENTE', 'Zélia Control')).json).toMatchObject({ status: 409, codigo: 'caso/nao-e-seu' });
  expect((await concluir(id, 'IMPROCEDENTE', 'Rui Prado')).json).toMatchObject({ status: 403, codigo: 'caso/voce-e-parte' });
  const porBaixo = casa().app.query(`UPDATE gerencial.caso_de_fraude SET situacao = 'IMPROCEDENTE', desfecho = 'Nada demais', encerrado_por = 'Rui Prado', encerrado_em = now() WHERE id = $1`, [id]);
  await expect(porBaixo).rejects.toMatchObject({ constraint: 'quem_encerra_nao_e_parte' });
  expect(await caso(id)).toMatchObject({ situacao: 'EM_ANALISE' });
});

test('a token or a key concludes nothing, even one called as the owner is', async () => {
  const pedido = { metodo: 'POST', caminho: `/fraudes/casos/${id}/desfecho`, corpo: { desfecho: 'IMPROCEDENTE', motivo: MOTIVO }, quem: OPERADOR, cabecalhos: { 'idempotency-key': 'concluir-token' } };
  expect((await chamar(pedido)).json).toMatchObject({ status: 403, codigo: 'acesso/so-pessoa' });
});

test('a CPF typed in the reason is kept nowhere in clear', async () => {
  const outro = await casoDeRui(raiz(), casa().app, 701);
  await emTransacao(casa().app, (c) => assumirCaso(c, { id: outro, autor: OPERADOR }));
  const { json } = await chamar({
    metodo: 'POST', caminho: `/fraudes/casos/${outro}/desfecho`, quem: NA_SESSAO, cabecalhos: { 'sec-fetch-site': 'same-origin', 'idempotency-key': 'concluir-com-cpf' },
    corpo: { desfecho: 'PROCEDENTE', motivo: 'É parente de 529.982.247-25, CPF52998224725' },
  });
  const guardado = 'É parente de ***.982.247-**, CPF***.982.247-**';
  expect(json).toMatchObject({ desfecho: guardado });
  const { rows } = await raiz().query(`SELECT c.desfecho, a.texto, x.motivo FROM gerencial.caso_de_fraude c JOIN gerencial.andamento_de_caso a ON a.caso = c.id AND a.para = 'PROCEDENTE' JOIN comum.auditoria x ON x.objeto = 'caso-de-fraude:' || c.id AND x.funcao = 'gerencial/concluir-caso-fraude' WHERE c.id = $1`, [outro]);
  expect(rows).toEqual([{ desfecho: guardado, texto: guardado, motivo: guardado }]);
});

test('the owner concludes it, with the reason, once; it stays in the audit and in the history', async () => {
  expect((await concluir(id, 'IMPROCEDENTE')).json).toMatchObject({ id, situacao: 'IMPROCEDENTE', desfecho: MOTIVO, encerradoPor: OPERADOR.nome });
  expect((await concluir(id, 'PROCEDENTE')).json).toMatchObject({ status: 409, codigo: 'caso/nao-e-seu' });
  expect((await atosDe(raiz(), 'gerencial/concluir-caso-fraude'))[0]).toMatchObject({ usuario: OPERADOR.nome, antes: { situacao: 'EM_ANALISE' }, depois: { situacao: 'IMPROCEDENTE' }, motivo: MOTIVO });
});

test('the same evidence does not open it again; a new one does, and what was concluded stays in the history', async () => {
  await rodar(casa().app);
  expect(await caso(id)).toMatchObject({ situacao: 'IMPROCEDENTE' });
  await plantar(raiz(), [{ usuario: 'Rui Prado', objeto: 'ciclo:1/ligacao:700' }]);
  await rodar(casa().app);
  expect(await caso(id)).toMatchObject({ situacao: 'ABERTO', dono: null });
  const { rows } = await raiz().query('SELECT de, para, texto FROM gerencial.andamento_de_caso WHERE caso = $1 ORDER BY id DESC LIMIT 2', [id]);
  expect(rows).toEqual([
    { de: 'IMPROCEDENTE', para: 'ABERTO', texto: 'Evidência nova: o caso volta a ser examinado' },
    { de: 'EM_ANALISE', para: 'IMPROCEDENTE', texto: MOTIVO },
  ]);
});

test('evidence and history are only added to', async () => {
  for (const tabela of ['evidencia_de_fraude', 'andamento_de_caso', 'rodada_de_regra']) await expect(raiz().query(`DELETE FROM gerencial.${tabela}`)).rejects.toThrow('só aceita inclusão');
});

test('one that does not exist is told', async () => {
  expect((await concluir(999_999, 'PROCEDENTE')).json).toMatchObject({ status: 404, codigo: 'caso/nao-encontrado' });
});
