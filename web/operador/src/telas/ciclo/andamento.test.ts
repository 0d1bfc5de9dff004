import { expect, it } from 'vitest';
import mostrarCiclo from '../../../../../events/http/faturamento/mostrar-ciclo.ts';
import { etapasDaRota, textoDoAndamento } from './andamento.tsx';

const [exemplo] = mostrarCiclo.resposta.parse(mostrarCiclo.exemplo.resposta).rotas;
const rota = { ...exemplo!, ligacoes: 100, calculadas: 0, estacionadas: 0, semFatura: 0, emitidas: null };

it('a stage is full only when the server says that it is done', () => {
  expect(etapasDaRota({ ...rota, situacao: 'PENDENTE', calculadas: 100 })[0]).toBeLessThan(1);
  expect(etapasDaRota({ ...rota, situacao: 'CALCULADA', calculadas: 100, emitidas: 100 })[1]).toBeLessThan(1);
  expect(etapasDaRota({ ...rota, situacao: 'IMPRESSA' })).toEqual([1, 1, 1]);
});

it('an empty rota is not half done', () => {
  expect(etapasDaRota({ ...rota, ligacoes: 0, situacao: 'PENDENTE' })).toEqual([0, 0, 0]);
});

it('says what is missing', () => {
  expect(textoDoAndamento({ ...rota, situacao: 'CALCULADA' })).toBe('falta emissão e impressão');
  expect(textoDoAndamento({ ...rota, situacao: 'IMPRESSA' })).toBe('pronta');
});
