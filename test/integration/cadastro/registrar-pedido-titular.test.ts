import { beforeAll, expect, test } from 'vitest';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { atos, ligacaoDePessoa, pessoaQueChama, recusaDoBanco } from './apoio-titular.ts';

const casa = comFuncoes('nascente_app');
const raiz = () => casa().banco.pool();
let chamar: Awaited<ReturnType<typeof pessoaQueChama>>;
let titular: Awaited<ReturnType<typeof ligacaoDePessoa>>;
const pedir = (mais: object = {}, cdc = titular.cdc) => chamar('POST', `/ligacoes/${cdc}/pedidos-titular`, { tipo: 'CORRECAO', canal: 'BALCAO', texto: 'Meu telefone agora é 15991234567', ...mais });

beforeAll(async () => {
  chamar = await pessoaQueChama(['registrar-pedido-titular']);
  titular = await ligacaoDePessoa(raiz());
});

test('gets a protocol, fifteen days from today, and the person of the ligação', async () => {
  const { statusCode, json } = await pedir();
  expect(statusCode).toBe(201);
  expect(json).toMatchObject({ protocolo: 1, cdc: titular.cdc, nome: titular.nome, situacao: 'ABERTO', abertoEm: CIDADE.hoje, prazo: '2026-12-04', alarme: 'NO_PRAZO', diasRestantes: 15 });
  expect((await atos(raiz(), 'cadastro/registrar-pedido-titular'))[0]).toMatchObject({ objeto: `ligacao:${titular.cdc}/pedido-titular:1`, depois: { tipo: 'CORRECAO', prazo: '2026-12-04' } });
});

test('protocols have no gaps: not by refusals, not by two at once, not by a transaction that gave up', async () => {
  await pedir({}, 999_999_999);
  await recusaDoBanco(raiz(), `INSERT INTO cadastro.pedido_do_titular (pessoa, cdc, tipo, canal, texto_cifrado, aberto_em, prazo, registrado_por, registrado_em) VALUES ($1, $2, 'ACESSO', 'FAX', decode(repeat('00', 40), 'hex'), '2026-11-19', '2026-12-04', 'x', now())`, [titular.pessoa, titular.cdc]);
  await Promise.all([pedir(), pedir(), pedir()]);
  const { rows } = await raiz().query<{ protocolos: number[]; ultimo: string }>(
    `SELECT (SELECT array_agg(protocolo::integer ORDER BY protocolo) FROM cadastro.pedido_do_titular) AS protocolos, (SELECT ultimo FROM comum.contador WHERE serie = 'pedido-do-titular') AS ultimo`,
  );
  expect(rows[0]).toMatchObject({ protocolos: [1, 2, 3, 4], ultimo: 4 });
});

test('what was asked is kept encrypted: nobody who reads the table reads it', async () => {
  const { rows } = await raiz().query<{ linha: string }>(`SELECT to_jsonb(d)::text AS linha FROM cadastro.pedido_do_titular d`);
  for (const { linha } of rows) for (const clara of ['15991234567', Buffer.from('15991234567').toString('hex'), 'telefone']) expect(linha).not.toContain(clara);
});

test('the term counts from the day on which the person asked, and not from when somebody registered it', async () => {
  expect((await pedir({ canal: 'CARTA', recebidoEm: '2026-11-10' })).json).toMatchObject({ abertoEm: '2026-11-10', prazo: '2026-11-25', diasRestantes: 6 });
  expect((await pedir({ recebidoEm: '2026-11-01' })).json).toMatchObject({ alarme: 'VENCIDO', diasRestantes: -3 });
  for (const recebidoEm of ['2026-11-20', '2025-11-18']) expect((await pedir({ recebidoEm })).json).toMatchObject({ status: 409, codigo: 'pedido-titular/recebimento-invalido', campo: 'recebidoEm' });
  expect(await recusaDoBanco(raiz(), `INSERT INTO cadastro.pedido_do_titular (pessoa, cdc, tipo, canal, texto_cifrado, aberto_em, prazo, registrado_por, registrado_em) VALUES ($1, $2, 'ACESSO', 'BALCAO', decode(repeat('00', 40), 'hex'), '2026-11-20', '2026-12-05', 'x', '2026-11-19T23:59:00-03:00')`, [titular.pessoa, titular.cdc])).toBe('23514');
});

test('the database holds the legal term and the number', async () => {
  const incluir = (prazo: string, mais = '', valor = '') => recusaDoBanco(raiz(), `INSERT INTO cadastro.pedido_do_titular (pessoa, cdc, tipo, canal, texto_cifrado, aberto_em, prazo, registrado_por, registrado_em${mais}) VALUES ($1, $2, 'ACESSO', 'BALCAO', decode(repeat('00', 40), 'hex'), '2026-11-19', '${prazo}', 'x', now()${valor})`, [titular.pessoa, titular.cdc]);
  expect(await incluir('2026-12-05')).toBe('23514');
  expect(await incluir('2026-12-04', ', situacao', `, 'ATENDIDO'`)).toBe('23514');
  expect(await recusaDoBanco(casa().app, 'INSERT INTO cadastro.pedido_do_titular (protocolo) VALUES (77)')).toBe('42501');
  expect(await recusaDoBanco(raiz(), 'DELETE FROM cadastro.pedido_do_titular')).toBe('42501');
});

test.each([[{ tipo: 'OUTRO' }, 'corpo.tipo'], [{ texto: 'oi' }, 'corpo.texto'], [{ canal: 'FAX' }, 'corpo.canal'], [{ protocolo: 9 }, 'corpo.protocolo']])('refuses %j by its field', async (mais, campo) => {
  expect((await pedir(mais)).json).toMatchObject({ status: 400, campo });
});

test('refuses a CDC that nobody has, and who may not', async () => {
  expect((await pedir({}, 999_999_999)).json).toMatchObject({ status: 404, codigo: 'ligacao/nao-encontrada', campo: 'cdc' });
  expect((await (await pessoaQueChama(['registrar-pedido-titular'], { menos: ['pedido-titular'] }))('POST', `/ligacoes/${titular.cdc}/pedidos-titular`, { tipo: 'ACESSO', canal: 'SITE', texto: 'quero os dados' })).statusCode).toBe(403);
});
