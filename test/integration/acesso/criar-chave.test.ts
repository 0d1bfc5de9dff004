import { beforeAll, expect, test } from 'vitest';
import { resumoDe } from '../../../layers/acesso/segredo-aleatorio.ts';
import { contextoDoAutorizador } from '../../../layers/http/quem.ts';
import { DE_NINGUEM } from './apoio.ts';
import { comGente, dar, dia, RECUSADO, status } from './gente.ts';

const gente = comGente(async () => [
  (await import('../../../functions/acesso/criar-chave/handler.ts')).handler,
  (await import('../../../functions/acesso/listar-chaves/handler.ts')).handler,
  (await import('../../../functions/acesso/revogar-chave/handler.ts')).handler,
  (await import('../../../functions/acesso/meus-acessos/handler.ts')).handler,
]);
const CHAVES = { funcao: 'chave-de-api', acoes: ['consultar', 'incluir', 'alterar'] };
let n = 0;
const criar = (mudanca: object = {}, login = 'ines') =>
  gente().como(login, { metodo: 'POST', caminho: '/chaves-de-api', corpo: { nome: `Sistema ${++n}`, validaAte: dia(30), redes: [], concessoes: [{ funcao: 'chave-de-api', acoes: ['consultar'] }], ...mudanca } });
const nova = async (mudanca: object = {}) => (await criar(mudanca)).json as { chave: string; registro: { id: string; prefixo: string; nome: string; redes: string[] } };
/** What the authorizer makes of a key. */
const entrar = (chave: string) => gente().autorizar({ cabecalhos: { authorization: `Bearer ${chave}` } });

beforeAll(async () => {
  await gente().pessoa('ines', [CHAVES, { funcao: 'ligacao', acoes: ['consultar'], setores: [1, 2] }]);
  await gente().pessoa('semnada');
});

test('the key comes once, and only its digest is kept', async () => {
  const { statusCode, json } = await criar({ nome: 'Site da prefeitura' });
  expect(statusCode).toBe(201);
  const { chave, registro } = json as { chave: string; registro: { prefixo: string } };
  expect(chave).toMatch(new RegExp(`^nsc_${registro.prefixo}_[A-Za-z0-9_-]{43}$`));
  const [linha] = await gente().sql<{ resumo: Buffer; tudo: string }>('SELECT resumo, to_json(k)::text AS tudo FROM acesso.chave_de_api k WHERE prefixo = $1', [registro.prefixo]);
  expect(linha?.resumo.equals(resumoDe(chave))).toBe(true);
  const segredo = chave.slice(13);
  expect(linha?.tudo).not.toContain(segredo);
  const ato = await gente().ultimo('acesso/criar-chave');
  expect(ato).toMatchObject({ usuario: 'Pessoa ines', objeto: `chave:${registro.prefixo}`, depois: { nome: 'Site da prefeitura' } });
  expect(JSON.stringify(ato)).not.toContain(segredo);
});

test('opens what it was given and nothing else, and the audit names it', async () => {
  const { chave, registro } = await nova();
  const quem = contextoDoAutorizador.parse((await entrar(chave)).context);
  expect(quem).toMatchObject({ origem: 'chave', nome: `chave: ${registro.nome} (${registro.prefixo})`, chave: registro.id, confianca: 'operador' });
  expect((await gente().com(quem, { metodo: 'GET', caminho: '/chaves-de-api' })).statusCode).toBe(200);
  const fora = { metodo: 'POST', caminho: `/chaves-de-api/${registro.id}/revogacao`, corpo: { motivo: 'fora do que foi dado' } };
  expect(await gente().com(quem, fora)).toMatchObject(RECUSADO);
  expect(await gente().ultimo('acesso/revogar-chave')).toMatchObject({ usuario: `chave: ${registro.nome} (${registro.prefixo})`, resultado: 'RECUSADO' });
});

test.each([['setores', 999], ['localidades', 999], ['departamentos', 999]])('what is of no place (%s %s) is given to no key, not even by who holds it everywhere', async (onde, qual) => {
  expect((await criar({ concessoes: [{ funcao: 'chave-de-api', acoes: ['consultar'], [onde]: [qual] }] })).json['codigo']).toBe('acesso/lugar-desconhecido');
});

