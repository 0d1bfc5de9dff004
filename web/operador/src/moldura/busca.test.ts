import { expect, it } from 'vitest';
import { destinosDiretos, listaDaBusca } from './busca.tsx';

it('digits may be a CDC or an aviso, but for those of a document, which never become an address', () => {
  expect(destinosDiretos('1001').map((d) => d.value)).toEqual(['/ligacoes/1001', '/faturas/1001']);
  expect(destinosDiretos('12345678900').map((d) => d.value)).toEqual(['/faturas/12345678900']);
  for (const documento of ['52998224725', '529.982.247-25', '11.222.333/0001-81']) expect(destinosDiretos(documento)).toEqual([]);
});

it('of what finds nothing the list is shown, with the words in its address, unless they are a document', () => {
  expect(listaDaBusca('Maria & José')).toBe('/ligacoes?busca=Maria%20%26%20Jos%C3%A9');
  expect([listaDaBusca('529.982.247-25'), listaDaBusca('a')]).toEqual([null, null]);
});
