import { expect, test } from 'vitest';
import { DECISOES_DA_ESTACAO, dispositivoDoAto, SITUACOES_DA_ESTACAO, situacaoDepois } from './estacao.ts';

test('each decision is of one situation, and of no other', () => {
  const feitas = SITUACOES_DA_ESTACAO.flatMap((agora) =>
    DECISOES_DA_ESTACAO.flatMap((decisao) => {
      const r = situacaoDepois(agora, decisao);
      return r.ok ? [`${agora} ${decisao} ${r.valor}`] : [];
    }),
  );
  expect(feitas).toEqual(['PENDENTE APROVAR ATIVA', 'PENDENTE RECUSAR INATIVA', 'ATIVA DESLIGAR INATIVA', 'INATIVA LIGAR ATIVA']);
});

test('the device of the audit begins with the station, and no browser can say that it is one', () => {
  expect(dispositivoDoAto('Mozilla/5.0', 'Balcão 2')).toBe('Balcão 2 · Mozilla/5.0');
  expect(dispositivoDoAto('Balcão 2 · Mozilla/5.0', undefined)).toBe('Balcão 2 . Mozilla/5.0');
  expect(dispositivoDoAto('x'.repeat(300), 'Balcão 2')).toHaveLength(200);
});
