import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { criarArvore } from './arvore.ts';
import type { Arvore } from './arvore.ts';
import { modelar } from './modelo.ts';
import type { Modelo, RecursoCfn } from './modelo.ts';

const EXECUCAO = "{ memoriaMB: 256, tempoLimiteS: 20, usa: [{ banco: 'app' }], impacto: 'Ninguém é avisado do corte.', runbook: 'api' }";
const HANDLER = 'export const handler = { contrato: { metodo: "GET", caminho: "/avisos" } };\n';

let arvore: Arvore;
let antes: Modelo;
beforeAll(async () => {
  arvore = await criarArvore();
  antes = await modelar(arvore.raiz);
}, 120_000);
afterAll(async () => arvore.apagar());

const chave = (r: RecursoCfn): string => `${r.pilha}/${r.id}`;
async function novosRecursos(): Promise<{ readonly depois: Modelo; readonly novos: readonly RecursoCfn[] }> {
  const depois = await modelar(arvore.raiz);
  const havia = new Set(antes.recursos.map(chave));
  return { depois, novos: depois.recursos.filter((r) => !havia.has(chave(r))) };
}
const tipos = (novos: readonly RecursoCfn[]): readonly string[] => novos.map((r) => r.tipo).sort();

describe('adding one thing touches only its contract and its function folder', () => {
  it('a queue is its contract and its handler, nothing else', async () => {
    await arvore.escrever(
      'events/sqs/cobranca/avisar-corte.ts',
      `import { z } from 'zod';
       import { fila } from '../../contrato.ts';
       export default fila({ contexto: 'cobranca', nome: 'avisar-corte', mensagem: z.strictObject({ ligacao: z.int() }), exemplo: { ligacao: 1 }, lote: 5, concorrencia: 2, tentativas: 3, execucao: ${EXECUCAO} });`,
    );
    await arvore.escrever('functions/cobranca/avisar-corte/handler.ts', HANDLER);
    const { depois, novos } = await novosRecursos();
    expect(tipos(novos)).toEqual([
      ...Array.from({ length: 5 }, () => 'AWS::CloudWatch::Alarm'),
      'AWS::IAM::Policy',
      'AWS::IAM::Role',
      'AWS::Lambda::EventSourceMapping',
      'AWS::Lambda::Function',
      'AWS::Logs::LogGroup',
      'AWS::SQS::Queue',
      'AWS::SQS::Queue',
      'AWS::SQS::QueuePolicy',
      'AWS::SQS::QueuePolicy',
    ]);
    const fila = novos.find((r) => r.p['QueueName'] === 'avisar-corte');
    expect(fila?.p['VisibilityTimeout']).toBe(120);
    expect(depois.apontado((fila?.p['RedrivePolicy'] as { deadLetterTargetArn: unknown }).deadLetterTargetArn, 'arrecadacao')?.p['QueueName']).toBe('avisar-corte-dlq');
    const origem = novos.find((r) => r.tipo === 'AWS::Lambda::EventSourceMapping');
    expect(origem?.p).toMatchObject({ BatchSize: 5, ScalingConfig: { MaximumConcurrency: 2 }, FunctionResponseTypes: ['ReportBatchItemFailures'] });
    expect(depois.apontado(origem?.p['FunctionName'], 'arrecadacao')?.p['FunctionName']).toBe('cobranca-avisar-corte');
  });

  it('a route of a context that has a Lambda adds only its route, and the Lambda mounts its handler', async () => {
    await arvore.escrever(
      'events/http/faturamento/listar-avisos.ts',
      `import { z } from 'zod';
       import { rota } from '../../contrato.ts';
       export default rota({ contexto: 'faturamento', nome: 'listar-avisos', operationId: 'listarAvisos', resumo: 'Lista', metodo: 'GET', caminho: '/avisos-de-corte/{id}', confianca: 'operador', params: z.strictObject({ id: z.string() }), resposta: z.strictObject({}), erros: {}, exemplo: { params: { id: '1' }, resposta: {} }, execucao: ${EXECUCAO} });`,
    );
    await arvore.escrever('functions/faturamento/listar-avisos/handler.ts', 'export const handler = { marca: "avisos de corte montados", contrato: { metodo: "GET", caminho: "/avisos-de-corte/{id}" } };\n');
    const { novos } = await novosRecursos();
    const daApi = novos.filter((r) => r.pilha === 'api');
    expect(tipos(daApi)).toEqual(['AWS::ApiGatewayV2::Route']);
    expect(daApi[0]?.p).toMatchObject({ RouteKey: 'GET /api/avisos-de-corte/{id}', AuthorizationType: 'CUSTOM' });
    const { readFile } = await import('node:fs/promises');
    expect(await readFile(`${arvore.raiz}/dist/funcoes/api-faturamento-operador/index.mjs`, 'utf8')).toContain('avisos de corte montados');
  });

  it('a public route of a new context brings its Lambda, without authorizer', async () => {
    await arvore.escrever(
      'events/http/atendimento/abrir-chamado.ts',
      `import { z } from 'zod';
       import { rota } from '../../contrato.ts';
       export default rota({ contexto: 'atendimento', nome: 'abrir-chamado', operationId: 'abrirChamado', resumo: 'Abre', metodo: 'POST', caminho: '/chamados', confianca: 'publico', corpo: z.strictObject({ texto: z.string() }), resposta: z.strictObject({}), erros: {}, idempotente: true, exemplo: { corpo: { texto: 'x' }, resposta: {} }, execucao: ${EXECUCAO} });`,
    );
    await arvore.escrever('functions/atendimento/abrir-chamado/handler.ts', HANDLER);
    const { novos } = await novosRecursos();
    const funcao = novos.find((r) => r.p['FunctionName'] === 'api-atendimento-publico');
    expect((funcao?.p['Environment'] as { Variables: object }).Variables).toHaveProperty('TABELA_IDEMPOTENCIA');
    expect(novos.find((r) => r.p['RouteKey'] === 'POST /api/chamados')?.p['AuthorizationType']).toBe('NONE');
  });

  it('an object, a schedule and a task arrive whole in the same way', async () => {
    await arvore.escrever(
      'events/s3/hidrometria/receber-lotes.ts',
      `import { s3 } from '../../contrato.ts';
       export default s3({ contexto: 'hidrometria', nome: 'receber-lotes', balde: 'entrada', prefixo: 'lotes/', concorrencia: 2, tentativas: 3, exemplo: {}, execucao: ${EXECUCAO} });`,
    );
    await arvore.escrever(
      'events/schedule/cobranca/cobrar-cedo.ts',
      `import { agenda } from '../../contrato.ts';
       export default agenda({ contexto: 'cobranca', nome: 'cobrar-cedo', expressao: 'cron(0 6 * * ? *)', execucao: ${EXECUCAO} });`,
    );
    await arvore.escrever(
      'events/step/servico/pesar.ts',
      `import { z } from 'zod';
       import { passo } from '../../contrato.ts';
       export default passo({ contexto: 'servico', nome: 'pesar', entrada: z.strictObject({}), saida: z.strictObject({}), exemplo: {}, execucao: ${EXECUCAO} });`,
    );
    for (const f of ['hidrometria/receber-lotes', 'cobranca/cobrar-cedo', 'servico/pesar']) await arvore.escrever(`functions/${f}/handler.ts`, HANDLER);
    const { depois, novos } = await novosRecursos();
    const avisos = depois.doTipo('Custom::S3BucketNotifications').find((r) => r.pilha === 'faturamento');
    expect(JSON.stringify(avisos?.p)).toContain('lotes/');
    expect(JSON.stringify(avisos?.p)).toContain('leituras/');
    expect(novos.find((r) => r.tipo === 'AWS::Scheduler::Schedule')?.p).toMatchObject({ Name: 'cobrar-cedo', ScheduleExpressionTimezone: 'America/Sao_Paulo' });
    expect(novos.filter((r) => r.tipo === 'AWS::Lambda::Function').map((r) => r.p['FunctionName'])).toEqual(
      expect.arrayContaining(['hidrometria-receber-lotes', 'cobranca-cobrar-cedo', 'servico-pesar']),
    );
  });
});
