import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContratoInvalido, descobrirContratos, todosOsContratos } from '../../infra/contratos.ts';
import { criarArvore } from './arvore.ts';
import type { Arvore } from './arvore.ts';

let arvore: Arvore;
beforeAll(async () => {
  arvore = await criarArvore();
});
afterAll(async () => arvore.apagar());

let vez = 0;
/** Adds one contract to a fresh tree and answers why it is refused. */
async function motivosDe(caminho: string, texto: string, comHandler = true): Promise<readonly string[]> {
  const nova = await criarArvore({ vazia: true });
  try {
    vez += 1;
    await nova.escrever(caminho, `${texto}\n// ${vez}`);
    const [, , contexto, arquivo] = caminho.split('/');
    if (comHandler) await nova.escrever(`functions/${contexto}/${arquivo?.replace('.ts', '')}/handler.ts`, 'export const handler = {};');
    await descobrirContratos(nova.raiz);
    return [];
  } catch (erro) {
    if (erro instanceof ContratoInvalido) return erro.motivos;
    throw erro;
  } finally {
    await nova.apagar();
  }
}

interface Troca {
  readonly [campo: string]: string;
}
function fila(troca: Troca = {}, execucao: Troca = {}): string {
  const e = { memoriaMB: '256', tempoLimiteS: '20', usa: '[]', impacto: "'Nada.'", runbook: "'api'", ...execucao };
  const c = { contexto: "'cobranca'", nome: "'avisar'", mensagem: 'z.strictObject({ id: z.int() })', exemplo: '{ id: 1 }', lote: '5', concorrencia: '2', tentativas: '3', execucao: objeto(e), ...troca };
  return `import { z } from 'zod'; import { fila } from '../../contrato.ts'; export default fila(${objeto(c)});`;
}
const objeto = (campos: Troca): string => `{ ${Object.entries(campos).map(([k, v]) => `${k}: ${v}`).join(', ')} }`;
const AQUI = 'events/sqs/cobranca/avisar.ts';

describe('contracts are found by listing folders', () => {
  it('every contract of the project is one', async () => {
    const contratos = await descobrirContratos(arvore.raiz);
    expect(contratos.filas.map((d) => d.contrato.nome)).toContain('calcular-rota');
    expect(todosOsContratos(contratos).length).toBeGreaterThan(20);
  });

  it('a good one is accepted', async () => {
    expect(await motivosDe(AQUI, fila())).toEqual([]);
  });

  it.each([
    ['whose name is not that of its file', AQUI, fila({ nome: "'outro'" }), /o nome é outro, e o do arquivo é avisar/],
    ['whose context is not that of its folder', AQUI, fila({ contexto: "'servico'" }), /o contexto é servico, e o da pasta é cobranca/],
    ['in a folder that is no context', 'events/sqs/marketing/avisar.ts', fila(), /marketing não é um contexto/],
    ['of another kind than its folder', 'events/step/cobranca/avisar.ts', fila(), /é fila, mas a pasta events\/step é de passo/],
    ['without a contract as its default export', AQUI, 'export default { nome: "avisar" };', /não é um contrato/],
    ['whose sample does not pass its schema', AQUI, fila({ exemplo: "{ id: 'um' }" }), /exemplo de mensagem não passa.*id/],
    ['that uses a queue nobody declares', AQUI, fila({}, { usa: "[{ fila: 'nao-ha' }]" }), /usa a fila nao-ha/],
    ['that acts as two database roles', AQUI, fila({}, { usa: "[{ banco: 'app' }, { banco: 'lote' }]" }), /app e lote/],
    ['that SQS would refuse: one at a time', AQUI, fila({ concorrencia: '1' }), /o mínimo da SQS é 2/],
    ['that Lambda would refuse: an hour', AQUI, fila({}, { tempoLimiteS: '3600' }), /tempoLimiteS é 3600/],
    ['that does not say who suffers', AQUI, fila({}, { impacto: "' '" }), /falta o impacto/],
  ])('one %s is refused with its file and the reason', async (_caso, caminho, texto, motivo) => {
    const motivos = await motivosDe(caminho, texto);
    expect(motivos).toHaveLength(1);
    expect(motivos[0]).toMatch(motivo);
  });

  it('one without a handler is refused, naming the file that is missing', async () => {
    expect(await motivosDe(AQUI, fila(), false)).toEqual(['events/sqs/cobranca/avisar.ts: falta functions/cobranca/avisar/handler.ts, que responde por ele']);
  });

  it('two queues with one name are refused, whatever their contexts', async () => {
    const nova = await criarArvore({ vazia: true });
    for (const contexto of ['cobranca', 'servico']) {
      await nova.escrever(`events/sqs/${contexto}/avisar.ts`, fila({ contexto: `'${contexto}'` }));
      await nova.escrever(`functions/${contexto}/avisar/handler.ts`, 'export const handler = {};');
    }
    await expect(descobrirContratos(nova.raiz)).rejects.toThrow(/duas filas com o nome avisar/);
    await nova.apagar();
  });

  it('every reason is told at once', async () => {
    expect((await motivosDe(AQUI, fila({ concorrencia: '1', lote: '11' }, { memoriaMB: '64' }))).length).toBe(3);
  });
});
