import { beforeAll, expect, test, vi } from 'vitest';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { procurarAuditoria } from '../../../layers/postgres/comum/procurar-auditoria.ts';
import { clienteDe } from '../../contract/http-apoio.ts';
import { mexer } from '../../fixture/auditoria-antiga.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';

type Resposta = {
  readonly itens: readonly { readonly id: number; readonly usuario: string; readonly funcao: string; readonly objeto: string; readonly antes: unknown; readonly depois: unknown; readonly em: string; readonly nomeDoAlvo: string | null }[];
  readonly nomeDaPessoa: string | null;
  readonly total: number;
  readonly guardadosAte: string | null;
};

const casa = comFuncoes('nascente_app');
let chamar: ReturnType<typeof clienteDe>;
const procurar = async (consulta = '') => {
  const resposta = await chamar({ metodo: 'GET', caminho: '/auditoria', consulta });
  return { status: resposta.statusCode, ...(resposta.json as Resposta) };
};
/** Of the acts below: what looking leaves is left out. */
const objetos = async (consulta: string) => (await procurar(consulta)).itens.filter((a) => a.funcao !== 'comum/listar-auditoria').map((a) => a.objeto);

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/comum/listar-auditoria/handler.ts')).handler]);
  const { app } = casa();
  const ana = { nome: 'Ana Souza', ip: '10.2.3.4', dispositivo: 'guichê 1' };
  await auditar(app, { autor: ana, funcao: 'faturamento/decidir-apontamento', objeto: 'ciclo:71/ligacao:10102', antes: { valor: 100 }, depois: { valor: 200 }, motivo: 'conferido no local' });
  await auditar(app, { autor: { ...ana, delegante: 'Bruno Lima' }, funcao: 'faturamento/devolver-rota', objeto: 'ciclo:71/rota:101' });
  await auditar(app, { autor: { nome: 'Anabela Reis', ip: '2001:db8::7' }, funcao: 'faturamento/aprovar-ciclo', objeto: 'ciclo:711' });
  await auditar(app, { autor: { nome: 'sistema:agenda' }, funcao: 'leitura/receber', objeto: 'arquivo:71' });
});

test('the most recent first, whole: who, from where, before and after', async () => {
  const { itens, total, status } = await procurar('objeto=ligacao:10102');
  expect(status).toBe(200);
  expect(total).toBe(1);
  expect(itens[0]).toMatchObject({ usuario: 'Ana Souza', ip: '10.2.3.4', dispositivo: 'guichê 1', antes: { valor: 100 }, depois: { valor: 200 }, motivo: 'conferido no local', resultado: 'FEITO' });
  expect(await objetos('')).toEqual(expect.arrayContaining(['arquivo:71', 'ciclo:711', 'ciclo:71/rota:101', 'ciclo:71/ligacao:10102']));
  const ids = (await procurar('porPagina=200')).itens.map((a) => a.id);
  expect(ids).toEqual([...ids].sort((a, b) => b - a));
});

test.each([
  ['a part of the object, and never the beginning of a number', 'objeto=ciclo:71', ['ciclo:71/rota:101', 'ciclo:71/ligacao:10102']],
  ['the whole object', 'objeto=ciclo:71/rota:101', ['ciclo:71/rota:101']],
  ['the beginning of a name, in any case', 'usuario=ana&funcao=faturamento/', ['ciclo:711', 'ciclo:71/rota:101', 'ciclo:71/ligacao:10102']],
  ['the whole name', 'usuario=Ana%20Souza', ['ciclo:71/rota:101', 'ciclo:71/ligacao:10102']],
  ['who lent the right', 'delegante=bruno', ['ciclo:71/rota:101']],
  ['a function', 'funcao=faturamento/aprovar&ip=2001:db8::/32', ['ciclo:711']],
  ['an address', 'ip=2001:db8::7', ['ciclo:711']],
  ['a network', 'ip=10.2.0.0/16', ['ciclo:71/rota:101', 'ciclo:71/ligacao:10102']],
  ['a period without acts', 'ate=2001-01-01', []],
  ['what looks like a pattern is a text', 'usuario=%25', []],
  ['what looks like SQL is a text', "objeto=x'%20OR%20'1'='1", []],
])('finds by %s', async (_o, consulta, esperado) => {
  expect(await objetos(consulta)).toEqual(esperado);
});

