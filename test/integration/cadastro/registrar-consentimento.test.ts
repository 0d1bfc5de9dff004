import { beforeAll, expect, test } from 'vitest';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { atos, ligacaoDePessoa, pessoaQueChama, recusaDoBanco } from './apoio-titular.ts';

const casa = comFuncoes('nascente_app');
const raiz = () => casa().banco.pool();
let chamar: Awaited<ReturnType<typeof pessoaQueChama>>;
let titular: Awaited<ReturnType<typeof ligacaoDePessoa>>;
const SMS = { finalidade: 'AVISOS_POR_SMS', canal: 'TELEFONE', comprovacao: 'Gravação 20261119-0412', versao: 1 };
const registrar = (corpo: unknown, cdc = titular.cdc) => chamar('POST', `/ligacoes/${cdc}/consentimentos`, corpo);

beforeAll(async () => {
  chamar = await pessoaQueChama(['registrar-consentimento', 'revogar-consentimento', 'publicar-texto-consentimento']);
  titular = await ligacaoDePessoa(raiz());
});

test('what was allowed, by which text, how and by whose hand is kept, and is in the audit', async () => {
  const { statusCode, json } = await registrar(SMS);
  expect(statusCode).toBe(201);
  const { rows } = await raiz().query<{ resumo: string }>(`SELECT encode(sha256(convert_to(texto, 'UTF8')), 'hex') AS resumo FROM cadastro.texto_de_consentimento WHERE finalidade = 'AVISOS_POR_SMS'`);
  expect(json).toMatchObject({ ...SMS, decisao: 'CONCEDIDO', versao: 1, resumoDoTexto: rows[0]?.resumo, por: 'Marina Duarte (demonstração)' });
  expect((await atos(raiz(), 'cadastro/registrar-consentimento'))[0]).toMatchObject({ objeto: `ligacao:${titular.cdc}/consentimento:${String(json['id'])}`, depois: { finalidade: 'AVISOS_POR_SMS', decisao: 'CONCEDIDO', versao: 1 } });
});

test('allowing twice is refused; allowing a newer text is not', async () => {
  expect((await registrar(SMS)).json).toMatchObject({ status: 409, codigo: 'consentimento/ja-concedido', campo: 'finalidade' });
  await chamar('POST', '/consentimentos/textos', { finalidade: 'AVISOS_POR_SMS', texto: 'Autorizo receber avisos por SMS, também de manutenções programadas.', versao: 1 });
  expect((await registrar(SMS)).json).toMatchObject({ status: 409, codigo: 'consentimento/texto-mudou', campo: 'versao' });
  expect((await registrar({ ...SMS, versao: 2 })).json).toMatchObject({ versao: 2, decisao: 'CONCEDIDO' });
});

test('of two who register at once one is refused, and nothing is registered twice', async () => {
  const corpo = { ...SMS, finalidade: 'AVISOS_POR_WHATSAPP' };
  const feitos = await Promise.all([registrar(corpo), registrar(corpo)]);
  expect(new Set(feitos.map((f) => f.statusCode))).toEqual(new Set([201, 409]));
});

test('a CPF typed as proof is not kept in clear', async () => {
  expect((await registrar({ ...SMS, finalidade: 'PESQUISA_DE_SATISFACAO', comprovacao: 'termo do CPF 123.456.789-09' })).json).toMatchObject({ comprovacao: 'termo do CPF ***.456.789-**' });
});

test('the register only grows, and the database itself refuses a decision that makes no sense', async () => {
  for (const sql of ['UPDATE cadastro.consentimento SET decisao = decisao', 'DELETE FROM cadastro.consentimento', 'TRUNCATE cadastro.consentimento', 'UPDATE cadastro.texto_de_consentimento SET texto = texto', 'DELETE FROM cadastro.texto_de_consentimento']) {
    expect([sql, await recusaDoBanco(raiz(), sql)]).toEqual([sql, '42501']);
  }
  const outra = await ligacaoDePessoa(raiz(), 1);
  const incluir = `INSERT INTO cadastro.consentimento (pessoa, finalidade, versao, resumo_do_texto, decisao, canal, comprovacao, por, em) SELECT $1, finalidade, versao, resumo, $2, 'BALCAO', 'teste direto', 'x', now() FROM cadastro.texto_de_consentimento WHERE finalidade = 'AVISOS_POR_EMAIL'`;
  expect(await recusaDoBanco(raiz(), incluir, [outra.pessoa, 'REVOGADO'])).toBe('23514');
  expect(await recusaDoBanco(raiz(), incluir, [outra.pessoa, 'CONCEDIDO'])).toBe('passou');
  expect(await recusaDoBanco(raiz(), incluir, [outra.pessoa, 'CONCEDIDO'])).toBe('23514');
  expect(await recusaDoBanco(raiz(), incluir.replace('versao, resumo, $2', `versao, sha256('outro'), $2`), [outra.pessoa, 'REVOGADO'])).toBe('23503');
  expect(await recusaDoBanco(casa().app, 'UPDATE cadastro.consentimento SET por = por')).toBe('42501');
});

test.each([[{ ...SMS, finalidade: 'OUTRA' }, 'corpo.finalidade'], [{ ...SMS, comprovacao: 'ok' }, 'corpo.comprovacao'], [{ ...SMS, canal: 'FAX' }, 'corpo.canal']])('refuses %j by its field', async (corpo, campo) => {
  expect((await registrar(corpo)).json).toMatchObject({ status: 400, campo });
});

test('refuses a CDC that nobody has, and who may not', async () => {
  expect((await registrar(SMS, 999_999_999)).json).toMatchObject({ status: 404, codigo: 'ligacao/nao-encontrada', campo: 'cdc' });
  expect((await (await pessoaQueChama(['registrar-consentimento'], { menos: ['consentimento'] }))('POST', `/ligacoes/${titular.cdc}/consentimentos`, SMS)).statusCode).toBe(403);
});
