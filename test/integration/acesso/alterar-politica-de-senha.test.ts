import { expect, test } from 'vitest';
import { POLITICA_PADRAO } from '../../../domain/acesso/politica-de-senha.ts';
import type { ContextoDoAutorizador } from '../../../layers/http/quem.ts';
import { direitosDoAmbiente } from '../../../layers/http/direitos.ts';
import { lerRegrasDeAcesso } from '../../../layers/postgres/acesso/regras.ts';
import { versaoDe } from '../../../layers/postgres/comum/versao.ts';
import { relogio } from '../../../layers/runtime/relogio.ts';
import { incluirUsuario } from '../../../layers/postgres/acesso/usuarios.ts';
import { clienteDe } from '../../contract/http-apoio.ts';
import { comAcesso, DAQUI, naSessao } from './apoio.ts';

const acesso = comAcesso();
const raiz = () => acesso().banco.pool();
const REGRAS = { senha: { ...POLITICA_PADRAO, minimo: 15, historico: 3, validadeEmDias: 90 as number | null }, palavras: ['saae', 'sorocaba'], sessao: { ociosaMinutos: 15, maximaHoras: 8, unica: true } };
let vez = 0;

const lida = async () => versaoDe(await lerRegrasDeAcesso(raiz(), relogio.hoje()));
const alterar = async (corpo: object, quem: ContextoDoAutorizador, chamar = acesso().chamar) =>
  chamar({ metodo: 'PUT', caminho: '/politica-de-senha', corpo: { versao: await lida(), ...corpo }, cabecalhos: { ...DAQUI, 'idempotency-key': `politica-${++vez}` }, quem });

test('the rules change from today on, those before stay with their end, and the audit has both', async () => {
  const { quem } = await naSessao(acesso());
  const r = await alterar({ ...REGRAS, motivo: 'Portaria 12/2026' }, quem);
  expect([r.statusCode, r.json]).toEqual([200, { ...REGRAS, versao: await lida() }]);
  const { rows } = await raiz().query(`SELECT chave, upper_inf(vigencia) AS aberta, valor FROM comum.parametro WHERE chave = 'acesso.sessao-ociosa-minutos' ORDER BY vigencia`);
  expect(rows).toEqual([{ chave: 'acesso.sessao-ociosa-minutos', aberta: false, valor: 30 }, { chave: 'acesso.sessao-ociosa-minutos', aberta: true, valor: 15 }]);
  const { rows: atos } = await raiz().query(`SELECT usuario, antes->'senha'->>'minimo' AS antes, depois->'senha'->>'minimo' AS depois, motivo FROM comum.auditoria WHERE funcao = 'acesso/alterar-politica-de-senha'`);
  expect(atos).toEqual([{ usuario: quem.nome, antes: '12', depois: '15', motivo: 'Portaria 12/2026' }]);
  const segunda = await alterar({ ...REGRAS, palavras: [], motivo: 'Portaria 13/2026' }, quem);
  expect(segunda.json).toEqual({ ...REGRAS, palavras: [], versao: await lida() });
  expect((await raiz().query(`SELECT FROM comum.parametro WHERE chave LIKE 'acesso.%'`)).rows).toHaveLength(13);
  // whoever opens a session from now on has that long, by whatever path
  await naSessao(acesso());
  const { rows: duram } = await raiz().query(`SELECT round(extract(epoch FROM expira_em - criada_em) / 3600)::integer AS horas FROM acesso.sessao_de_usuario ORDER BY criada_em DESC LIMIT 1`);
  expect(duram).toEqual([{ horas: 8 }]);
});

