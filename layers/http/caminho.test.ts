import { expect, test } from 'vitest';
import { compilarRotas } from './caminho.ts';

const achar = compilarRotas([
  { metodo: 'GET', caminho: '/ciclos/{ciclo}' },
  { metodo: 'GET', caminho: '/ciclos/abertos' },
  { metodo: 'POST', caminho: '/ciclos/{ciclo}' },
  { metodo: 'GET', caminho: '/ciclos/{ciclo}/rotas/{rota}' },
  { metodo: 'GET', caminho: '/apito' },
]);

test.each([
  ['GET', '/ciclos/7', '/ciclos/{ciclo}', { ciclo: '7' }],
  ['GET', '/ciclos/abertos', '/ciclos/abertos', {}],
  ['POST', '/api/ciclos/abertos', '/ciclos/{ciclo}', { ciclo: 'abertos' }],
  ['GET', '/ciclos/a%2Fb/rotas/%C3%A1', '/ciclos/{ciclo}/rotas/{rota}', { ciclo: 'a/b', rota: 'á' }],
  ['GET', '/apito', '/apito', {}],
])('%s %s finds its route', (metodo, caminho, esperado, params) => {
  expect(achar(metodo, caminho)).toMatchObject({ rota: { caminho: esperado }, params });
});

test.each(['/', '', '/api', '/ciclos', '/ciclos/7/', '/ciclos//rotas/1/2', '/apiciclos/7', '/api/api/ciclos/7', '/ciclos/%E0%A4%A'])('%s finds nothing', (caminho) => {
  expect(achar('GET', caminho)).toEqual({ rota: undefined, metodos: [] });
});

test('another method says which ones the address takes', () => {
  expect(achar('DELETE', '/ciclos/7')).toEqual({ rota: undefined, metodos: ['GET', 'POST'] });
});
