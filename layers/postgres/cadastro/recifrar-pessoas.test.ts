import { expect, it } from 'vitest';
import { comBanco } from '../../../test/fixture/banco.ts';
import { bancoDaCidade, CHAVE_PESSOAL } from '../../../test/fixture/cidade.ts';
import { protecaoDePessoas } from '../../pessoais/proteger.ts';
import { recifrarPessoas } from './recifrar-pessoas.ts';

const bd = comBanco(bancoDaCidade);
const [CERTA, ALHEIA] = ['c'.repeat(64), 'a'.repeat(64)];
const certa = protecaoDePessoas({ chave: CERTA });
/** Under which the town of the tests was made. */
const errada = protecaoDePessoas({ chave: CHAVE_PESSOAL });

interface Pessoa {
  readonly tipo: 'CPF' | 'CNPJ';
  readonly cifrado: Buffer;
  readonly indice: Buffer;
}
const pessoas = async () => (await bd.banco.pool().query<Pessoa>('SELECT documento_tipo AS tipo, documento_cifrado AS cifrado, documento_indice AS indice FROM cadastro.pessoa ORDER BY id')).rows;
const contatos = async () => (await bd.banco.pool().query<{ tipo: 'EMAIL' | 'TELEFONE'; cifrado: Buffer; indice: Buffer }>('SELECT tipo, valor_cifrado AS cifrado, valor_indice AS indice FROM cadastro.contato ORDER BY pessoa, tipo')).rows;

it('a town encrypted under another key of the ring opens under that in use, in documents and contacts, and is found', async () => {
  const dono = bd.banco.pool('nascente_migrador');
  const [antes, contatosAntes] = [await pessoas(), await contatos()];
  expect(await recifrarPessoas(dono, protecaoDePessoas({ chave: CERTA, anteriores: [ALHEIA] }))).toEqual({ recifrados: 0, perdidos: antes.length + contatosAntes.length });
  expect(await pessoas(), 'what no known key opens stays').toEqual(antes);

  const anel = protecaoDePessoas({ chave: CERTA, anteriores: [ALHEIA, CHAVE_PESSOAL] });
  expect(await recifrarPessoas(dono, anel)).toEqual({ recifrados: antes.length + contatosAntes.length, perdidos: 0 });
  const depois = await pessoas();
  expect(depois).toHaveLength(antes.length);
  for (const [i, { tipo, cifrado, indice }] of depois.entries()) {
    const documento = certa.revelar(tipo, cifrado);
    expect(documento).toEqual(errada.revelar(tipo, antes[i]?.cifrado ?? Buffer.of()));
    expect(certa.indices(documento)[0]?.equals(indice)).toBe(true);
  }
  for (const [i, { tipo, cifrado, indice }] of (await contatos()).entries()) {
    const valor = certa.revelarContato(tipo, cifrado);
    expect(valor).toBe(errada.revelarContato(tipo, contatosAntes[i]?.cifrado ?? Buffer.of()));
    expect(certa.protegerContato(tipo, valor).indice.equals(indice)).toBe(true);
  }
  expect(await recifrarPessoas(dono, anel), 'done again, it does nothing').toEqual({ recifrados: 0, perdidos: 0 });
});

it('a contact that somebody changes while it is being encrypted again keeps what he wrote', async () => {
  const dono = bd.banco.pool('nascente_migrador');
  const app = bd.banco.pool('nascente_app');
  const anel = { chave: 'd'.repeat(64), anteriores: [CERTA] };
  const novo = certa.protegerContato('TELEFONE', '15988887777');
  const { rows: [quem] } = await app.query<{ pessoa: number }>(`SELECT pessoa FROM cadastro.contato WHERE tipo = 'TELEFONE' ORDER BY pessoa LIMIT 1`);
  const cliente = await app.connect();
  await cliente.query('BEGIN');
  await cliente.query(`UPDATE cadastro.contato SET valor_cifrado = $2, valor_indice = $3 WHERE pessoa = $1 AND tipo = 'TELEFONE'`, [quem?.pessoa, novo.cifrado, novo.indice]);
  const recifrando = recifrarPessoas(dono, protecaoDePessoas(anel));
  await expect.poll(async () => (await bd.banco.pool().query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND usename = 'nascente_migrador' AND wait_event_type = 'Lock'`)).rowCount).toBe(1);
  await cliente.query('COMMIT');
  cliente.release();
  await recifrando;
  const { rows: [fim] } = await app.query<{ cifrado: Buffer }>(`SELECT valor_cifrado AS cifrado FROM cadastro.contato WHERE pessoa = $1 AND tipo = 'TELEFONE'`, [quem?.pessoa]);
  expect(protecaoDePessoas({ chave: anel.chave }).revelarContato('TELEFONE', fim?.cifrado ?? Buffer.of())).toBe('15988887777');
});
