import { expect, test } from 'vitest';
import { comAcesso, entrarCom } from './apoio.ts';
import { agir, codigoAgora, comPessoa, segredoDaChave, SENHA } from './apoio-segundo-fator.ts';

const acesso = comAcesso();

test('the first code turns it on and shows the recovery codes once; a wrong one, or one without a registration, does not', async () => {
  await comPessoa(acesso(), 'caio');
  const { sessao } = await entrarCom(acesso(), 'caio', SENHA);
  expect((await agir(acesso(), sessao, '/segundo-fator/confirmar', { codigo: '123456' })).json['codigo']).toBe('segundo-fator/nao-comecado');
  const { json } = await agir(acesso(), sessao, '/segundo-fator/cadastro', { senha: SENHA });
  const segredo = segredoDaChave(String(json['chave']));
  expect((await agir(acesso(), sessao, '/segundo-fator/confirmar', { codigo: codigoAgora(segredo, 9) })).json['codigo']).toBe('segundo-fator/codigo-recusado');
  const certo = codigoAgora(segredo);
  const r = await agir(acesso(), sessao, '/segundo-fator/confirmar', { codigo: certo });
  expect(r.json['codigos']).toHaveLength(10);
  expect((await agir(acesso(), sessao, '/segundo-fator/confirmar', { codigo: certo })).json['codigo']).toBe('segundo-fator/ja-cadastrado');
  expect((await entrarCom(acesso(), 'caio', SENHA)).json['pendencia']).toBe('SEGUNDO_FATOR');
  expect((await acesso().banco.pool().query(`SELECT FROM comum.auditoria WHERE funcao = 'acesso/confirmar-segundo-fator' AND objeto = 'usuario:caio'`)).rowCount).toBe(1);
});
