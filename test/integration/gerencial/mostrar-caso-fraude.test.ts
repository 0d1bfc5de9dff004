import { beforeAll, expect, test } from 'vitest';
import { clienteDe, OPERADOR } from '../../contract/http-apoio.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { atosDe, casoDeRui } from './apoio.ts';

const casa = comFuncoes('nascente_app');
let chamar: ReturnType<typeof clienteDe>;
const mostrar = (id: number, nome: string = OPERADOR.nome) => chamar({ metodo: 'GET', caminho: `/fraudes/casos/${id}`, quem: { ...OPERADOR, nome } });
let id = 0;

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/gerencial/mostrar-caso-fraude/handler.ts')).handler]);
  id = await casoDeRui(casa().banco.pool(), casa().app);
});

test('shows the case with its evidence in order and its steps, and the audit knows who looked', async () => {
  const { json, statusCode } = await mostrar(id);
  expect(statusCode).toBe(200);
  expect(json).toMatchObject({ caso: { id, usuarios: ['Rui Prado'] }, voceEParte: false, andamentos: [{ quem: 'sistema:teste', de: null, para: 'ABERTO', texto: null }] });
  const evidencias = json['evidencias'] as readonly { id: number; em: string; texto: string; objeto: string; dados: { ato: number } }[];
  expect(evidencias).toHaveLength(3);
  expect(evidencias[0]).toMatchObject({ texto: 'Recalculou a prévia', objeto: 'ciclo:1/ligacao:700' });
  expect(evidencias.map((e) => e.em)).toEqual(evidencias.map((e) => e.em).sort());
  expect((await atosDe(casa().banco.pool(), 'gerencial/mostrar-caso-fraude'))[0]).toMatchObject({ usuario: OPERADOR.nome, objeto: `caso-de-fraude:${id}` });
});

test('tells who is named in it', async () => {
  expect((await mostrar(id, 'RUI PRADO')).json).toMatchObject({ voceEParte: true });
});

test('one that does not exist is told, and leaves no trace of having been seen', async () => {
  const antes = await atosDe(casa().banco.pool(), 'gerencial/mostrar-caso-fraude');
  expect((await mostrar(999_999)).json).toMatchObject({ status: 404, codigo: 'caso/nao-encontrado' });
  expect(await atosDe(casa().banco.pool(), 'gerencial/mostrar-caso-fraude')).toEqual(antes);
});
