import { beforeAll, expect, test } from 'vitest';
import { POLITICA_INICIAL } from '../../../domain/cadastro/mascaras/politica.ts';
import { somarDias } from '../../../domain/comum/data-civil.ts';
import { politicaDeMascaras } from '../../../events/http/esquemas-titular.ts';
import { alterarParametro } from '../../../layers/comum/alterar-parametro.ts';
import { versaoDe } from '../../../layers/postgres/comum/versao.ts';
import { CHAVE_DA_POLITICA, politicaVigente } from '../../../layers/postgres/cadastro/politica-de-mascaras.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { atos, ligacaoDePessoa, pessoaQueChama } from './apoio-titular.ts';

const casa = comFuncoes('nascente_app');
const RG = { nome: 'RG', padrao: 'RG ##.###.###-#', mascara: 'RG **.###.***-*' };
const NOVA = { mascarar: { ...POLITICA_INICIAL.mascarar, NOME: true }, padroes: [RG] };
const ROTAS = ['mudar-politica-dados', 'mostrar-politica-dados', 'mostrar-ligacao', 'mostrar-pedido-titular', 'registrar-pedido-titular'];
let chamar: Awaited<ReturnType<typeof pessoaQueChama>>;
const lida = async () => (await chamar('GET', '/dados-pessoais/politica')).json['versao'];
const mudar = async (politica: unknown, motivo = 'Portaria 12 da diretoria', versao?: unknown) => chamar('PUT', '/dados-pessoais/politica', { politica, versao: versao ?? (await lida()), motivo });

beforeAll(async () => {
  chamar = await pessoaQueChama(ROTAS);
});

test('the new policy is in force from today, the old one until yesterday, and the audit has both and the reason', async () => {
  expect((await mudar(NOVA)).json).toEqual({ ...NOVA, versao: expect.any(String) as string });
  expect(await politicaVigente(casa().app, CIDADE.hoje)).toEqual(NOVA);
  expect(await politicaVigente(casa().app, somarDias(CIDADE.hoje, -1))).toEqual(POLITICA_INICIAL);
  expect((await atos(casa().banco.pool(), 'cadastro/mudar-politica-dados'))[0]).toMatchObject({ antes: POLITICA_INICIAL, depois: NOVA, motivo: 'Portaria 12 da diretoria' });
  // twice on one day is one period still
  expect((await mudar({ ...NOVA, padroes: [] })).statusCode).toBe(200);
  expect((await mudar(NOVA)).statusCode).toBe(200);
});

test('answers follow it: names under masks, and the pattern of the utility in what people write', async () => {
  // who calls for the first time reads it as it is now
  const outra = await pessoaQueChama(ROTAS);
  const { cdc } = await ligacaoDePessoa(casa().banco.pool());
  expect((await outra('GET', `/ligacoes/${cdc}`)).json['nome']).toMatch(/^\S\*\*\*( \S\*\*\*)?$/);
  const { json } = await outra('POST', `/ligacoes/${cdc}/pedidos-titular`, { tipo: 'CORRECAO', canal: 'SITE', texto: 'o RG 12.345.678-9 está errado' });
  expect((await outra('GET', `/pedidos-titular/${String(json['protocolo'])}`)).json['texto']).toBe('o RG **.345.***-* está errado');
});

test('a policy that is broken in the database masks everything', async () => {
  await casa().banco.pool().query(`UPDATE comum.parametro SET valor = '{"mascarar": {}}' WHERE chave = 'dados-pessoais.politica'`);
  const outra = await pessoaQueChama(ROTAS);
  const { rows } = await casa().banco.pool().query<{ cdc: number }>(`SELECT l.cdc FROM cadastro.ligacao l JOIN cadastro.pessoa p ON p.id = l.pessoa WHERE p.documento_tipo = 'CNPJ' LIMIT 1`);
  expect((await outra('GET', `/ligacoes/${rows[0]?.cdc}`)).json['documentoMascarado']).toMatch(/^\*\*\..*-\*\*$/);
  await casa().banco.pool().query(`UPDATE comum.parametro SET valor = $1 WHERE chave = 'dados-pessoais.politica'`, [JSON.stringify(NOVA)]);
});

