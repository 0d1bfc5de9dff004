import { beforeAll, expect, test } from 'vitest';
import { clienteDe } from '../../contract/http-apoio.ts';
import { auditoriaAntiga, mexer } from '../../fixture/auditoria-antiga.ts';
import { bancoDeTeste } from '../../fixture/banco.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';

type Resposta = {
  readonly itens: readonly { readonly id: number; readonly em: string; readonly objeto: string }[];
  readonly continua: string | null;
  readonly lidosDesde: string | null;
};

const casa = comFuncoes('nascente_app', { banco: bancoDeTeste });
let chamar: ReturnType<typeof clienteDe>;
const procurar = async (consulta = ''): Promise<Resposta & { readonly status: number }> => {
  const r = await chamar({ metodo: 'GET', caminho: '/auditoria/guarda', consulta });
  return { ...(r.json as Resposta), status: r.statusCode ?? 0 };
};
/** Pages until there are no more. */
async function tudo(consulta = ''): Promise<{ readonly ids: readonly number[]; readonly vezes: number }> {
  const ids: number[] = [];
  let vezes = 0;
  for (let continua: string | null = ''; continua !== null; vezes++) {
    const r: Resposta = await procurar(`${consulta}${continua === '' ? '' : `&continua=${continua}`}`);
    ids.push(...r.itens.map((i) => i.id));
    continua = r.continua;
  }
  return { ids, vezes };
}

/** Six files of a month each, and a block that stays. */
beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/comum/listar-auditoria-guardada/handler.ts')).handler]);
  await auditoriaAntiga(casa().banco, casa().lote, [70, 69, 68, 67, 66, 65, 3]);
  const { guardarAuditoria } = await import('../../../layers/auditoria/guardar.ts');
  expect(await guardarAuditoria({ pool: casa().lote, guarda: 'guarda' })).toEqual({ arquivos: 6, descartados: 24 });
});

test('the most recent first, some files at a time, to the end; who looked is in the audit', async () => {
  const primeira = await procurar();
  expect(primeira).toMatchObject({ status: 200, continua: '2:0', itens: expect.arrayContaining([expect.objectContaining({ usuario: 'maria', ip: '10.0.0.7', antes: { nome: 'çã\n"', valor: 23 }, motivo: 'teste', resultado: 'FEITO' })]) as unknown });
  expect(await tudo()).toEqual({ ids: Array.from({ length: 24 }, (_, i) => 24 - i), vezes: 2 });
  const { rows } = await casa().lote.query(`SELECT depois FROM comum.auditoria WHERE funcao = 'comum/listar-auditoria-guardada' ORDER BY id DESC LIMIT 1`);
  expect(rows).toEqual([{ depois: { continua: '2:0' } }]);
});

test.each([
  ['usuario=MAR&objeto=ligacao:3', [3]],
  ['usuario=joana', []],
  ['delegante=bru&objeto=ligacao:2', [2]],
  ['delegante=bru&objeto=ligacao:3', []],
  ['funcao=teste/&objeto=ligacao:24', [24]],
  ['funcao=outra/', []],
  ['objeto=ligacao', []],
  ['ip=10.0.0.0/8&objeto=ligacao:9', [9]],
  ['ip=10.0.0.7&objeto=ligacao:9', [9]],
  ['ip=10.0.0.8', []],
  ['ip=2001:db8::/32', []],
  ['ate=2001-01-01', []],
  ['evento=teste/agir&objeto=ligacao:4', [4]],
  ['evento=teste/', []],
  ['resultado=FEITO&objeto=ligacao:5', [5]],
  ['resultado=RECUSADO', []],
])('finds by %s', async (consulta, esperados) => {
  expect((await tudo(consulta)).ids).toEqual(esperados);
});

