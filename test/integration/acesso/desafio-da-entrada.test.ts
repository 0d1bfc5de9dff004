import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { beforeAll, expect, test } from 'vitest';
import { desafio } from '../../../events/http/esquemas-prova.ts';
import { senhaBarata } from '../../fixture/senha-barata.ts';
import { incluirUsuario } from '../../../layers/postgres/acesso/usuarios.ts';
import { comAcesso, DAQUI, entrarCom } from './apoio.ts';

const acesso = comAcesso();
const SENHA = 'cajá manga de dezembro';
const pedir = async () => desafio.parse((await acesso().chamar({ metodo: 'GET', caminho: '/entrar/desafio', quem: undefined })).json);
const comProva = (login: string, senha: string, prova: unknown) => acesso().chamar({ metodo: 'POST', caminho: '/entrar', corpo: { login, senha, prova }, cabecalhos: DAQUI, quem: undefined });

beforeAll(async () => {
  await incluirUsuario(acesso().banco.pool('nascente_app'), { login: 'caio', nome: 'Caio Prado', email: null, administrador: false, senha: senhaBarata(SENHA) });
});

test('who failed three times works for a second and enters; the same proof does not open twice', async () => {
  for (let i = 0; i < 3; i++) await entrarCom(acesso(), 'caio', 'x');
  const recusada = await entrarCom(acesso(), 'caio', SENHA);
  expect([recusada.statusCode, recusada.json['codigo']]).toEqual([428, 'acesso/prova-exigida']);
  const { signature, ...parameters } = await pedir();
  const comeco = performance.now();
  const achada = await solveChallenge({ challenge: { parameters, signature }, deriveKey });
  expect(performance.now() - comeco).toBeLessThan(10_000);
  const prova = { desafio: { signature, ...parameters }, solucao: { counter: achada?.counter, derivedKey: achada?.derivedKey } };
  expect((await comProva('caio', 'x', prova)).json['codigo']).toBe('acesso/entrada-recusada');
  expect((await comProva('caio', SENHA, prova)).json['codigo']).toBe('acesso/prova-exigida');
}, 30_000);

test('two challenges are never the same, and one made up opens nothing', async () => {
  const [um, outro] = [await pedir(), await pedir()];
  expect(um.nonce).not.toBe(outro.nonce);
  const inventado = { ...um, keyPrefix: '00', signature: '0'.repeat(64) };
  expect((await comProva('caio', SENHA, { desafio: inventado, solucao: { counter: 1, derivedKey: '00' } })).json['codigo']).toBe('acesso/prova-exigida');
  expect((await comProva('caio', SENHA, { desafio: { ...um, algorithm: 'SCRYPT' }, solucao: { counter: 1, derivedKey: '00' } })).statusCode).toBe(400);
});