test.each(['ip=10.2.3', 'ip=10.2.0.0/33', 'ip=abc', 'de=2026-13-01', 'pagina=0', 'usuario=', 'resultado=TALVEZ', 'pessoa=ana'])('refuses %s by name', async (consulta) => {
  expect((await procurar(consulta)).status).toBe(400);
});

test('who looked, and for what, is in the audit too', async () => {
  await procurar('usuario=ninguem-com-este-nome');
  const { itens } = await procurar('funcao=comum/listar-auditoria&porPagina=1');
  expect(itens[0]).toMatchObject({ objeto: 'auditoria', depois: { usuario: 'ninguem-com-este-nome', pagina: 1 } });
});

test('says up to which day the acts of the period are in the bucket, and only when the period reaches them', async () => {
  expect((await procurar()).guardadosAte).toBeNull();
  await mexer(casa().banco, `INSERT INTO comum.guarda_auditoria (numero, primeiro, ultimo, linhas, de, ate, chave, partes, resumo)
    VALUES (1, 1, 1, 1, '2019-12-01', '2020-01-31 23:30-03', 'x', '{1}', sha256('x')); INSERT INTO comum.descarte_auditoria (guarda, linhas) VALUES (1, 1)`);
  for (const consulta of ['', 'de=2020-01-31', 'ate=2019-12-31', 'usuario=Ana']) expect((await procurar(consulta)).guardadosAte, consulta).toBe('2020-01-31');
  expect((await procurar('de=2020-02-01')).guardadosAte).toBeNull();
});

test('one person is one object: by id, login, e-mail or an old name, what he did and what was done to him', async () => {
  const raiz = casa().banco.pool();
  const { rows } = await raiz.query<{ id: string }>(
    `INSERT INTO acesso.usuario (login, nome, email) VALUES ('rosa.melo', 'Rosa Prado', 'prado@saae.example'), ('outra', 'Outra Pessoa', 'outra@saae.example') RETURNING id`,
  );
  const [rosa = '', outra = ''] = rows.map((r) => r.id);
  await raiz.query(`UPDATE acesso.usuario SET nome = 'Rosa Melo', email = 'rosa@saae.example' WHERE id = $1`, [rosa]);
  const { app } = casa();
  const ato = async (nome: string, funcao: string, objeto: string, mais = {}) => auditar(app, { autor: { nome }, funcao, objeto, ...mais });
  await ato('público', 'acesso/entrar', 'usuario:rosa.melo', { resultado: 'RECUSADO' });
  await ato('público', 'acesso/entrar', 'usuario:rosa@saae.example', { resultado: 'RECUSADO' });
  await ato('Chefe', 'acesso/alterar-usuario', `usuario:${rosa}`, { antes: { nome: 'Rosa Prado', email: 'prado@saae.example' }, depois: { nome: 'Rosa Melo' } });
  await ato('Rosa Prado', 'acesso/sair', 'sessao');
  await ato('Rosa Melo', 'leitura/enviar-leituras', 'entrada:x');
  await ato('Chefe', 'acesso/conceder-privilegio', `usuario:${rosa}/privilegio:taxa:isentar`);
  await ato('Chefe', 'acesso/dar-senha', `usuario:${outra}`);
  const dela = await procurar(`pessoa=${rosa}`);
  expect(dela.itens.map((a) => a.objeto)).toEqual([`usuario:${rosa}/privilegio:taxa:isentar`, 'entrada:x', 'sessao', `usuario:${rosa}`, 'usuario:rosa@saae.example', 'usuario:rosa.melo']);
  expect(dela).toMatchObject({ total: 6, nomeDaPessoa: 'Rosa Melo' });
  expect(dela.itens.map((a) => a.nomeDoAlvo)).toEqual(['Rosa Melo', null, null, 'Rosa Melo', 'Rosa Melo', 'Rosa Melo']);
  const sobre = ['usuario:rosa.melo', `usuario:${rosa}`, 'usuario:rosa@saae.example'];
  for (const objeto of sobre) expect(await objetos(`objeto=${objeto}`), objeto).toEqual([`usuario:${rosa}/privilegio:taxa:isentar`, `usuario:${rosa}`, 'usuario:rosa@saae.example', 'usuario:rosa.melo']);
  expect(await objetos(`pessoa=${outra}`)).toEqual([`usuario:${outra}`]);
  expect(await objetos('pessoa=00000000-0000-4000-8000-00000000abcd')).toEqual([]);
  expect(await objetos('objeto=usuario:ninguem')).toEqual([]);
});

