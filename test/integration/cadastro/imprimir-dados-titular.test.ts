import { PDFName } from 'pdf-lib';
import { beforeAll, expect, test } from 'vitest';
import { centavos, formatarReais } from '../../../domain/comum/dinheiro.ts';
import { lerEstruturaDoPdf } from '../../fixture/estrutura-do-pdf.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { comPdf } from '../../fixture/ler-pdf.ts';
import { atos, ligacaoDePessoa, pessoaQueChama } from './apoio-titular.ts';

const casa = comFuncoes('nascente_app');
const raiz = () => casa().banco.pool();
let chamar: Awaited<ReturnType<typeof pessoaQueChama>>;
let titular: Awaited<ReturnType<typeof ligacaoDePessoa>>;

const abrir = async (protocolo: number) => {
  const r = await chamar('GET', `/pedidos-titular/${protocolo}/dados/pdf`);
  return { ...r, pdf: new Uint8Array(Buffer.from(r.isBase64Encoded === true ? (r.body ?? '') : '', 'base64')) };
};
/** As PDFium reads it, in one line. */
const textoDe = (pdf: Uint8Array) => comPdf(pdf, (paginas) => Promise.resolve(paginas.map((p) => p.texto).join(' ').replace(/\s+/g, ' ')));

beforeAll(async () => {
  chamar = await pessoaQueChama(['imprimir-dados-titular', 'exportar-dados-titular', 'registrar-pedido-titular', 'responder-pedido-titular', 'registrar-consentimento', 'revelar-dado']);
  titular = await ligacaoDePessoa(raiz());
  const pedir = (tipo: string, texto: string) => chamar('POST', `/ligacoes/${titular.cdc}/pedidos-titular`, { tipo, canal: 'CARTA', texto });
  await pedir('ACESSO', 'Quero saber o que vocês têm de mim');
  await pedir('CORRECAO', 'Mudei de telefone');
  await pedir('PORTABILIDADE', 'Vou me mudar');
  await chamar('POST', `/ligacoes/${titular.cdc}/consentimentos`, { finalidade: 'AVISOS_POR_SMS', canal: 'BALCAO', comprovacao: 'termo assinado 12', versao: 1 });
  await chamar('POST', `/ligacoes/${titular.cdc}/revelar`, { campo: 'EMAIL', motivo: 'mandar a segunda via' });
});

test('the person reads all that the file has, whole, and what the law wants said of it', async () => {
  const { statusCode, headers, pdf } = await abrir(1);
  expect([statusCode, headers?.['content-type'], headers?.['content-disposition'], headers?.['cache-control']]).toEqual([200, 'application/pdf', 'inline; filename="dados-do-titular-1.pdf"', 'no-store']);
  const arquivo = JSON.parse(Buffer.from((await chamar('GET', '/pedidos-titular/1/dados')).body ?? '', 'base64').toString('utf8')) as {
    pessoa: Readonly<Record<'nome' | 'documento' | 'telefone' | 'email', string>>;
    ligacoes: readonly { cdc: number; endereco: string }[];
    faturas: { itens: readonly { aviso: number; valorEmCentavos: number }[] };
    leituras: { itens: readonly { leitura: number | null }[] };
    consentimentos: readonly { texto: string }[];
  };
  const texto = await textoDe(pdf);
  const { nome, documento, telefone, email } = arquivo.pessoa;
  const leituras = arquivo.leituras.itens.map((l) => (l.leitura === null ? 'não lido' : String(l.leitura)));
  const dados = [nome, documento, `(${telefone.slice(0, 2)}) ${telefone.slice(2, 7)}-${telefone.slice(7)}`, email, ...arquivo.ligacoes.flatMap((l) => [String(l.cdc), l.endereco]), ...arquivo.faturas.itens.flatMap((f) => [String(f.aviso), formatarReais(centavos(f.valorEmCentavos))]), ...leituras, ...arquivo.consentimentos.map((c) => c.texto)];
  expect(dados.length).toBeGreaterThan(10);
  for (const dado of dados) expect(texto).toContain(dado);
  for (const dito of ['protocolo 1', 'Quero saber o que vocês têm de mim', 'Mudei de telefone', 'carta', '04/12/2026', 'mandar a segunda via', 'termo assinado 12', 'Base legal', 'art. 7º, III e V', 'Consentimento (LGPD, arts. 7º, I, e 8º)', 'De onde vieram', 'Com quem são compartilhados', 'Bancos e demais arrecadadores', 'Como corrigir, contestar ou reclamar', 'gov.br/anpd', 'Helena Prado (demonstração), dados@saae.exemplo.invalid']) {
    expect(texto).toContain(dito);
  }
  expect(texto).not.toContain('***');
  // who saw is another person
  expect(texto).not.toContain('Marina Duarte');
});

