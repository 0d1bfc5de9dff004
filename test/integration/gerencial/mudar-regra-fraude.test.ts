import { beforeAll, expect, test } from 'vitest';
import { clienteDe, OPERADOR } from '../../contract/http-apoio.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { paraTela, regrasDeFraude } from '../../../layers/postgres/gerencial/regras.ts';
import { atosDe, casosDa, plantar, rodar, vezes } from './apoio.ts';

const casa = comFuncoes('nascente_app');
let chamar: ReturnType<typeof clienteDe>;
let vez = 0;
const lida = async (codigo: string) => (await regrasDeFraude(casa().app)).filter((r) => r.codigo === codigo).map(paraTela)[0]?.versao ?? 'x'.repeat(32);
const mudar = async (regra: string, corpo: object) =>
  chamar({ metodo: 'PUT', caminho: `/fraudes/regras/${regra}`, corpo: { ativa: true, peso: 100, parametros: {}, versao: await lida(regra), motivo: 'Ajuste pedido pelo controle interno', ...corpo }, cabecalhos: { 'idempotency-key': `mudar-${++vez}-chave` } });
const raiz = () => casa().banco.pool();

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/gerencial/mudar-regra-fraude/handler.ts')).handler]);
});

test('a change is audited with before, after and why, and holds from the next run on', async () => {
  await plantar(raiz(), vezes(2, { usuario: 'Rui Prado', objeto: 'ciclo:1/ligacao:800', ha: '3 days' }));
  await rodar(casa().app);
  expect(await casosDa(raiz(), 'R1')).toEqual([]);
  const { json } = await mudar('R1', { parametros: { vezes: 2 }, peso: 50 });
  expect(json).toMatchObject({ codigo: 'R1', peso: 50, alteradaPor: OPERADOR.nome });
  expect((await atosDe(raiz(), 'gerencial/mudar-regra-fraude'))[0]).toMatchObject({
    usuario: OPERADOR.nome,
    objeto: 'regra-de-fraude:R1',
    antes: { vezes: 3, dias: 90, mads: 6, minimo: 10, peso: 100, ativa: true },
    depois: { vezes: 2, dias: 90, mads: 6, minimo: 10, peso: 50, ativa: true },
    motivo: 'Ajuste pedido pelo controle interno',
  });
  await rodar(casa().app);
  expect(await casosDa(raiz(), 'R1')).toMatchObject([{ chave: 'Rui Prado/ligacao:800', pontos: 20 }]);
});

test.each([
  ['below the limit', 'R1', { vezes: 1 }, '"Recálculos da mesma ligação pela mesma pessoa" vai de 2 a 50 (vezes)'],
  ['above the limit', 'R7', { semelhanca: 101 }, 'vai de 50 a 100 (%)'],
  ['of another rule', 'R6', { vezes: 3 }, 'não tem o parâmetro "vezes"'],
  ['that is a name of every object', 'R6', { constructor: 3 }, undefined],
])('a parameter %s is refused by its name, with the limits, and nothing changes', async (_o, regra, parametros, texto) => {
  const antes = await raiz().query('SELECT * FROM gerencial.regra_de_fraude ORDER BY codigo');
  const { json } = await mudar(regra, { parametros });
  expect([400, 422]).toContain(json['status']);
  if (texto !== undefined) expect(json).toMatchObject({ status: 422, codigo: 'fraude/parametro-invalido', detail: expect.stringContaining(texto) });
  expect((await raiz().query('SELECT * FROM gerencial.regra_de_fraude ORDER BY codigo')).rows).toEqual(antes.rows);
});

test('a rule that is off does not run, and one that does not exist is refused', async () => {
  await mudar('R7', { ativa: false });
  expect(Object.keys(await rodar(casa().app))).toEqual(['R1', 'R6', 'R10', 'R12']);
  expect((await mudar('R99', {})).statusCode).toBe(400);
});

test('of two who change a rule at once, one is told that it changed', async () => {
  const versao = await lida('R10');
  const feitos = await Promise.all([40, 60].map((peso) => mudar('R10', { peso, versao })));
  expect(new Set(feitos.map((r) => r.statusCode))).toEqual(new Set([200, 409]));
  expect(feitos.find((r) => r.statusCode === 409)?.json).toMatchObject({ codigo: 'fraude/regra-mudou', campo: 'corpo.versao' });
});
