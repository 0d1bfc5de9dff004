import { beforeAll, expect, test } from 'vitest';
import { ehCpf } from '../../../domain/cadastro/documento.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { atos, ligacaoDePessoa, pessoaQueChama } from './apoio-titular.ts';

interface Lista {
  readonly total: number;
  readonly itens: readonly Readonly<Record<string, unknown>>[];
}
interface Arquivo {
  readonly pessoa: { readonly nome: string; readonly documento: string; readonly telefone: string; readonly email: string };
  readonly ligacoes: readonly { readonly cdc: number; readonly endereco: string }[];
  readonly faturas: { readonly total: number; readonly itens: readonly { readonly cdc: number; readonly aviso: number; readonly valorEmCentavos: number; readonly situacao: string }[] };
  readonly pagamentos: Lista;
  readonly creditos: Lista;
  readonly leituras: Lista;
  readonly consultasAosDados: Lista;
  readonly consentimentos: readonly object[];
  readonly pedidos: readonly { readonly protocolo: number; readonly texto: string; readonly resposta: string | null }[];
}

const casa = comFuncoes('nascente_app');
const raiz = () => casa().banco.pool();
let chamar: Awaited<ReturnType<typeof pessoaQueChama>>;
let titular: Awaited<ReturnType<typeof ligacaoDePessoa>>;
const pedir = (tipo: string) => chamar('POST', `/ligacoes/${titular.cdc}/pedidos-titular`, { tipo, canal: 'BALCAO', texto: `Quero os meus dados (${tipo})` });

beforeAll(async () => {
  chamar = await pessoaQueChama(['exportar-dados-titular', 'registrar-pedido-titular', 'responder-pedido-titular', 'registrar-consentimento', 'revelar-dado']);
  titular = await ligacaoDePessoa(raiz());
  for (const tipo of ['ACESSO', 'CORRECAO', 'PORTABILIDADE']) await pedir(tipo);
  await chamar('POST', `/ligacoes/${titular.cdc}/consentimentos`, { finalidade: 'AVISOS_POR_SMS', canal: 'BALCAO', comprovacao: 'termo assinado 12', versao: 1 });
  await chamar('POST', `/ligacoes/${titular.cdc}/revelar`, { campo: 'EMAIL', motivo: 'mandar a segunda via' });
});

test('all that is kept about the person, whole, and of nobody else', async () => {
  const resposta = await chamar('GET', '/pedidos-titular/1/dados');
  expect(resposta).toMatchObject({ statusCode: 200, isBase64Encoded: true, headers: { 'content-disposition': 'inline; filename="dados-do-titular-1.json"' } });
  const lido = JSON.parse(Buffer.from(resposta.body ?? '', 'base64').toString('utf8')) as Arquivo;
  expect(lido.pessoa).toMatchObject({ nome: titular.nome, telefone: expect.stringMatching(/^1599\d{7}$/) as string, email: expect.stringContaining('@exemplo.invalid') as string });
  expect(ehCpf(lido.pessoa.documento.replace(/[.-]/g, ''))).toBe(true);
  const { rows } = await raiz().query<{ avisos: number[]; cdcs: number[] }>(
    `SELECT array(SELECT f.aviso::integer FROM faturamento.fatura f JOIN cadastro.ligacao l USING (cdc) WHERE l.pessoa = $1 ORDER BY 1) AS avisos, array(SELECT cdc FROM cadastro.ligacao WHERE pessoa = $1 ORDER BY 1) AS cdcs`,
    [titular.pessoa],
  );
  expect(lido.ligacoes.map((l) => l.cdc)).toEqual(rows[0]?.cdcs);
  expect(lido.faturas.itens.map((f) => f.aviso).sort((a, b) => a - b)).toEqual(rows[0]?.avisos);
  expect(lido.faturas).toMatchObject({ total: rows[0]?.avisos.length });
  expect(lido.faturas.itens[0]).toMatchObject({ situacao: 'EM_DEBITO', valorEmCentavos: expect.any(Number) as number });
  expect(lido.consentimentos).toMatchObject([{ finalidade: 'AVISOS_POR_SMS', decisao: 'CONCEDIDO', texto: expect.stringContaining('SMS') as string, comprovacao: 'termo assinado 12' }]);
  const conta = async (tabela: string) => (await raiz().query<{ n: number }>(`SELECT count(*)::integer AS n FROM ${tabela} x JOIN cadastro.ligacao l ON l.cdc = x.cdc WHERE l.pessoa = $1`, [titular.pessoa])).rows[0]?.n;
  for (const [nome, tabela] of [['pagamentos', 'arrecadacao.pagamento'], ['creditos', 'arrecadacao.credito'], ['leituras', 'leitura.leitura']] as const) {
    expect([nome, lido[nome].total, lido[nome].itens.length]).toEqual([nome, await conta(tabela), lido[nome].total]);
  }
  expect(lido.leituras.total + lido.pagamentos.total).toBeGreaterThan(0);
  // who saw is another person: that it was seen, what and why are the holder's
  expect(lido.consultasAosDados).toMatchObject({ total: 1, itens: [{ cdc: titular.cdc, campo: 'EMAIL', motivo: 'mandar a segunda via' }] });
  expect(JSON.stringify(lido)).not.toContain('Marina Duarte');
  expect(lido.pedidos.map((p) => [p.protocolo, p.texto, p.resposta])).toContainEqual([1, 'Quero os meus dados (ACESSO)', null]);
});

test('who took the file is in the audit, and nothing of what is in it', async () => {
  await chamar('GET', '/pedidos-titular/3/dados');
  const [ato] = await atos(raiz(), 'cadastro/exportar-dados-titular');
  expect(ato).toMatchObject({ usuario: 'Marina Duarte (demonstração)', objeto: 'pedido-titular:3', depois: { pessoa: titular.pessoa } });
  expect(JSON.stringify(ato)).not.toMatch(/1599\d{7}|exemplo\.invalid|\d{3}\.\d{3}\.\d{3}/);
});

test('only requests that are answered with data give them, and not when refused', async () => {
  expect((await chamar('GET', '/pedidos-titular/2/dados')).json).toMatchObject({ status: 409, codigo: 'pedido-titular/sem-dados', campo: 'protocolo' });
  await chamar('POST', '/pedidos-titular/3/resposta', { decisao: 'NEGADO', resposta: 'A identidade não foi provada.', motivo: 'identidade não conferida' });
  expect((await chamar('GET', '/pedidos-titular/3/dados')).json).toMatchObject({ codigo: 'pedido-titular/sem-dados' });
  await chamar('POST', '/pedidos-titular/1/resposta', { decisao: 'ATENDIDO', resposta: 'Segue o arquivo com os dados.', motivo: 'identidade conferida' });
  expect((await chamar('GET', '/pedidos-titular/1/dados')).statusCode).toBe(200);
});

test('refuses a protocol that nobody has, and who may not', async () => {
  expect((await chamar('GET', '/pedidos-titular/999/dados')).json).toMatchObject({ status: 404, codigo: 'pedido-titular/nao-encontrado' });
  expect((await (await pessoaQueChama(['exportar-dados-titular'], { menos: ['pedido-titular'], privilegios: ['dado-pessoal:ver'] }))('GET', '/pedidos-titular/1/dados')).statusCode).toBe(403);
});
