import { expect, test } from 'vitest';
import { POLITICA_PADRAO } from '../../../domain/acesso/politica-de-senha.ts';
import { comAcesso, naSessao } from './apoio.ts';

const acesso = comAcesso();

test('whoever has entered sees the policy, also while the password is still to be changed; who has not does not', async () => {
  const { quem } = await naSessao(acesso());
  const ver = (como: Parameters<ReturnType<typeof acesso>['chamar']>[0]['quem']) => acesso().chamar({ metodo: 'GET', caminho: '/politica-de-senha', quem: como });
  const r = await ver({ ...quem, pendencia: 'TROCAR_SENHA' } as typeof quem);
  expect(r.json).toEqual({ senha: { ...POLITICA_PADRAO }, palavras: ['saae', 'água', 'esgoto', 'nascente'], sessao: { ociosaMinutos: 30, maximaHoras: 12, unica: false }, versao: expect.any(String) as string });
  expect((await ver(undefined)).statusCode).toBe(401);
});
