import { beforeAll, expect, test } from 'vitest';
import { comGente, dia, RECUSADO, status } from './gente.ts';

const gente = comGente(async () => [
  (await import('../../../functions/acesso/criar-chave/handler.ts')).handler,
  (await import('../../../functions/acesso/trocar-chave/handler.ts')).handler,
]);
const CHAVES = { funcao: 'chave-de-api', acoes: ['consultar', 'incluir', 'alterar'] };
type Nova = {
  readonly chave: string;
  readonly registro: { readonly id: string; readonly prefixo: string; readonly concessoes: unknown; readonly redes: unknown };
};
let n = 0;
const criar = async () =>
  (await gente().como('ines', { metodo: 'POST', caminho: '/chaves-de-api', corpo: { nome: `Sistema ${++n}`, validaAte: dia(30), redes: ['203.0.113.0/24'], concessoes: [{ funcao: 'ligacao', acoes: ['consultar'], setores: [1] }] } })).json as Nova;
const trocar = (id: string, diasDaAntiga: number, login = 'ines') => gente().como(login, { metodo: 'POST', caminho: `/chaves-de-api/${id}/troca`, corpo: { validaAte: dia(60), diasDaAntiga } });
const abre = async (chave: string) => (await gente().autorizar({ cabecalhos: { authorization: `Bearer ${chave}` } })).entra;

beforeAll(async () => {
  await gente().pessoa('ines', [CHAVES, { funcao: 'ligacao', acoes: ['consultar'] }]);
  await gente().pessoa('hugo', [CHAVES]);
});

test('both open until the old one is over; the new one has the same networks and grants', async () => {
  const antiga = await criar();
  const nova = (await trocar(antiga.registro.id, 7)).json as Nova;
  expect([nova.registro.concessoes, nova.registro.redes]).toEqual([antiga.registro.concessoes, antiga.registro.redes]);
  expect([await abre(antiga.chave), await abre(nova.chave)]).toEqual([true, true]);
  const [linha] = await gente().sql<{ dias: number; sucessora: string }>('SELECT round(extract(epoch FROM expira_em - clock_timestamp()) / 86400)::integer AS dias, sucessora FROM acesso.chave_de_api WHERE id = $1', [antiga.registro.id]);
  expect(linha).toEqual({ dias: 7, sucessora: nova.registro.id });
  await gente().sql(`UPDATE acesso.chave_de_api SET criada_em = criada_em - interval '10 days', expira_em = clock_timestamp() - interval '1 second' WHERE id = $1`, [antiga.registro.id]);
  expect([await abre(antiga.chave), await abre(nova.chave)]).toEqual([false, true]);
  expect(await gente().ultimo('acesso/trocar-chave')).toMatchObject({ usuario: 'Pessoa ines', objeto: `chave:${nova.registro.prefixo}`, depois: { antecessora: antiga.registro.prefixo } });
});

test('at once, the old one opens nothing more', async () => {
  const antiga = await criar();
  const { chave } = (await trocar(antiga.registro.id, 0)).json as Nova;
  expect([await abre(antiga.chave), await abre(chave)]).toEqual([false, true]);
});

test('the old one never opens for longer than it would', async () => {
  const antiga = await criar();
  await gente().sql(`UPDATE acesso.chave_de_api SET expira_em = clock_timestamp() + interval '1 day' WHERE id = $1`, [antiga.registro.id]);
  await trocar(antiga.registro.id, 30);
  expect(await gente().sql(`SELECT expira_em < clock_timestamp() + interval '25 hours' AS cedo FROM acesso.chave_de_api WHERE id = $1`, [antiga.registro.id])).toEqual([{ cedo: true }]);
});

test('who does not hold what the key does cannot have one like it', async () => {
  const { json } = await trocar((await criar()).registro.id, 7, 'hugo');
  expect(json).toMatchObject({ codigo: 'acesso/alem-dos-direitos', detail: expect.stringContaining('Ligações: consultar') as string });
});

test('of several at once one changes it, and a revoked or unknown one is not changed', async () => {
  for (const dias of [7, 0]) {
    const antiga = await criar();
    const respostas = await Promise.all([1, 2, 3].map(() => trocar(antiga.registro.id, dias)));
    expect(status(respostas)).toEqual([201, 409, 409]);
  }
  const revogada = await criar();
  await gente().sql('UPDATE acesso.chave_de_api SET revogada_em = clock_timestamp() WHERE id = $1', [revogada.registro.id]);
  expect((await trocar(revogada.registro.id, 7)).json['codigo']).toBe('chave/fora-de-uso');
  expect((await trocar('00000000-0000-4000-8000-00000000dead', 7)).json['codigo']).toBe('chave/nao-encontrada');
});

test('whoever may not is refused', async () => {
  await gente().pessoa('semnada');
  expect(await trocar((await criar()).registro.id, 7, 'semnada')).toMatchObject(RECUSADO);
});
