import { beforeAll, expect, test } from 'vitest';
import { direitosDoAmbiente } from '../../../layers/http/direitos.ts';
import type { Operacao } from '../../../layers/http/operacao.ts';
import type { ContextoDoAutorizador } from '../../../layers/http/quem.ts';
import { carregarRotas } from '../../../local/openapi/rotas.ts';
import { clienteDe, IdempotenciaEmMemoria } from '../../contract/http-apoio.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { dar } from '../acesso/gente.ts';

const casa = comFuncoes('nascente_app');
const sql = async <L extends object = Record<string, unknown>>(texto: string, valores: unknown[] = []) => (await casa().banco.pool().query(texto, valores)).rows as L[];
let chamar: ReturnType<typeof clienteDe>;
let seu: { readonly cdc: number; readonly setor: number };
let alheio: { readonly cdc: number; readonly aviso: number };
const ids = new Map<string, string>();

async function contexto(login: string): Promise<ContextoDoAutorizador> {
  const [v] = await sql<{ versao: string }>('SELECT versao::text AS versao FROM acesso.versao_dos_direitos');
  return { origem: 'sessao', confianca: 'operador', nome: `Pessoa ${login}`, usuario: ids.get(login) ?? '', login, sessao: '00000000-0000-4000-8000-000000000002', versao: v?.versao ?? '1' };
}
const ler = async (login: string, caminho: string, consulta = '') => chamar({ metodo: 'GET', caminho, consulta, quem: await contexto(login) });
const ultimo = async () => (await sql('SELECT usuario, delegante, funcao, objeto, depois, resultado, motivo FROM comum.auditoria ORDER BY id DESC LIMIT 1'))[0];
const quantos = async () => (await sql<{ n: number }>('SELECT count(*)::integer AS n FROM comum.auditoria'))[0]?.n;

beforeAll(async () => {
  const operacoes: Operacao[] = [
    (await import('../../../functions/cadastro/mostrar-ligacao/handler.ts')).handler,
    (await import('../../../functions/cadastro/buscar-ligacoes/handler.ts')).handler,
    (await import('../../../functions/faturamento/mostrar-fatura/handler.ts')).handler,
    (await import('../../../functions/faturamento/decidir-apontamento/handler.ts')).handler,
  ];
  chamar = clienteDe(operacoes, new IdempotenciaEmMemoria(), direitosDoAmbiente());
  const [dela] = await sql<typeof seu>('SELECT cdc, setor FROM cadastro.ligacao ORDER BY cdc LIMIT 1');
  const [outra] = await sql<typeof alheio>('SELECT cdc, aviso FROM faturamento.fatura WHERE setor <> $1 ORDER BY aviso LIMIT 1', [dela?.setor]);
  if (dela === undefined || outra === undefined) throw new Error('a cidade é pequena demais');
  [seu, alheio] = [dela, outra];
  for (const login of ['lia', 'rui']) {
    const [u] = await sql<{ id: string }>(`INSERT INTO acesso.usuario (login, nome, email, troca_senha) VALUES ($1, 'Pessoa ' || $1, $1 || '@saae.example', false) RETURNING id`, [login]);
    ids.set(login, u?.id ?? '');
  }
  const daqui = { acoes: ['consultar'], setores: [seu.setor] };
  await dar(sql, ids.get('lia') ?? '', [{ funcao: 'ligacao', ...daqui }, { funcao: 'fatura', ...daqui }, { funcao: 'critica', acoes: ['alterar'], setores: [seu.setor] }]);
});

test('who read what is written before it is answered, of one thing and of each that a search showed', async () => {
  expect((await ler('lia', `/ligacoes/${seu.cdc}`)).statusCode).toBe(200);
  expect(await ultimo()).toMatchObject({ usuario: 'Pessoa lia', delegante: null, funcao: 'cadastro/mostrar-ligacao', objeto: `ligacao:${seu.cdc}`, resultado: 'FEITO' });
  const { json } = await ler('lia', '/ligacoes', 'busca=rua&porPagina=5');
  const itens = json['itens'] as { cdc: number }[];
  expect(itens.length).toBeGreaterThan(1);
  expect(await ultimo()).toMatchObject({ funcao: 'cadastro/buscar-ligacoes', objeto: 'ligacoes', depois: { encontradas: json['total'], vistas: itens.map((i) => i.cdc) } });
});