test('a new validity reaches the passwords that there are, and none lets them be', async () => {
  const { quem } = await naSessao(acesso());
  await incluirUsuario(acesso().banco.pool('nascente_app'), { login: 'rui', nome: 'Rui Lima', email: null, administrador: false, senha: `$scrypt$ln=16,r=8,p=2$${'a'.repeat(22)}$${'b'.repeat(43)}` });
  await raiz().query(`UPDATE acesso.credencial SET alterada_em = now() - interval '100 days'`);
  const vencida = async () => (await raiz().query<{ v: boolean | null }>(`SELECT senha_vence_em < now() AS v FROM acesso.usuario WHERE login = 'rui'`)).rows[0]?.v;
  await alterar({ ...REGRAS, senha: { ...REGRAS.senha, validadeEmDias: 60 }, motivo: 'trocar a cada 60 dias' }, quem);
  expect(await vencida()).toBe(true);
  await alterar({ ...REGRAS, senha: { ...REGRAS.senha, validadeEmDias: null, validadeEmMeses: 3 }, motivo: 'trocar a cada três meses' }, quem);
  expect(await vencida()).toBe(true);
  await alterar({ ...REGRAS, senha: { ...REGRAS.senha, validadeEmDias: null, validadeEmMeses: 4 }, motivo: 'trocar a cada quatro meses' }, quem);
  expect(await vencida()).toBe(false);
  await alterar({ ...REGRAS, senha: { ...REGRAS.senha, validadeEmDias: null }, motivo: 'não vence mais' }, quem);
  expect(await vencida()).toBeNull();
});

test('of two who change the rules at once, one is told that they changed, and nothing of his is there', async () => {
  const { quem } = await naSessao(acesso());
  const versao = await lida();
  const feitos = await Promise.all([9, 10].map((maximaHoras) => alterar({ ...REGRAS, sessao: { ...REGRAS.sessao, maximaHoras }, versao, motivo: 'duas pessoas' }, quem)));
  expect(new Set(feitos.map((r) => r.statusCode))).toEqual(new Set([200, 409]));
  expect(feitos.find((r) => r.statusCode === 409)?.json).toMatchObject({ codigo: 'politica-de-senha/mudou', campo: 'corpo.versao' });
  expect((await lerRegrasDeAcesso(raiz(), relogio.hoje())).sessao).toEqual((feitos.find((r) => r.statusCode === 200)?.json as { sessao: object }).sessao);
});

test('a policy that leaves the door open, or that nobody can obey, is refused by each field', async () => {
  const { quem } = await naSessao(acesso());
  const r = await alterar({ ...REGRAS, senha: { ...REGRAS.senha, minimo: 4, historico: 100 }, motivo: 'facilitar a vida' }, quem);
  expect([r.statusCode, r.json['codigo']]).toEqual([422, 'politica-de-senha/fora-do-limite']);
  expect(r.json['erros']).toEqual([
    { campo: 'corpo.senha.minimo', mensagem: 'O mínimo de caracteres vai de 8 a 64. Informe um número inteiro entre eles.' },
    { campo: 'corpo.senha.historico', mensagem: 'A quantidade de senhas do histórico vai de 0 a 24. Informe um número inteiro entre eles.' },
  ]);
  for (const ociosaMinutos of [4, 721, 7.5]) expect((await alterar({ ...REGRAS, sessao: { ...REGRAS.sessao, ociosaMinutos }, motivo: 'sessão' }, quem)).statusCode).toBe(400);
  for (const maximaHoras of [0, 25, 7.5]) expect((await alterar({ ...REGRAS, sessao: { ...REGRAS.sessao, maximaHoras }, motivo: 'sessão' }, quem)).statusCode).toBe(400);
  // and by the database, whoever writes it
  await expect(raiz().query(`UPDATE comum.parametro SET valor = '25' WHERE chave = 'acesso.sessao-maxima-horas'`)).rejects.toThrow('parametro_sessao_maxima');
});

test('who has no right to it does not change it, with the real rights of the database', async () => {
  await raiz().query(`INSERT INTO acesso.usuario (login, nome, email, troca_senha) VALUES ('lia', 'Lia Reis', 'lia@saae.example', false)`);
  const { quem } = await naSessao(acesso(), 'lia');
  const { handler } = await import('../../../functions/acesso/alterar-politica-de-senha/handler.ts');
  const chamar = clienteDe([handler], undefined, direitosDoAmbiente());
  const r = await alterar({ ...REGRAS, motivo: 'porque sim' }, quem, chamar);
  expect([r.statusCode, r.json['codigo']]).toEqual([403, 'acesso/negado']);
});
