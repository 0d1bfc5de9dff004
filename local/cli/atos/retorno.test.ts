import { expect, it } from 'vitest';
import mostrarRetorno from '../../../events/http/arrecadacao/mostrar-retorno.ts';
import { apresentarConferencia } from './retorno.ts';

const exemplo = mostrarRetorno.resposta.parse(mostrarRetorno.exemplo.resposta);
const de = (situacao: typeof exemplo.retorno.situacao, confere: boolean): string =>
  apresentarConferencia({ ...exemplo, retorno: { ...exemplo.retorno, situacao }, conferencia: { ...exemplo.conferencia, confere } });

it('what closes with its trailer and was not posted is not said to be all right', () => {
  expect(de('PROCESSADO', true)).toMatch(/^Confere\.$/m);
  for (const situacao of ['RETIDO', 'REJEITADO'] as const) {
    expect(de(situacao, true)).toMatch(/^O arquivo confere com o trailer, mas nada dele está no razão\.$/m);
    expect(de(situacao, false)).toMatch(/^NÃO confere/m);
  }
});
