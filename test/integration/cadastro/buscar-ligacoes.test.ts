import { beforeAll, describe, expect, test } from 'vitest';
import { digitosDoCpf, lerDocumento } from '../../../domain/cadastro/documento.ts';
import { exigir } from '../../../domain/comum/resultado.ts';
import { protecaoDePessoas } from '../../../layers/pessoais/proteger.ts';
import { clienteDe, OPERADOR } from '../../contract/http-apoio.ts';
import { CHAVE_PESSOAL } from '../../fixture/cidade.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';

const casa = comFuncoes('nascente_app');
let chamar: ReturnType<typeof clienteDe>;

interface Pagina {
  readonly itens: { readonly cdc: number; readonly nome: string; readonly endereco: string; readonly inscricao: string; readonly documentoMascarado: string }[];
  readonly total: number;
}
async function buscar(busca: string, mais = ''): Promise<Pagina> {
  const resposta = await chamar({ metodo: 'GET', caminho: '/ligacoes', consulta: `busca=${encodeURIComponent(busca)}${mais}` });
  expect(resposta.statusCode).toBe(200);
  return resposta.json as never;
}
const achados = async (busca: string) => (await buscar(busca, '&porPagina=200')).itens.map((i) => i.cdc);
const emOrdem = (cdcs: readonly number[]) => [...cdcs].sort((a, b) => a - b);
const raiz = () => casa().banco.pool();

/** Four that are like nobody else in the town. */
const [JOAO, MARIA, ANA, LOJA] = [900_001, 900_002, 900_003, 900_004] as const;
const CPF = '52998224725';

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/cadastro/buscar-ligacoes/handler.ts')).handler]);
  const pessoas: readonly (readonly [number, string, string, string])[] = [
    [JOAO, 'João Kückelhaus Zandoná', CPF, '77'],
    [MARIA, 'Maria das Dores Zandoná', '11144477735', '1577'],
    [ANA, "Ana d'Ávila Wojciechowski", '39053344705', '77-B'],
    [LOJA, 'Mercado Wojciechowski Ltda', '12ABC34501DE35', '15'],
  ];
  const protecao = protecaoDePessoas({ chave: CHAVE_PESSOAL });
  await raiz().query(`INSERT INTO cadastro.logradouro SELECT 900001, 'Travessa', 'Xavier Quinquilharia', bairro, setor, '18099000' FROM cadastro.logradouro LIMIT 1`);
  for (const [cdc, nome, numero, casaNumero] of pessoas) {
    const documento = exigir(lerDocumento(numero));
    const { cifrado, indice, mascara } = protecao.proteger(documento);
    await raiz().query('INSERT INTO cadastro.pessoa (id, nome, documento_tipo, documento_cifrado, documento_indice, documento_mascara) VALUES ($1, $2, $3, $4, $5, $6)', [cdc, nome, documento.tipo, cifrado, indice, mascara]);
    await raiz().query(
      `INSERT INTO cadastro.ligacao (cdc, inscricao, pessoa, logradouro, numero, localidade, setor, rota, sequencia, situacao, tipo_ligacao, tipo_faturamento, desde)
       SELECT $1, $2, $1, 900001, $3, localidade, setor, rota, $1, 'ATIVA', 'HIDROMETRADA', 1, '2020-01-01' FROM cadastro.ligacao LIMIT 1`,
      [cdc, `99887766554${String(cdc).slice(-4)}`, casaNumero],
    );
  }
});

describe('by number', () => {
  test('the CDC, first of what the number may be; and the ligação of the bill with that aviso', async () => {
    const { rows } = await casa().lote.query<{ cdc: number; aviso: number }>('SELECT cdc, aviso FROM faturamento.fatura WHERE aviso >= 10 ORDER BY aviso LIMIT 1');
    expect(await achados(String(rows[0]?.aviso))).toEqual([rows[0]?.cdc]);
    expect((await buscar('900001')).itens).toMatchObject([{ cdc: JOAO, nome: 'João Kückelhaus Zandoná', endereco: expect.stringMatching(/^Travessa Xavier Quinquilharia, 77, /) as string }]);
    await raiz().query(`SET session_replication_role = replica; UPDATE faturamento.fatura SET aviso = 900001 WHERE aviso = ${rows[0]?.aviso}; SET session_replication_role = origin`);
    expect(await achados('900001')).toEqual([JOAO, rows[0]?.cdc]);
  });

  test('the inscrição, whole or by its beginning', async () => {
    expect(await achados('998877665540002')).toEqual([MARIA]);
    expect(emOrdem(await achados('9988.7766.5540'))).toEqual([JOAO, MARIA, ANA, LOJA]);
  });

  test('the whole CPF or CNPJ, with or without mask, and it comes back masked', async () => {
    expect((await buscar('529.982.247-25')).itens).toMatchObject([{ cdc: JOAO, documentoMascarado: '***.982.247-**' }]);
    expect(await achados(CPF)).toEqual([JOAO]);
    expect(await achados('12.abc.345/01de-35')).toEqual([LOJA]);
    expect(await achados('52998224726')).toEqual([]);
    expect(await achados('982247')).toEqual([]);
  });
});

