import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { dataCivil } from '../../domain/comum/data-civil.ts';
import type { Instantaneo } from '../../domain/acesso/permissao.ts';
import aprovarCiclo from '../../events/http/faturamento/aprovar-ciclo.ts';
import sessao from '../../events/http/acesso/sessao.ts';
import { direitosFixos, evento, NA_SESSAO } from '../../test/contract/http-apoio.ts';
import type { DireitosLidos } from '../postgres/acesso/direitos.ts';
import type { Ato } from '../postgres/comum/auditoria.ts';
import { permitir } from './permitir.ts';
import { quemChama } from './quem.ts';

const pessoa: Instantaneo = {
  ativo: true, somenteConsulta: false, perfis: [], negacoes: [], privilegios: [], delegacoes: [],
  concessoes: [{ funcao: 'critica', acoes: ['alterar'], escopo: {} }, { funcao: 'liberacao-do-ciclo', acoes: ['executar'], escopo: {} }],
};
const excecoes = [{ par: 'critica-liberacao', de: dataCivil('2026-11-01'), ate: dataCivil('2026-11-28'), motivo: 'equipe pequena' }];
const recusados: Ato[] = [];
const fonte = direitosFixos(pessoa);
// read once and kept, as a process keeps them: what was judged yesterday is not what stands today
let lidos: DireitosLidos;
beforeAll(async () => {
  const dele = await fonte.ler({ tipo: 'usuario', id: NA_SESSAO.usuario }, '1');
  if (dele === undefined) throw new Error('não há direitos');
  lidos = { ...dele, segregacao: { pessoa, excecoes } };
});

async function perguntar(contrato: typeof aprovarCiclo | typeof sessao) {
  const identidade = quemChama(contrato, evento({ metodo: contrato.metodo, caminho: contrato.caminho, quem: NA_SESSAO }), '203.0.113.7');
  if (!identidade.ok) throw new Error('não foi reconhecido');
  return permitir(contrato, identidade, { ...fonte, ler: () => Promise.resolve(lidos), auditar: (ato) => Promise.resolve(void recusados.push(ato)) });
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  recusados.length = 0;
});

test('an exception lasts until the last minute of its day in Brasília, and from midnight on the second side is refused, in words, and audited', async () => {
  vi.setSystemTime('2026-11-28T23:59:59-03:00');
  expect((await perguntar(aprovarCiclo)).ok).toBe(true);
  vi.setSystemTime('2026-11-29T00:00:00-03:00');
  expect(await perguntar(aprovarCiclo)).toMatchObject({ ok: false, recusa: { codigo: 'acesso/negado', mensagem: expect.stringContaining('dois lados de um controle') as string } });
  expect(recusados).toMatchObject([{ resultado: 'RECUSADO', motivo: 'acesso/par-aberto (liberacao-do-ciclo:executar)' }]);
});

test('the screens hear only what acts', async () => {
  vi.setSystemTime('2026-11-29T12:00:00-03:00');
  const permitido = await perguntar(sessao);
  expect(permitido.ok && permitido.direitos?.instantaneo.negacoes).toMatchObject([{ funcao: 'liberacao-do-ciclo' }]);
});