test('a key is no person: it makes no other key, and has nothing of its own to see', async () => {
  const { chave } = await nova({ concessoes: [CHAVES] });
  const quem = contextoDoAutorizador.parse((await entrar(chave)).context);
  const outra = { nome: 'Filha', validaAte: dia(1), redes: [], concessoes: [CHAVES] };
  expect((await gente().com(quem, { metodo: 'POST', caminho: '/chaves-de-api', corpo: outra })).json).toMatchObject({ codigo: 'acesso/so-pessoa' });
  expect((await gente().com(quem, { metodo: 'GET', caminho: '/meus-acessos' })).json).toMatchObject({ codigo: 'acesso/so-pessoa' });
});

test('an act by a key needs no page of ours to come from', async () => {
  const [alvo, { chave }] = [await nova(), await nova({ concessoes: [CHAVES] })];
  const quem = contextoDoAutorizador.parse((await entrar(chave)).context);
  const ato = { metodo: 'POST', caminho: `/chaves-de-api/${alvo.registro.id}/revogacao`, corpo: { motivo: 'chamada por outro sistema' }, cabecalhos: { 'sec-fetch-site': 'cross-site' } };
  expect((await gente().com(quem, ato)).json).toMatchObject({ situacao: 'REVOGADA' });
  expect(await gente().ultimo('acesso/revogar-chave')).toMatchObject({ usuario: quem.nome, resultado: 'FEITO' });
  expect((await entrar(alvo.chave)).entra).toBe(false);
});

test.each([
  ['has expired', `expira_em = clock_timestamp() - interval '1 second', criada_em = clock_timestamp() - interval '1 day'`],
  ['was revoked', 'revogada_em = clock_timestamp()'],
  ['is of another network', `redes = '{10.0.0.0/8,2001:db8::/32}'`],
  ['has another secret', `resumo = sha256('outra')`],
])('a key that %s is nobody', async (_, mudanca) => {
  const { chave, registro } = await nova();
  expect((await entrar(chave)).entra).toBe(true);
  await gente().sql(`UPDATE acesso.chave_de_api SET ${mudanca} WHERE id = $1`, [registro.id]);
  expect(await entrar(chave)).toEqual(DE_NINGUEM);
});

test('of several networks any will do, and what was written beyond the mask is the network', async () => {
  const { chave, registro } = await nova({ redes: ['10.1.2.3/8', '203.0.113.200/24', '2001:db8::1'] });
  expect(registro.redes).toEqual(['10.0.0.0/8', '203.0.113.0/24', '2001:db8::1/128']);
  expect((await entrar(chave)).entra).toBe(true);
});

test.each(['nsc_', `nsc_AAAAAAAA_${'a'.repeat(43)}`, `nsc_AAAAAAAA_${'a'.repeat(42)}`, `nsc_AAAAAA%A_${'a'.repeat(43)}`])('%s is nobody', async (chave) => {
  expect((await entrar(chave)).entra).toBe(false);
});

test('a key loses what its maker loses, at the next call, and has it again with him', async () => {
  const id = await gente().pessoa('mauro', [CHAVES]);
  const { chave } = (await criar({}, 'mauro')).json as { chave: string };
  const ver = async () => (await gente().com(contextoDoAutorizador.parse((await entrar(chave)).context), { metodo: 'GET', caminho: '/chaves-de-api' })).statusCode;
  expect(await ver()).toBe(200);
  await dar(gente().sql, id, [{ ...CHAVES, efeito: 'NEGA' }]);
  expect(await ver()).toBe(403);
  await gente().sql(`DELETE FROM acesso.concessao WHERE usuario = $1 AND efeito = 'NEGA'`, [id]);
  expect(await ver()).toBe(200);
  await gente().sql('UPDATE acesso.usuario SET administrador = true WHERE id = $1', [id]);
  await gente().sql('DELETE FROM acesso.concessao WHERE usuario = $1', [id]);
  expect(await ver()).toBe(200);
  await gente().sql('UPDATE acesso.usuario SET administrador = false WHERE id = $1', [id]);
  expect(await ver()).toBe(403);
});