describe('by CPFs that may be of anybody', () => {
  const tentativas = Array.from({ length: 1_000 }, (_, i) => `${String(i).padStart(3, '0')}982247`).map((base) => base + digitosDoCpf(base));
  const procurar = (busca: string, nome: string = OPERADOR.nome) => chamar({ metodo: 'GET', caminho: '/ligacoes', consulta: `busca=${busca}`, quem: { ...OPERADOR, nome } });

  test('the digits that the mask hides are not found by trying: after twenty that are nobody, not even the right one is answered', async () => {
    const respostas = await Promise.all(tentativas.filter((t) => t !== CPF).slice(0, 24).map((t) => procurar(t, 'Curioso')));
    expect([200, 429].map((status) => respostas.filter((r) => r.statusCode === status).length)).toEqual([20, 4]);
    expect((await procurar(CPF, 'curioso')).json).toMatchObject({ status: 429, codigo: 'busca/cpfs-demais' });
    // another person, other kinds of search and companies are not kept out
    expect((await procurar(CPF)).json).toMatchObject({ total: 1 });
    for (const busca of ['zandona', '900001', '12ABC34501DE35']) expect((await procurar(busca, 'Curioso')).statusCode).toBe(200);
  });

  test('each is in the audit without the number, and weighs for an hour', async () => {
    const { rows } = await raiz().query(`SELECT count(*)::integer AS n, bool_and(antes IS NULL AND depois IS NULL AND motivo IS NULL AND objeto = 'ligacao') AS "semNumero" FROM comum.auditoria WHERE funcao = 'cadastro/buscar-cpf-sem-dono' AND usuario = 'Curioso'`);
    expect(rows).toEqual([{ n: 20, semNumero: true }]);
    await raiz().query(`INSERT INTO comum.auditoria (em, usuario, funcao, objeto, resultado) SELECT now() - interval '61 minutes', 'Antigo', 'cadastro/buscar-cpf-sem-dono', 'ligacao', 'FEITO' FROM generate_series(1, 20)`);
    expect((await procurar(CPF, 'Antigo')).json).toMatchObject({ total: 1 });
  });
});

describe('by words', () => {
  test.each([
    ['accents and case do not matter', 'JOAO KUCKELHAUS', [JOAO]],
    ['in any order', 'zandoná joão', [JOAO]],
    ['begun', 'zand', [JOAO, MARIA]],
    ['without the particles', 'maria dores zandona', [MARIA]],
    ['with another particle than is written', 'maria de dores zandona', [MARIA]],
    ['an apostrophe', "d'avila", [ANA]],
    ['the address', 'travessa xavier', [ANA, JOAO, MARIA, LOJA]],
    ['the address with its number', 'quinquilharia 77', [ANA, JOAO]],
    ['the number whole', 'quinquilharia, 1577', [MARIA]],
    ['and only whole', 'quinquilharia 15', [LOJA]],
    ['name and address together', 'wojci xavier 77', [ANA]],
  ])('%s', async (_, busca, esperados) => {
    expect(emOrdem(await achados(busca))).toEqual(emOrdem(esperados));
  });

  test.each([
    ['a wrong letter', 'joao kuckelhaos', [JOAO]],
    ['a missing letter', 'wojciechwski mercado', [LOJA]],
    ['an extra letter', 'zandonna joao', [JOAO]],
    ['two letters swapped', 'maria zandnoa', [MARIA]],
    ['two words at once', 'mercdo wojciehcowski', [LOJA]],
    ['of the street', 'xavier quinquiliaria 1577', [MARIA]],
  ])('misspelled: %s', async (_, busca, [esperado]) => {
    expect((await achados(busca))[0]).toBe(esperado);
  });

  test('what is spelled right is not mixed with what looks like it', async () => {
    await raiz().query(`UPDATE cadastro.pessoa SET nome = 'Mercado Zandonai' WHERE id = $1`, [LOJA]);
    expect((await achados('zandonai'))).toEqual([LOJA]);
    await raiz().query(`UPDATE cadastro.pessoa SET nome = 'Mercado Wojciechowski Ltda' WHERE id = $1`, [LOJA]);
  });

  test('who is called so comes before who has that name among others, and both before who lives on a street of that name', async () => {
    await raiz().query(`UPDATE cadastro.pessoa SET nome = 'Abel Xavier' WHERE id = $1`, [MARIA]);
    await raiz().query(`UPDATE cadastro.pessoa SET nome = 'Xavier Zuleika' WHERE id = $1`, [LOJA]);
    expect(await achados('xavier')).toEqual([LOJA, MARIA, ANA, JOAO]);
    await raiz().query(`UPDATE cadastro.pessoa SET nome = 'Maria das Dores Zandoná' WHERE id = $1`, [MARIA]);
    await raiz().query(`UPDATE cadastro.pessoa SET nome = 'Mercado Wojciechowski Ltda' WHERE id = $1`, [LOJA]);
  });

  test.each(['--', "'); DROP TABLE x; --", '& | ! ( ) :*', '%%', '\\\\', '🚰🚰'])('nothing but marks finds nothing: %s', async (busca) => {
    const { itens } = await buscar(busca);
    expect(itens.every((i) => i.cdc < 900_000)).toBe(true);
  });

  test('a question made of particles alone is taken as it is', async () => {
    expect(await achados('das')).toContain(MARIA);
    expect(await achados('das')).not.toContain(JOAO);
  });
});

