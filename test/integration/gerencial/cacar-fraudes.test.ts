import { beforeAll, expect, test } from 'vitest';
import { contextoDe } from '../../fixture/contexto.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { casosDa, plantar, vezes } from './apoio.ts';

const casa = comFuncoes('nascente_app');
let acordar: () => Promise<unknown>;
const raiz = () => casa().banco.pool();

beforeAll(async () => {
  const { handler } = await import('../../../functions/gerencial/cacar-fraudes/handler.ts');
  const contexto = contextoDe('cacar-fraudes', 600_000);
  acordar = async () => handler({}, contexto);
  await plantar(raiz(), vezes(3, { usuario: 'Rui Prado', objeto: 'ciclo:1/ligacao:700', ha: '3 days' }));
});

test('the schedule finds what was planted, in its own name', async () => {
  expect(await acordar()).toMatchObject({ feita: true, casosNovos: 1 });
  const { rows } = await raiz().query('SELECT origem, por FROM gerencial.rodada_de_fraude');
  expect(rows).toEqual([{ origem: 'AGENDA', por: 'sistema:cacar-fraudes' }]);
});

test('a rule that fails raises the alarm, and what the others found is kept', async () => {
  await plantar(raiz(), vezes(3, { usuario: 'Ana Souza', objeto: 'ciclo:1/ligacao:710', ha: '3 days' }));
  await raiz().query('ALTER TABLE cadastro.busca RENAME TO busca_quebrada');
  await expect(acordar()).rejects.toThrow('R7');
  expect((await casosDa(raiz(), 'R1')).map((c) => c.chave)).toEqual(['Ana Souza/ligacao:710', 'Rui Prado/ligacao:700']);
  expect((await raiz().query('SELECT count(*)::integer AS n FROM gerencial.rodada_de_fraude WHERE terminada_em IS NULL')).rows).toEqual([{ n: 0 }]);
});

test('a run of a person that died does not keep the one of the night from being made; one that is going on raises the alarm, and it is tried again', async () => {
  await raiz().query('ALTER TABLE cadastro.busca_quebrada RENAME TO busca');
  await raiz().query(`INSERT INTO gerencial.rodada_de_fraude (origem, por, iniciada_em) VALUES ('PESSOA', 'Rui Prado', now() - interval '2 minutes')`);
  expect(await acordar()).toMatchObject({ feita: true });
  await raiz().query(`INSERT INTO gerencial.rodada_de_fraude (origem, por, iniciada_em) VALUES ('PESSOA', 'Rui Prado', now() - interval '10 seconds')`);
  await expect(acordar()).rejects.toThrow('Outra rodada está em andamento');
});