test('it is PDF/UA-1: who hears it hears its language, its title and its headings', async () => {
  const { catalogo, pdf, xmp, elementos } = await lerEstruturaDoPdf((await abrir(1)).pdf);
  expect([catalogo.lookup(PDFName.of('Lang'))?.toString(), pdf.getTitle()]).toEqual(['(pt-BR)', 'Os seus dados pessoais, pedido 1']);
  expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
  const papeis = elementos.map((e) => e.papel);
  for (const papel of ['H1', 'H2', 'H3', 'Table', 'TH', 'TD']) expect(papeis).toContain(papel);
});

test('who opened it is in the audit, and nothing of what is in it', async () => {
  await abrir(3);
  const [ato] = await atos(raiz(), 'cadastro/imprimir-dados-titular');
  expect(ato).toMatchObject({ usuario: 'Marina Duarte (demonstração)', objeto: 'pedido-titular:3', depois: { pessoa: titular.pessoa } });
  expect(JSON.stringify(ato)).not.toMatch(/1599\d{7}|exemplo\.invalid|\d{3}\.\d{3}\.\d{3}/);
});

test('an audit that cannot be written gives no document', async () => {
  await raiz().query(`ALTER TABLE comum.auditoria ADD CONSTRAINT sem_papel CHECK (funcao <> 'cadastro/imprimir-dados-titular') NOT VALID`);
  const r = await abrir(1);
  await raiz().query('ALTER TABLE comum.auditoria DROP CONSTRAINT sem_papel');
  expect([r.statusCode, r.isBase64Encoded]).toEqual([500, undefined]);
});

test('a builder with thousands of bills, and words that no font draws, are a document too, which says what it leaves out', async () => {
  await raiz().query(`ALTER TABLE faturamento.fatura DISABLE TRIGGER USER`);
  await raiz().query(
    `INSERT INTO faturamento.fatura SELECT (jsonb_populate_record(f, jsonb_build_object('aviso', 500000 + n, 'nota', 500000 + n, 'referencia', 190001 + (n / 12) * 100 + n % 12, 'cancelada_em', '2026-11-01'))).*
       FROM faturamento.fatura f, generate_series(0, 899) n WHERE f.cdc = $1`,
    [titular.cdc],
  );
  await chamar('POST', `/ligacoes/${titular.cdc}/pedidos-titular`, { tipo: 'ACESSO', canal: 'SITE', texto: 'Meus dados 🙏 por favor #strong[*x*] \\ $1$' });
  const { statusCode, pdf } = await abrir(4);
  expect(statusCode).toBe(200);
  const texto = await textoDe(pdf);
  expect(texto).toContain('Meus dados ? por favor #strong[*x*] \\ $1$');
  expect(texto).toMatch(/Aqui estão os 240 mais recentes, de 9\d\d\. Peça o arquivo digital/);
});

test('refuses what is not answered with data, a protocol that nobody has, and who may not', async () => {
  expect((await abrir(2)).json).toMatchObject({ status: 409, codigo: 'pedido-titular/sem-dados', campo: 'protocolo' });
  await chamar('POST', '/pedidos-titular/3/resposta', { decisao: 'NEGADO', resposta: 'A identidade não foi provada.', motivo: 'identidade não conferida' });
  expect((await abrir(3)).json).toMatchObject({ codigo: 'pedido-titular/sem-dados' });
  expect((await abrir(999)).json).toMatchObject({ status: 404, codigo: 'pedido-titular/nao-encontrado' });
  expect((await chamar('GET', '/pedidos-titular/abc/dados/pdf')).json).toMatchObject({ status: 400 });
  expect((await (await pessoaQueChama(['imprimir-dados-titular'], { menos: ['pedido-titular'], privilegios: ['dado-pessoal:ver'] }))('GET', '/pedidos-titular/1/dados/pdf')).statusCode).toBe(403);
});