test('a key whose maker is disabled stops at once, and comes back with him', async () => {
  await gente().pessoa('zelia', [CHAVES]);
  const { json } = await criar({}, 'zelia');
  const chave = String(json['chave']);
  await gente().sql(`UPDATE acesso.usuario SET ativo = false WHERE login = 'zelia'`);
  expect((await entrar(chave)).entra).toBe(false);
  await gente().sql(`UPDATE acesso.usuario SET ativo = true WHERE login = 'zelia'`);
  expect((await entrar(chave)).entra).toBe(true);
});

test('use is noted, once a minute', async () => {
  const { chave, registro } = await nova();
  const usada = async () => (await gente().sql<{ em: string | null }>('SELECT usada_em::text AS em FROM acesso.chave_de_api WHERE id = $1', [registro.id]))[0]?.em;
  expect(await usada()).toBeNull();
  await entrar(chave);
  const primeira = await usada();
  expect(primeira).not.toBeNull();
  await entrar(chave);
  expect(await usada()).toBe(primeira);
  await gente().sql(`UPDATE acesso.chave_de_api SET usada_em = usada_em - interval '2 minutes' WHERE id = $1`, [registro.id]);
  await entrar(chave);
  expect(await usada()).not.toBe(primeira);
});

test.each([
  ['a function that the maker does not hold', [{ funcao: 'auditoria', acoes: ['consultar'] }], 'Auditoria: consultar'],
  ['an action that he does not hold', [{ funcao: 'ligacao', acoes: ['consultar', 'alterar'] }], 'Ligações: '],
  ['places where he does not hold it', [{ funcao: 'ligacao', acoes: ['consultar'], setores: [1, 3] }], 'Ligações: consultar" em todos os lugares'],
  ['everywhere, of who has some places', [{ funcao: 'ligacao', acoes: ['consultar'] }], 'Ligações: consultar'],
  ['what does not exist', [{ funcao: 'nada', acoes: ['consultar'] }], 'nada: consultar'],
])('%s is refused by its name', async (_, concessoes, nome) => {
  const { statusCode, json } = await criar({ concessoes });
  expect([statusCode, json['codigo']]).toEqual([409, 'acesso/alem-dos-direitos']);
  expect(json['detail']).toContain(nome);
});

test('what another lends is not for keys', async () => {
  const ines = (await gente().sql<{ id: string }>(`SELECT id FROM acesso.usuario WHERE login = 'ines'`))[0]?.id;
  const otto = await gente().pessoa('otto', [CHAVES]);
  const [emprestimo] = await gente().sql<{ id: number }>('INSERT INTO acesso.delegacao (delegante, delegado, de, ate, motivo, criada_por) VALUES ($1, $2, $3, $3, $4, $1) RETURNING id', [ines, otto, dia(0), 'férias']);
  await gente().sql(`INSERT INTO acesso.concessao (delegacao, funcao, acoes, setores) VALUES ($1, 'ligacao', '{consultar}', '{1}')`, [emprestimo?.id]);
  expect((await criar({ concessoes: [{ funcao: 'ligacao', acoes: ['consultar'], setores: [1] }] }, 'otto')).json['codigo']).toBe('acesso/alem-dos-direitos');
});

test('two years at most, and not before today', async () => {
  for (const validaAte of [dia(-1), dia(731)]) expect((await criar({ validaAte })).json['codigo']).toBe('chave/validade');
  expect((await criar({ validaAte: dia(729) })).statusCode).toBe(201);
  expect((await criar({ validaAte: dia(0) })).statusCode).toBe(201);
});

test('of two at once with one name, one is made', async () => {
  await gente().pessoa('joana', [CHAVES]);
  await gente().soAsTravas(4, async (vez) => {
    const feitas = await Promise.all(['ines', 'joana'].map((login) => criar({ nome: `Um nome só ${vez}` }, login)));
    expect(status(feitas)).toEqual([201, 409]);
    expect(feitas.find((f) => f.statusCode === 409)?.json['codigo']).toBe('chave/nome-em-uso');
  });
});

test('whoever may not is refused', async () => {
  expect(await criar({}, 'semnada')).toMatchObject(RECUSADO);
});
