import { beforeAll, expect, test } from 'vitest';
import { direitosDoAmbiente } from '../../../layers/http/direitos.ts';
import { comGente, dar, dia, RECUSADO } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/alterar-usuario/handler.ts')).handler]);
const ids = new Map<string, string>();
const alterar = (login: string, corpo: object, quem = 'chefe') => gente().como(quem, { metodo: 'PATCH', caminho: `/usuarios/${ids.get(login) ?? login}`, corpo });

beforeAll(async () => {
  for (const login of ['total', 'chefe', 'bia', 'semnada']) ids.set(login, await gente().pessoa(login));
  await dar(gente().sql, ids.get('chefe') ?? '', [{ funcao: 'usuario', acoes: ['alterar'] }]);
  await gente().sql(`UPDATE acesso.usuario SET administrador = true WHERE login = 'total'`);
  await gente().sql(`INSERT INTO acesso.departamento (nome, ativo) VALUES ('Comercial', true), ('Extinto', false)`);
});

test('changes what is sent and leaves the rest, with before and after in the audit', async () => {
  expect((await alterar('bia', { departamento: 1 })).json).toMatchObject({ nome: 'Pessoa bia', email: 'bia@saae.example', departamento: { nome: 'Comercial' } });
  expect((await alterar('bia', { nome: 'Beatriz Prado', email: null })).json).toMatchObject({ nome: 'Beatriz Prado', email: null, departamento: { nome: 'Comercial' } });
  expect(await gente().ultimo('acesso/alterar-usuario')).toMatchObject({ antes: { nome: 'Pessoa bia', email: 'bia@saae.example' }, depois: { nome: 'Beatriz Prado', email: null, departamento: 1 } });
  expect((await alterar('bia', { departamento: null })).json).toMatchObject({ departamento: null });
});

test('a name that was somebody\'s stays his: what the audit says of him would be of another', async () => {
  await alterar('bia', { nome: 'Beatriz Lima' });
  expect((await alterar('chefe', { nome: 'beatriz prado' })).json).toMatchObject({ codigo: 'usuario/repetido', detail: expect.stringContaining('tem ou já teve este nome') as string });
  expect((await alterar('bia', { nome: 'Beatriz Prado' })).statusCode).toBe(200);
  const mudar = (nome: string) => gente().banco.pool('nascente_app').query(`UPDATE acesso.usuario SET nome = $1 WHERE login = 'chefe'`, [nome]);
  await expect(mudar('BEATRIZ LIMA')).rejects.toMatchObject({ constraint: 'nome_de_outra_pessoa' });
  await expect(mudar('chave: Site (AbCdEfGh)')).rejects.toMatchObject({ constraint: 'nome_de_pessoa' });
});

test.each(['chave: Site da prefeitura (AbCdEfGh)', 'sistema:terminal', 'Sistema', 'público'])('nobody is called %s, as the audit calls what is no person', async (nome) => {
  expect(await alterar('bia', { nome })).toMatchObject({ statusCode: 400 });
});

test.each([
  ['the name of another', 'bia', { nome: 'pessoa CHEFE' }, 'usuario/repetido'],
  ['the e-mail of another', 'bia', { email: 'chefe@saae.example' }, 'usuario/repetido'],
  ['a department out of use', 'bia', { departamento: 2 }, 'departamento/nao-encontrado'],
  ['an administrador, by who is none', 'total', { nome: 'Outro Nome' }, 'usuario/de-administrador'],
  ['nobody', '00000000-0000-4000-8000-00000000dead', { nome: 'Outro Nome' }, 'usuario/nao-encontrado'],
])('%s is refused', async (_, login, corpo, codigo) => {
  expect((await alterar(login, corpo)).json['codigo']).toBe(codigo);
});

test('from when and until when a person may enter, but never his own, and never so that in the end no administrador stays', async () => {
  const [hoje, ontem] = [dia(0), dia(-1)];
  expect((await alterar('bia', { validoDe: hoje, validoAte: hoje })).json).toMatchObject({ validoDe: hoje, validoAte: hoje, naValidade: true });
  expect((await alterar('bia', { validoDe: null, validoAte: ontem })).json).toMatchObject({ validoDe: null, validoAte: ontem, naValidade: false });
  expect(await gente().ultimo('acesso/alterar-usuario')).toMatchObject({ antes: { validoDe: hoje, validoAte: hoje }, depois: { validoDe: null, validoAte: ontem } });
  expect((await alterar('bia', { nome: 'Beatriz Reis' })).json).toMatchObject({ validoAte: ontem });
  expect((await alterar('bia', { validoDe: dia(1) })).json['codigo']).toBe('usuario/validade');
  expect((await alterar('chefe', { validoAte: null, nome: 'Pessoa chefe' })).statusCode).toBe(200);
  expect((await alterar('chefe', { validoAte: dia(30) })).json['codigo']).toBe('usuario/proprio');
  expect(await gente().ultimo('acesso/alterar-usuario')).toMatchObject({ resultado: 'RECUSADO' });
  // Marina, of every test here, is the other one: with an end of her own she is not who stays
  expect((await alterar('total', { validoAte: dia(400) }, 'marina')).statusCode).toBe(200);
  await gente().sql('UPDATE acesso.usuario SET valido_ate = NULL');
  await gente().sql(`UPDATE acesso.usuario SET valido_ate = $1 WHERE login = 'marina'`, [dia(400)]);
  for (const prazo of [{ validoAte: dia(400) }, { validoDe: dia(1) }]) expect((await alterar('total', prazo, 'marina')).json['codigo']).toBe('usuario/ultimo-administrador');
  await expect(gente().sql(`UPDATE acesso.usuario SET valido_ate = $1 WHERE login = 'total'`, [dia(400)])).rejects.toThrow('não sobraria administrador ativo');
});

test('what a person lends, or gave to a key, ends with his days, and the day that passes is enough', async () => {
  await gente().sql(`UPDATE acesso.usuario SET valido_ate = NULL`);
  const sujeito = { tipo: 'usuario' as const, id: ids.get('bia') ?? '' };
  const ler = async () => (await direitosDoAmbiente().ler(sujeito, '1'))?.instantaneo.ativo;
  expect(await ler()).toBe(true);
  await gente().sql(`UPDATE acesso.usuario SET valido_ate = $1 WHERE login = 'bia'`, [dia(-1)]);
  expect(await ler()).toBe(false);
});

test('only who alters users', async () => {
  expect(await alterar('bia', { nome: 'Outro Nome' }, 'semnada')).toMatchObject(RECUSADO);
});
