import { expect, it } from 'vitest';
import situacaoDaPlataforma from '../../../events/http/comum/situacao-plataforma.ts';
import { apresentarSituacao } from './situacao.ts';

const exemplo = situacaoDaPlataforma.resposta.parse(situacaoDaPlataforma.exemplo.resposta);

it('instants are those of São Paulo, whatever the zone of who answered', () => {
  const dito = apresentarSituacao({ ...exemplo, em: '2026-05-12T02:05:00Z', verificacao: { em: '2026-05-12T07:00:00-03:00', violacoes: 0, detalhe: [] } });
  expect(dito).toMatch(/^Plataforma no ar, 11\/05\/2026 23:05\n/);
  expect(dito).toMatch(/^Invariantes verificados em 12\/05\/2026 07:00: todos se mantêm\.$/m);
  expect(dito).not.toContain('reprocessar');
});

it('what failed comes with the command that mends it', () => {
  const filas = exemplo.filas.map((f, i) => ({ ...f, mortas: i === 1 ? 3 : 0 }));
  const dito = apresentarSituacao({ ...exemplo, filas, verificacao: { em: exemplo.em, violacoes: 1, detalhe: ['Invariante 7, x: 1'] } });
  expect(dito).toContain(`npm run -s nascente -- fila reprocessar ${filas[1]?.fila} --motivo "`);
  expect(dito).toMatch(/: 1 rompido\. Veja as linhas com: npm run -s nascente -- verificar\n {2}Invariante 7/);
});