test('what was refused is listed by itself, and an event is that one and not those that begin like it', async () => {
  const { app } = casa();
  await auditar(app, { autor: { nome: 'Célio' }, funcao: 'acesso/bloquear-por-falhas', objeto: 'bloqueio:901', resultado: 'RECUSADO' });
  await auditar(app, { autor: { nome: 'Célio' }, funcao: 'acesso/bloquear', objeto: 'bloqueio:902' });
  expect(await objetos('usuario=Célio&resultado=RECUSADO')).toEqual(['bloqueio:901']);
  expect(await objetos('usuario=Célio&resultado=FEITO')).toEqual(['bloqueio:902']);
  expect(await objetos('evento=acesso/bloquear')).toEqual(['bloqueio:902']);
  expect(await objetos('usuario=Célio&funcao=acesso/bloquear')).toEqual(['bloqueio:902', 'bloqueio:901']);
});

let muitos: Promise<void> | undefined;
async function encher(): Promise<void> {
  const raiz = casa().banco.pool();
  await raiz.query(`INSERT INTO comum.auditoria (em, usuario, ip, funcao, objeto, resultado)
    SELECT now() - n * interval '1 minute', 'Pessoa ' || n % 400, '192.0.2.1'::inet + n % 200, 'atendimento/ato-' || n % 90, 'ligacao:' || 500000 + n, 'FEITO' FROM generate_series(1, 40000) n`);
  await raiz.query('ANALYZE comum.auditoria');
}

test.each([
  ['auditoria_resultado', { resultado: 'RECUSADO' }],
  ['auditoria_funcao', { evento: 'faturamento/aprovar-ciclo' }],
  ['auditoria_usuario', { usuario: 'Ana Souza' }],
  ['auditoria_delegante', { delegante: 'Bruno Lima' }],
  ['auditoria_funcao', { funcao: 'faturamento/aprovar-ciclo' }],
  ['auditoria_partes', { objeto: 'ligacao:10102' }],
  ['auditoria_ip', { ip: '2001:db8::/32' }],
  ['auditoria_em', { ate: '2001-01-01' }],
])('%s serves its search when there is much to search in', async (indice, procura) => {
  await (muitos ??= encher());
  const cliente = await casa().app.connect();
  try {
    const pedido = vi.spyOn(cliente, 'query');
    await procurarAuditoria(cliente, { usuario: null, delegante: null, funcao: null, objeto: null, ip: null, de: null, ate: null, pagina: 1, porPagina: 50, ...procura });
    const [texto, valores] = pedido.mock.calls[0] as unknown as [string, unknown[]];
    pedido.mockRestore();
    const { rows } = await cliente.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${texto}`, valores);
    expect(rows.map((r) => r['QUERY PLAN']).join('\n')).toContain(indice);
  } finally {
    cliente.release();
  }
});