test('names, streets, bairros and numbers that change are found as they became', async () => {
  await raiz().query(`UPDATE cadastro.pessoa SET nome = 'Joana Kückelhaus Brzezinski' WHERE id = $1`, [JOAO]);
  expect([await achados('brzezinski'), await achados('joao kuckelhaus zandona')]).toEqual([[JOAO], []]);
  await raiz().query(`UPDATE cadastro.logradouro SET nome = 'Ypiranga Velha' WHERE id = 900001`);
  expect([(await achados('ypiranga')).length, (await achados('quinquilharia')).length]).toEqual([4, 0]);
  await raiz().query(`INSERT INTO cadastro.bairro SELECT 900, localidade, 'Hortolândia Nova' FROM cadastro.bairro LIMIT 1`);
  await raiz().query('UPDATE cadastro.logradouro SET bairro = 900 WHERE id = 900001');
  expect((await achados('hortolandia')).length).toBe(4);
  await raiz().query(`UPDATE cadastro.bairro SET nome = 'Kubitschek' WHERE id = 900`);
  expect([(await achados('kubitschek')).length, (await achados('hortolandia')).length]).toEqual([4, 0]);
  await raiz().query(`UPDATE cadastro.ligacao SET numero = '4321', complemento = 'Fundos' WHERE cdc = $1`, [ANA]);
  expect([await achados('ypiranga 4321 fundos'), await achados('ypiranga 77')]).toEqual([[ANA], [JOAO]]);
});

test('every ligação of the town is found by its own name and address', async () => {
  const { rows } = await casa().app.query<{ faltam: number }>(
    `SELECT count(*)::integer AS faltam FROM cadastro.ligacao l JOIN cadastro.pessoa p ON p.id = l.pessoa JOIN cadastro.logradouro g ON g.id = l.logradouro
      WHERE NOT EXISTS (SELECT FROM cadastro.busca b WHERE b.cdc = l.cdc AND b.palavras @@ cadastro.consulta_de_busca(p.nome || ' ' || g.nome || ' ' || l.numero, false))`,
  );
  expect(rows[0]?.faltam).toBe(0);
});

test('a page has its part of all, by name', async () => {
  const tudo = await buscar('rua', '&porPagina=200');
  expect(tudo.total).toBeGreaterThan(200);
  const paginas = [...(await buscar('rua', '&porPagina=30')).itens, ...(await buscar('rua', '&porPagina=30&pagina=2')).itens];
  expect(paginas).toEqual(tudo.itens.slice(0, 60));
  expect(await buscar('rua', '&pagina=99')).toMatchObject({ itens: [], total: tudo.total });
});

test('the application searches and does not write what is searched', async () => {
  await expect(casa().app.query(`INSERT INTO cadastro.palavra VALUES ('x')`)).rejects.toMatchObject({ code: '42501' });
  await expect(casa().app.query('SELECT cadastro.indexar_busca(ARRAY[1])')).rejects.toMatchObject({ code: '42501' });
});
