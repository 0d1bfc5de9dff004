import { expect, test } from 'vitest';
import { CODIGOS_DAS_REGRAS, conferirParametros, parametrosDa } from '../../../domain/gerencial/regras-de-fraude.ts';
import { regrasDeFraude } from '../../../layers/postgres/gerencial/regras.ts';
import { clienteDe } from '../../contract/http-apoio.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';

const casa = comFuncoes('nascente_app');

test('every rule of the program is in the database, active, with its parameters as they were born', async () => {
  const regras = await regrasDeFraude(casa().app);
  expect(regras.map((r) => r.codigo)).toEqual([...CODIGOS_DAS_REGRAS]);
  for (const { codigo, parametros, ativa } of regras) {
    expect(conferirParametros(codigo, parametros).ok).toBe(true);
    expect([ativa, parametros]).toEqual([true, Object.fromEntries(Object.entries(parametrosDa(codigo)).map(([nome, { padrao }]) => [nome, padrao]))]);
  }
});

test('the answer says what each parameter means, its limits and its value', async () => {
  const chamar = clienteDe([(await import('../../../functions/gerencial/listar-regras-fraude/handler.ts')).handler]);
  const { json } = await chamar({ metodo: 'GET', caminho: '/fraudes/regras' });
  const itens = json['itens'] as readonly { codigo: string; parametros: unknown[] }[];
  expect(itens.find((r) => r.codigo === 'R6')).toMatchObject({ peso: 80, parametros: [{ nome: 'dias', unidade: 'dias', minimo: 1, maximo: 365, padrao: 30, valor: 30 }] });
});
