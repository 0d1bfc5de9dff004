import { beforeAll, expect, test } from 'vitest';
import { clienteDe, OPERADOR } from '../../contract/http-apoio.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { atosDe, casosDa, plantar, vezes } from './apoio.ts';

const casa = comFuncoes('nascente_app');
let chamar: ReturnType<typeof clienteDe>;
const rodar = () => chamar({ metodo: 'POST', caminho: '/fraudes/rodadas' });
const raiz = () => casa().banco.pool();
const regra = (json: Record<string, unknown>, codigo: string) => (json['regras'] as readonly { regra: string; erro: string | null }[]).find((r) => r.regra === codigo);

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/gerencial/rodar-caca-fraude/handler.ts')).handler]);
  await plantar(raiz(), vezes(3, { usuario: 'Rui Prado', objeto: 'ciclo:1/ligacao:700', ha: '3 days' }));
});

test('a rule that fails says why and leaves the others done; mended, it finds what it did not', async () => {
  await raiz().query('ALTER TABLE cadastro.busca RENAME TO busca_quebrada');
  const { json, statusCode } = await rodar();
  expect(statusCode).toBe(200);
  expect(regra(json, 'R7')).toMatchObject({ achados: 0, erro: expect.stringContaining('cadastro.busca') });
  expect(regra(json, 'R1')).toMatchObject({ achados: 1, casosNovos: 1, evidenciasNovas: 3, erro: null });
  expect(regra(json, 'R12')).toMatchObject({ erro: null });
  await raiz().query('ALTER TABLE cadastro.busca_quebrada RENAME TO busca');
  const depois = await rodar();
  expect(regra(depois.json, 'R7')).toMatchObject({ erro: null });
  expect(regra(depois.json, 'R1')).toMatchObject({ achados: 1, casosNovos: 0, evidenciasNovas: 0 });
  expect(await casosDa(raiz(), 'R1')).toHaveLength(1);
});

test('who asked for it is in the run and in the audit', async () => {
  const { json } = await rodar();
  expect((await atosDe(raiz(), 'gerencial/rodar-caca-fraude'))[0]).toMatchObject({ usuario: OPERADOR.nome, objeto: `rodada-de-fraude:${String(json['id'])}` });
  const { rows } = await raiz().query('SELECT origem, por, terminada_em IS NOT NULL AS terminada FROM gerencial.rodada_de_fraude ORDER BY id DESC LIMIT 1');
  expect(rows).toEqual([{ origem: 'PESSOA', por: OPERADOR.nome, terminada: true }]);
});

test('while one runs another is refused; of one that died nobody waits for ever', async () => {
  await raiz().query(`INSERT INTO gerencial.rodada_de_fraude (origem, por) VALUES ('AGENDA', 'sistema:cacar-fraudes')`);
  expect((await rodar()).json).toMatchObject({ status: 409, codigo: 'fraude/rodada-em-andamento' });
  await raiz().query(`UPDATE gerencial.rodada_de_fraude SET iniciada_em = now() - interval '21 minutes' WHERE terminada_em IS NULL`);
  expect((await rodar()).statusCode).toBe(200);
});

test('two at the same time: every case once', async () => {
  await plantar(raiz(), vezes(3, { usuario: 'Ana Souza', objeto: 'ciclo:1/ligacao:710', ha: '3 days' }));
  const status = (await Promise.all([rodar(), rodar(), rodar()])).map((r) => r.statusCode);
  expect(status).toContain(200);
  expect((await casosDa(raiz(), 'R1')).map((c) => c.chave)).toEqual(['Ana Souza/ligacao:710', 'Rui Prado/ligacao:700']);
});
