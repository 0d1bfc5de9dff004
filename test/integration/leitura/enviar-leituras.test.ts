import { beforeAll, expect, test } from 'vitest';
import { clienteDe, OPERADOR } from '../../contract/http-apoio.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';

const casa = comFuncoes('nascente_app');
let chamar: ReturnType<typeof clienteDe>;
const enviar = (corpo: object, chave: string) => chamar({ metodo: 'POST', caminho: '/leituras/arquivos', corpo, cabecalhos: { 'idempotency-key': chave } });

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/leitura/enviar-leituras/handler.ts')).handler]);
});

test('a small file comes in the call and lies in the inbox, and who sent it is in the audit', async () => {
  const conteudo = Buffer.from('HNASCENTE01\n', 'latin1');
  const resposta = await enviar({ nome: 'grupo-1 (2ª via).txt', tamanho: conteudo.length, conteudo: conteudo.toString('base64') }, 'envio-um-chave');
  expect(resposta.statusCode).toBe(202);
  const chave = String(resposta.json['chave']);
  expect(chave).toMatch(/^leituras\/[0-9a-f]{12}-grupo-1 \(2ª via\)\.txt$/);
  expect(await casa().s3.ler('entrada', chave)).toBe('HNASCENTE01\n');
  const { rows } = await casa().lote.query(`SELECT usuario, funcao FROM comum.auditoria WHERE objeto = $1`, [`entrada:${chave}`]);
  expect(rows).toEqual([{ usuario: OPERADOR.nome, funcao: 'leitura/enviar-leituras' }]);
}, 20_000);

test('a large one goes by the address of the answer, which takes exactly that many bytes', async () => {
  const bytes = Buffer.alloc(300_000, 'G');
  const { json } = await enviar({ nome: 'grande.ret', tamanho: bytes.length }, 'envio-dois-chave');
  const envio = json['envio'] as { url: string; metodo: string; cabecalhos: Record<string, string>; expiraEm: string };
  expect(envio.expiraEm).toMatch(/^2026-11-19T12:1[5-6]/);
  expect((await fetch(envio.url, { method: envio.metodo, headers: envio.cabecalhos, body: bytes })).status).toBe(200);
  expect((await casa().s3.ler('entrada', String(json['chave']))).length).toBe(bytes.length);
});

test('the same call after a fault sends the same object; another call, another', async () => {
  const corpo = { nome: 'a.ret', tamanho: 2, conteudo: Buffer.from('A2').toString('base64') };
  const primeira = await enviar(corpo, 'envio-tres-chave');
  chamar = clienteDe([(await import('../../../functions/leitura/enviar-leituras/handler.ts')).handler]);
  expect((await enviar(corpo, 'envio-tres-chave')).json).toEqual(primeira.json);
  expect((await enviar(corpo, 'envio-quatro-chave')).json).not.toEqual(primeira.json);
});

test('a content of another size than announced is refused and nothing is in the inbox', async () => {
  const resposta = await enviar({ nome: 'b.ret', tamanho: 3, conteudo: Buffer.from('A2').toString('base64') }, 'envio-cinco-chave');
  expect(resposta.json).toMatchObject({ status: 422, codigo: 'arquivo/tamanho-nao-confere', campo: 'corpo.tamanho' });
  const { rows } = await casa().lote.query(`SELECT FROM comum.auditoria WHERE objeto LIKE 'entrada:%b.ret'`);
  expect(rows).toHaveLength(0);
});