test('one person: what he did by any name and what was done to him by id, login or the e-mails that he had, also when the acts that changed them left', async () => {
  const raiz = casa().banco.pool();
  const { rows: [quem] } = await raiz.query<{ id: string }>(`INSERT INTO acesso.usuario (login, nome, email) VALUES ('mariab', 'Maria', 'maria@antes.example') RETURNING id`);
  await raiz.query(`UPDATE acesso.usuario SET nome = 'Maria Braga', email = 'maria@agora.example' WHERE id = $1`, [quem?.id]);
  const { serveNaGuarda } = await import('../../../layers/auditoria/serve.ts');
  const achados = await tudo(`pessoa=${quem?.id}`);
  expect(achados.ids, 'the acts of "maria", as she was called').toHaveLength(24);
  expect((await procurar(`pessoa=${quem?.id}`)) as unknown).toMatchObject({ nomeDaPessoa: 'Maria Braga' });
  const { cabe } = await serveNaGuarda(casa().app, { pessoa: quem?.id, resultado: null });
  const { atoGuardado } = await import('../../../layers/auditoria/ato-guardado.ts');
  const ato = (usuario: string, objeto: string) => atoGuardado({ id: '1', em: '0', usuario, ip: null, dispositivo: null, funcao: 'f', objeto, localidade: null, setor: null, antes: null, depois: null, motivo: null, resultado: 'FEITO', xid: null, delegante: null }).ato;
  for (const objeto of [`usuario:${quem?.id}`, 'usuario:mariab', 'usuario:maria@antes.example', 'sessao:x/usuario:maria@agora.example']) expect(cabe(ato('joana', objeto), ''), objeto).toBe(true);
  expect([cabe(ato('joana', 'usuario:mariabb'), ''), cabe(ato('joana', 'ligacao:1'), ''), cabe(ato('MARIA BRAGA', 'x'), '')]).toEqual([false, false, true]);
  const porLogin = await serveNaGuarda(casa().app, { objeto: 'usuario:mariab' });
  expect(porLogin.cabe(ato('joana', 'usuario:maria@antes.example'), '')).toBe(true);
  expect((await tudo('pessoa=00000000-0000-4000-8000-000000000000')).ids).toEqual([]);
});

test('by period, in days of Brasília, and reads no file of another', async () => {
  const { rows } = await casa().lote.query<{ dia: string }>(`SELECT (de AT TIME ZONE 'America/Sao_Paulo')::date AS dia FROM comum.guarda_auditoria WHERE numero = 5`);
  const dia = rows[0]?.dia ?? '';
  expect(await tudo(`de=${dia}&ate=${dia}`)).toEqual({ ids: [20, 19, 18, 17], vezes: 1 });
  expect((await procurar(`de=${dia}&ate=${dia}`)).lidosDesde?.slice(0, 7)).toBe(dia.slice(0, 7));
  expect(await procurar('ate=2001-01-01')).toMatchObject({ itens: [], continua: null, lidosDesde: null });
});

test.each([3, 1])('a file that has more than the %i that fit is taken up where it was left, and no act comes twice', async (maximo) => {
  const { procurarNaGuarda } = await import('../../../layers/auditoria/procurar.ts');
  const ids: number[] = [];
  for (let continua: string | null | undefined; continua !== null; ) {
    const r = await procurarNaGuarda({ pool: casa().app, guarda: 'guarda' }, {}, continua, maximo);
    if ('dano' in r) throw new Error('a guarda está inteira');
    expect(r.itens.length).toBeLessThanOrEqual(maximo);
    ids.push(...r.itens.map((i) => i.id));
    continua = r.continua;
  }
  expect(ids).toEqual(Array.from({ length: 24 }, (_, i) => 24 - i));
});

test.each(['continua=x', 'continua=1', 'ip=abc', 'de=2026-13-01', 'pagina=2'])('refuses %s by name', async (consulta) => {
  expect((await procurar(consulta)).status).toBe(400);
});

test('what is not as it was sealed is not shown, and the refusal names the file', async () => {
  await mexer(casa().banco, `UPDATE comum.selo_auditoria SET marcas = int8send(99) || substring(marcas, 9) WHERE numero = 6`);
  const r = await chamar({ metodo: 'GET', caminho: '/auditoria/guarda' });
  expect(r.json).toMatchObject({ status: 409, codigo: 'auditoria/guarda-nao-confere', detail: expect.stringMatching(/auditoria\/registros\/.*\/6-6-.*guarda-da-auditoria/) as string });
  expect(JSON.stringify(r.json)).not.toContain('ligacao:');
  expect((await casa().lote.query(`SELECT FROM comum.auditoria WHERE funcao = 'comum/listar-auditoria-guardada' AND resultado = 'RECUSADO'`)).rowCount).toBe(1);
});
