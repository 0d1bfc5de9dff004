import { beforeAll, expect, test } from 'vitest';
import { ehCpf } from '../../../domain/cadastro/documento.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { atos, ligacaoDePessoa, pessoaQueChama } from './apoio-titular.ts';

const casa = comFuncoes('nascente_app');
const raiz = () => casa().banco.pool();
let chamar: Awaited<ReturnType<typeof pessoaQueChama>>;
let cdc: number;
const MOTIVO = 'Confirmar retorno do vazamento';

beforeAll(async () => {
  chamar = await pessoaQueChama(['revelar-dado', 'mostrar-ligacao']);
  ({ cdc } = await ligacaoDePessoa(raiz()));
});

test('the document, the telephone and the e-mail, whole, of what the ligação shows masked', async () => {
  const vista = (await chamar('GET', `/ligacoes/${cdc}`)).json;
  expect(vista).toMatchObject({ documentoMascarado: expect.stringMatching(/^\*{3}\.\d{3}\.\d{3}-\*\*$/) as string, telefone: expect.stringMatching(/^\(\*\*\) \*{5}-\d{4}$/) as string, email: 'c***@e***' });
  const revelado = async (campo: string) => (await chamar('POST', `/ligacoes/${cdc}/revelar`, { campo, motivo: MOTIVO })).json['valor'] as string;
  const cpf = await revelado('DOCUMENTO');
  expect(ehCpf(cpf.replace(/[.-]/g, ''))).toBe(true);
  expect(`***${cpf.slice(3, 12)}**`).toBe(vista['documentoMascarado']);
  expect((await revelado('TELEFONE')).slice(-4)).toBe(String(vista['telefone']).slice(-4));
  expect(await revelado('EMAIL')).toMatch(/^cliente\d+@exemplo\.invalid$/);
});

test('who saw, what and why is in the audit, and what was seen is not', async () => {
  const antes = (await atos(raiz(), 'cadastro/revelar-dado')).length;
  const valor = (await chamar('POST', `/ligacoes/${cdc}/revelar`, { campo: 'TELEFONE', motivo: MOTIVO })).json['valor'] as string;
  const feitos = await atos(raiz(), 'cadastro/revelar-dado');
  expect(feitos).toHaveLength(antes + 1);
  expect(feitos[0]).toMatchObject({ usuario: 'Marina Duarte (demonstração)', objeto: `ligacao:${cdc}`, depois: { campo: 'TELEFONE' }, motivo: MOTIVO });
  const { rows } = await raiz().query(`SELECT FROM comum.auditoria WHERE to_jsonb(auditoria)::text LIKE '%' || $1 || '%'`, [valor]);
  expect(rows).toEqual([]);
});

test('a reason in which the datum was typed is kept under its mask', async () => {
  const { json } = await chamar('POST', `/ligacoes/${cdc}/revelar`, { campo: 'DOCUMENTO', motivo: 'conferir com 123.456.789-09 do RG' });
  expect(json['valor']).toBeTypeOf('string');
  expect((await atos(raiz(), 'cadastro/revelar-dado'))[0]?.motivo).toBe('conferir com ***.456.789-** do RG');
});

test('an audit that cannot be written shows nothing', async () => {
  await raiz().query('ALTER TABLE comum.auditoria ADD CONSTRAINT sem_revelar CHECK (funcao <> \'cadastro/revelar-dado\') NOT VALID');
  try {
    const { statusCode, body } = await chamar('POST', `/ligacoes/${cdc}/revelar`, { campo: 'DOCUMENTO', motivo: MOTIVO });
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(body).not.toMatch(/\d{3}\.\d{3}\.\d{3}-\d{2}/);
  } finally {
    await raiz().query('ALTER TABLE comum.auditoria DROP CONSTRAINT sem_revelar');
  }
});

test.each([[{ campo: 'DOCUMENTO', motivo: 'oi' }, 'corpo.motivo'], [{ campo: 'DOCUMENTO', motivo: '     ' }, 'corpo.motivo'], [{ campo: 'SENHA', motivo: MOTIVO }, 'corpo.campo'], [{ campo: 'DOCUMENTO' }, 'corpo.motivo']])(
  'refuses %j by its field',
  async (corpo, campo) => {
    expect((await chamar('POST', `/ligacoes/${cdc}/revelar`, corpo)).json).toMatchObject({ status: 400, campo });
  },
);

test('refuses a CDC that nobody has, a datum that nobody gave, and who may not', async () => {
  expect((await chamar('POST', '/ligacoes/999999999/revelar', { campo: 'EMAIL', motivo: MOTIVO })).json).toMatchObject({ status: 404, codigo: 'ligacao/nao-encontrada', campo: 'cdc' });
  const { rows } = await raiz().query<{ cdc: number }>(`SELECT l.cdc FROM cadastro.ligacao l WHERE NOT EXISTS (SELECT FROM cadastro.contato c WHERE c.pessoa = l.pessoa AND c.tipo = 'EMAIL') LIMIT 1`);
  expect((await chamar('POST', `/ligacoes/${rows[0]?.cdc}/revelar`, { campo: 'EMAIL', motivo: MOTIVO })).json).toMatchObject({ status: 404, codigo: 'dado-pessoal/nao-informado', campo: 'campo' });
  const outra = await pessoaQueChama(['revelar-dado'], { menos: ['dado-pessoal'], privilegios: ['dado-pessoal:ver'] });
  expect((await outra('POST', `/ligacoes/${cdc}/revelar`, { campo: 'EMAIL', motivo: MOTIVO })).statusCode).toBe(403);
});

test('a dump of the database has no telephone, e-mail or document in clear', async () => {
  const valores: string[] = [];
  for (const campo of ['DOCUMENTO', 'TELEFONE', 'EMAIL']) valores.push((await chamar('POST', `/ligacoes/${cdc}/revelar`, { campo, motivo: MOTIVO })).json['valor'] as string);
  const { rows } = await raiz().query<{ tabela: string }>(`SELECT c.oid::regclass::text AS tabela FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN ('cadastro', 'comum') AND c.relkind = 'r'`);
  expect(rows.length).toBeGreaterThan(20);
  const procurados = valores.flatMap((v) => [v, v.replace(/[.-]/g, '')]).flatMap((v) => [v, Buffer.from(v).toString('hex'), [...v].reverse().join('')]);
  for (const { tabela } of rows) {
    const { rows: achados } = await raiz().query(`SELECT FROM ${tabela} t WHERE EXISTS (SELECT FROM unnest($1::text[]) v WHERE to_jsonb(t)::text LIKE '%' || v || '%') LIMIT 1`, [procurados]);
    expect({ tabela, achados: achados.length }).toEqual({ tabela, achados: 0 });
  }
  // the search itself sees what is there to be seen
  expect((await raiz().query(`SELECT FROM cadastro.pessoa t WHERE to_jsonb(t)::text LIKE '%***.%' LIMIT 1`)).rowCount).toBe(1);
});
