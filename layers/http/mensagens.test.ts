import { expect, test } from 'vitest';
import { z } from 'zod';
import bloquear from '../../events/http/acesso/bloquear.ts';
import criarChave from '../../events/http/acesso/criar-chave.ts';
import incluirRede from '../../events/http/acesso/incluir-rede.ts';
import mostrarLigacao from '../../events/http/cadastro/mostrar-ligacao.ts';
import { errosDeCampos } from './mensagens.ts';

function ditas(esquema: z.ZodType | undefined, valor: unknown): Record<string, string> {
  const error = esquema?.safeParse(valor).error;
  return error === undefined ? {} : Object.fromEntries(errosDeCampos('corpo', error).map(({ campo, mensagem }) => [campo, mensagem]));
}

const com = (exemplo: unknown, mudado: object): unknown => ({ ...(exemplo as object), ...mudado });

test.each<[string, z.ZodType | undefined, unknown, string, unknown, RegExp]>([
  ['a network to let in', incluirRede.corpo, incluirRede.exemplo.corpo, 'faixa', 'rede-da-sede', /^use um endereço .* ou uma rede/],
  ['an address to lock', bloquear.corpo, { alvo: 'IP', valor: '203.0.113.7', motivo: 'Ataque de fora' }, 'valor', '300.1.1.1', /^use um endereço .* ou uma rede/],
  ['a matrícula in the address', mostrarLigacao.params, { cdc: '1001' }, 'cdc', 'abc', /^deve ter só algarismos$/],
  ['of a type that is none of the two', z.strictObject({ x: z.union([z.int(), z.string()]) }), { x: 1 }, 'x', true, /^valor inválido: confira o que foi escrito$/],
])('%s, written wrong, says how it is written', (_, esquema, bom, campo, errado, como) => {
  expect(ditas(esquema, bom)).toEqual({});
  expect(ditas(esquema, com(bom, { [campo]: errado }))[`corpo.${campo}`]).toMatch(como);
});

test('in a list too, by the place', () => {
  expect(ditas(criarChave.corpo, com(criarChave.exemplo.corpo, { redes: ['10.0.0.0/8', 'x'] }))['corpo.redes.1']).toMatch(/^use um endereço/);
});

test('what was sent is not said again', () => {
  expect(JSON.stringify(ditas(incluirRede.corpo, com(incluirRede.exemplo.corpo, { faixa: 'segredo-da-sede' })))).not.toContain('segredo');
});