test('a reading by a key, and one by a loan, are written too, and the loan says of whom', async () => {
  const [chave] = await sql<{ id: string }>(
    `INSERT INTO acesso.chave_de_api (nome, prefixo, resumo, criada_por, expira_em) VALUES ('Portal', 'Portal00', sha256('x'), $1, clock_timestamp() + interval '1 day') RETURNING id`,
    [ids.get('lia')],
  );
  await sql(`INSERT INTO acesso.concessao (chave, funcao, acoes) VALUES ($1, 'ligacao', '{consultar}')`, [chave?.id]);
  const [v] = await sql<{ versao: string }>('SELECT versao::text AS versao FROM acesso.versao_dos_direitos');
  const quem = { origem: 'chave', nome: 'chave Portal', confianca: 'operador', chave: chave?.id ?? '', versao: v?.versao ?? '1' } as const;
  expect((await chamar({ metodo: 'GET', caminho: `/ligacoes/${seu.cdc}`, quem })).statusCode).toBe(200);
  expect(await ultimo()).toMatchObject({ usuario: 'chave Portal', objeto: `ligacao:${seu.cdc}` });
  await sql(
    `WITH d AS (INSERT INTO acesso.delegacao (delegante, delegado, de, ate, motivo, criada_por) VALUES ($1, $2, $3, $4, 'férias de verão', $1) RETURNING id)
     INSERT INTO acesso.concessao (delegacao, funcao, acoes, setores) SELECT id, 'ligacao', '{consultar}', ARRAY[$5]::smallint[] FROM d`,
    [ids.get('lia'), ids.get('rui'), '2026-11-01', '2026-12-31', seu.setor],
  );
  expect((await ler('rui', `/ligacoes/${seu.cdc}`)).statusCode).toBe(200);
  expect(await ultimo()).toMatchObject({ usuario: 'Pessoa rui', delegante: 'Pessoa lia', objeto: `ligacao:${seu.cdc}` });
});

test('asking for what is in another place is written as refused, and answered as what does not exist; a wrong number is written by nobody', async () => {
  const deFora = await ler('lia', `/ligacoes/${alheio.cdc}`);
  expect(await ultimo()).toMatchObject({ usuario: 'Pessoa lia', funcao: 'cadastro/mostrar-ligacao', objeto: `ligacao:${alheio.cdc}`, resultado: 'RECUSADO', motivo: 'fora dos lugares de quem pediu' });
  expect((await ler('lia', `/faturas/${alheio.aviso}`)).statusCode).toBe(404);
  expect(await ultimo()).toMatchObject({ funcao: 'faturamento/mostrar-fatura', objeto: `fatura:${alheio.aviso}`, resultado: 'RECUSADO' });
  const antes = await quantos();
  const semNinguem = await ler('lia', '/ligacoes/999999999');
  expect([deFora.statusCode, deFora.json['codigo']]).toEqual([semNinguem.statusCode, semNinguem.json['codigo']]);
  expect(await quantos()).toBe(antes);
});

test('an act on what is in another place is written as refused', async () => {
  const decidir = async (cdc: number) =>
    chamar({
      metodo: 'POST', caminho: `/ciclos/1/ligacoes/${cdc}/decisao`, corpo: { acao: 'ACEITAR', motivo: 'conferido no local' }, quem: await contexto('lia'),
      cabecalhos: { 'sec-fetch-site': 'same-origin', 'idempotency-key': `decidir-${cdc}-teste` },
    });
  expect((await decidir(alheio.cdc)).json).toMatchObject({ status: 404, codigo: 'acesso/fora-do-lugar' });
  expect(await ultimo()).toMatchObject({ usuario: 'Pessoa lia', funcao: 'faturamento/decidir-apontamento', objeto: `ligacao:${alheio.cdc}`, resultado: 'RECUSADO', motivo: 'fora dos lugares de quem pediu' });
  const antes = await quantos();
  expect((await decidir(999_999_998)).json).toMatchObject({ codigo: 'acesso/fora-do-lugar' });
  expect(await quantos()).toBe(antes);
});

test('an audit that cannot be written shows nothing', async () => {
  await sql('REVOKE INSERT ON comum.auditoria FROM nascente_app');
  try {
    expect((await ler('lia', `/ligacoes/${seu.cdc}`)).statusCode).toBe(500);
  } finally {
    await sql('GRANT INSERT (usuario, ip, dispositivo, funcao, objeto, localidade, setor, antes, depois, motivo, resultado, delegante) ON comum.auditoria TO nascente_app');
  }
});

/** Routes that show something of one consumer, or many: each says that it is audited, or its own act writes it. */
const PELO_PROPRIO_ATO = new Set(['exportarDadosTitular', 'imprimirDadosTitular']);

test('every route that reads of a ligação, a bill or a request of a titular is marked', async () => {
  const rotas = (await carregarRotas()).filter((r) => r.metodo === 'GET' && ['cadastro', 'faturamento', 'razao'].includes(r.contexto));
  const devem = rotas.filter((r) => /\{(?:cdc|aviso|protocolo)\}/.test(r.caminho) || /^\/(?:ligacoes|pedidos-titular)$/.test(r.caminho));
  expect(devem.length).toBeGreaterThan(8);
  expect(devem.filter((r) => r.auditada === undefined && !PELO_PROPRIO_ATO.has(r.operationId)).map((r) => r.operationId)).toEqual([]);
  for (const { operationId, auditada, caminho } of rotas.filter((r) => r.auditada !== undefined)) {
    const nomes = [...(auditada?.objeto ?? '').matchAll(/\{(\w+)\}/g)].map(([parte]) => parte);
    expect(nomes.filter((n) => !caminho.includes(n)), operationId).toEqual([]);
  }
});
