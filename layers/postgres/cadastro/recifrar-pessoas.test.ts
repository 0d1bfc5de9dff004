import { expect, it } from 'vitest';
import { comBanco } from '../../../test/fixture/banco.ts';
import { bancoDaCidade, CHAVE_PESSOAL } from '../../../test/fixture/cidade.ts';
import { protecaoDePessoas } from '../../pessoais/proteger.ts';
import { recifrarPessoas } from './recifrar-pessoas.ts';

const bd = comBanco(bancoDaCidade);
const com = (letra: string) => protecaoDePessoas({ chave: letra.repeat(64) });
const [certa, alheia] = [com('c'), com('a')];
/** Under which the town of the tests was made. */
const errada = protecaoDePessoas({ chave: CHAVE_PESSOAL });

interface Pessoa {
  readonly tipo: 'CPF' | 'CNPJ';
  readonly cifrado: Buffer;
  readonly indice: Buffer;
}
const pessoas = async () => (await bd.banco.pool().query<Pessoa>('SELECT documento_tipo AS tipo, documento_cifrado AS cifrado, documento_indice AS indice FROM cadastro.pessoa ORDER BY id')).rows;
const contatos = async () => (await bd.banco.pool().query<{ tipo: 'EMAIL' | 'TELEFONE'; cifrado: Buffer; indice: Buffer }>('SELECT tipo, valor_cifrado AS cifrado, valor_indice AS indice FROM cadastro.contato ORDER BY pessoa, tipo')).rows;

it('a town encrypted under another key of the directory opens under its own, in documents and contacts, and is found', async () => {
  const dono = bd.banco.pool('nascente_migrador');
  const [antes, contatosAntes] = [await pessoas(), await contatos()];
  expect(await recifrarPessoas(dono, certa, [alheia])).toEqual({ recifrados: 0, perdidos: antes.length + contatosAntes.length });
  expect(await pessoas(), 'what no known key opens stays').toEqual(antes);

  expect(await recifrarPessoas(dono, certa, [alheia, errada])).toEqual({ recifrados: antes.length + contatosAntes.length, perdidos: 0 });
  const depois = await pessoas();
  expect(depois).toHaveLength(antes.length);
  for (const [i, { tipo, cifrado, indice }] of depois.entries()) {
    const documento = certa.revelar(tipo, cifrado);
    expect(documento).toEqual(errada.revelar(tipo, antes[i]?.cifrado ?? Buffer.of()));
    expect(certa.indice(documento).equals(indice)).toBe(true);
  }
  for (const [i, { tipo, cifrado, indice }] of (await contatos()).entries()) {
    const valor = certa.revelarContato(tipo, cifrado);
    expect(valor).toBe(errada.revelarContato(tipo, contatosAntes[i]?.cifrado ?? Buffer.of()));
    expect(certa.protegerContato(tipo, valor).indice.equals(indice)).toBe(true);
  }
  expect(await recifrarPessoas(dono, certa, [alheia, errada]), 'done again, it does nothing').toEqual({ recifrados: 0, perdidos: 0 });
});