test.each([
  [{ ...NOVA, padroes: [{ ...RG, mascara: 'RG' }] }, 422, 'padrao/invalido', 'politica.padroes.0.mascara'],
  [{ ...NOVA, padroes: [{ ...RG, padrao: 'A+A+A+' }] }, 422, 'padrao/invalido', 'politica.padroes.0.padrao'],
  [{ ...NOVA, padroes: [RG, RG] }, 422, 'politica/invalida', 'politica.padroes.1.nome'],
  [{ ...NOVA, mascarar: { CPF: true } }, 400, 'requisicao/invalida', 'corpo.politica.mascarar.CNPJ'],
])('refuses %j by its field', async (politica, status, codigo, campo) => {
  expect((await mudar(politica)).json).toMatchObject({ status, codigo, campo });
});

test('of two who change it at once exactly one does, and the other is told; nothing of the first is lost', async () => {
  const versao = await lida();
  const CRACHA = { nome: 'Crachá', padrao: 'CR-####', mascara: 'CR-****' };
  // one hides one more thing, the other shows one: both from the policy that they have before them
  const feitos = await Promise.all([mudar({ ...NOVA, padroes: [RG, CRACHA] }, 'crachá em observações', versao), mudar({ ...NOVA, mascarar: { ...NOVA.mascarar, NOME: false } }, 'balcão chama pelo nome', versao)]);
  expect(new Set(feitos.map((r) => r.statusCode))).toEqual(new Set([200, 409]));
  const feita = feitos.find((r) => r.statusCode === 200);
  expect(feitos.find((r) => r.statusCode === 409)?.json).toMatchObject({ codigo: 'politica/mudou', campo: 'corpo.versao', detail: expect.stringContaining('Abra a tela de novo') as string });
  expect((await chamar('GET', '/dados-pessoais/politica')).json).toEqual(feita?.json);
  // who reads again has the version that lets him
  expect((await mudar(NOVA)).statusCode).toBe(200);
  expect((await mudar(NOVA, 'Portaria 12', 'curta')).json).toMatchObject({ status: 400, campo: 'corpo.versao' });
});

test('of two processes, the second waits for the first and then reads what it wrote', async () => {
  const antes = await politicaVigente(casa().app, CIDADE.hoje);
  const parametro = { chave: CHAVE_DA_POLITICA, esquema: politicaDeMascaras, funcao: 'cadastro/mudar-politica-dados', mudou: 'politica/mudou' } as const;
  const mudanca = { autor: { nome: 'sistema:teste' }, motivo: 'duas pessoas', versao: versaoDe(antes) };
  const trava = await casa().banco.pool().connect();
  // nobody ends before both have begun: what is written of the act waits for this
  await trava.query('BEGIN; LOCK TABLE comum.auditoria IN SHARE MODE');
  const feitos = [true, false].map((TELEFONE, i) => alterarParametro(i === 0 ? casa().app : casa().banco.pool('nascente_app'), parametro, { mascarar: { ...NOVA.mascarar, TELEFONE, CNPJ: true }, padroes: [] }, mudanca));
  await new Promise((pronto) => setTimeout(pronto, 250));
  await trava.query('COMMIT');
  trava.release();
  expect((await Promise.all(feitos)).filter((f) => !f.ok)).toMatchObject([{ erro: { codigo: 'politica/mudou' } }]);
});

test('refuses a reason too short, and who may not', async () => {
  expect((await mudar(NOVA, 'oi')).json).toMatchObject({ status: 400, campo: 'corpo.motivo' });
  expect((await (await pessoaQueChama(ROTAS, { menos: ['dado-pessoal'] }))('PUT', '/dados-pessoais/politica', { politica: NOVA, versao: await lida(), motivo: 'Portaria 12' })).statusCode).toBe(403);
});
