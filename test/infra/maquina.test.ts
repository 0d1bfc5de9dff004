import aslValidator from 'asl-validator';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import calcularRota from '../../events/sqs/faturamento/calcular-rota.ts';
import emitirRota from '../../events/sqs/faturamento/emitir-rota.ts';
import imprimirRota from '../../events/sqs/faturamento/imprimir-rota.ts';
import aguardarCritica from '../../events/step/faturamento/aguardar-critica.ts';
import concluirCiclo from '../../events/step/faturamento/concluir-ciclo.ts';
import congelarLote from '../../events/step/faturamento/congelar-lote.ts';
import fecharPrevia from '../../events/step/faturamento/fechar-previa.ts';
import juntarImpressao from '../../events/step/faturamento/juntar-impressao.ts';
import numerarCiclo from '../../events/step/faturamento/numerar-ciclo.ts';
import registrarFalha from '../../events/step/faturamento/registrar-falha.ts';
import { definirCicloFaturamento } from '../../infra/state-machines/ciclo-faturamento.ts';
import { carregarMaquina } from '../../local/stepfunctions/carregar.ts';

interface Estado {
  readonly Type: string;
  readonly Items?: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Condition: string; readonly Next: string }[];
  readonly Catch?: readonly { readonly Output: Readonly<Record<string, string>>; readonly Next: string }[];
  readonly Retry?: readonly unknown[];
  readonly TimeoutSeconds?: number;
  readonly Arguments?: { readonly FunctionName?: string; readonly Payload?: unknown; readonly QueueUrl?: string; readonly MessageBody?: unknown };
  readonly ItemProcessor?: { readonly StartAt: string; readonly States: Readonly<Record<string, Estado>> };
}

const arn = (nome: string): string => `arn:aws:lambda:sa-east-1:000000000000:function:${nome}`;
const definicao = definirCicloFaturamento({
  passo: (nome) => ({ arn: arn(nome), tempoLimiteS: 60 }),
  fila: (nome) => `https://sqs.sa-east-1.amazonaws.com/000000000000/${nome}`,
});
const estados = definicao['States'] as Readonly<Record<string, Estado>>;
const daRota = (mapa: Estado): Estado => Object.values(mapa.ItemProcessor?.States ?? {})[0]!;

/** Evaluates every `{% … %}` of a value, as Step Functions does. */
async function avaliar(valor: unknown, states: Readonly<Record<string, unknown>>): Promise<unknown> {
  if (typeof valor === 'string') {
    const expressao = /^\{%([\s\S]*)%\}$/.exec(valor)?.[1];
    return expressao === undefined ? valor : (jsonata(expressao).evaluate({}, { states }) as Promise<unknown>);
  }
  if (typeof valor !== 'object' || valor === null) return valor;
  return Object.fromEntries(await Promise.all(Object.entries(valor).map(async ([k, v]) => [k, await avaliar(v, states)] as const)));
}
const contexto = { Execution: { Input: { ciclo: 7 } }, Task: { Token: 'AQCEAAAAKgAAAAMAAAAAAAAAAc' } };

const PASSOS = [congelarLote, fecharPrevia, aguardarCritica, numerarCiclo, concluirCiclo, juntarImpressao, registrarFalha];
const FILAS = [calcularRota, emitirRota, imprimirRota];

describe('the machine of the billing cycle', () => {
  it('is valid Amazon States Language, for the validator and for the local interpreter', () => {
    const resultado = aslValidator(definicao);
    expect(resultado.isValid, resultado.errorsText('\n')).toBe(true);
    expect(() => carregarMaquina(JSON.stringify(definicao))).not.toThrow();
    expect(aslValidator({ ...definicao, StartAt: 'NaoExiste' }).isValid).toBe(false);
  });

  it('gives every task an input that its contract accepts', async () => {
    const usados = new Set<string>();
    for (const estado of Object.values(estados).filter((e) => e.Arguments?.FunctionName !== undefined)) {
      const contrato = PASSOS.find((p) => estado.Arguments?.FunctionName === arn(p.nome));
      const entrada = await avaliar(estado.Arguments?.Payload, { input: { erro: 'States.Timeout', causa: '' }, context: contexto });
      expect((contrato?.entrada as z.ZodType).safeParse(entrada), `${contrato?.nome}: ${JSON.stringify(entrada)}`).toMatchObject({ success: true });
      usados.add(contrato?.nome ?? '');
    }
    expect([...usados].sort()).toEqual(PASSOS.map((p) => p.nome).sort());
  });

  it('sends one message a rota that the contract of its queue accepts', async () => {
    const mapas = Object.values(estados).filter((e) => e.Type === 'Map');
    expect(mapas).toHaveLength(FILAS.length);
    for (const [i, mapa] of mapas.entries()) {
      const { Arguments: argumentos } = daRota(mapa);
      expect(argumentos?.QueueUrl).toMatch(new RegExp(`/${FILAS[i]?.nome}$`));
      const mensagem = await avaliar(argumentos?.MessageBody, { input: 101, context: contexto });
      expect((FILAS[i]?.mensagem as z.ZodType).safeParse(mensagem)).toMatchObject({ success: true, data: { ciclo: 7, rota: 101, token: contexto.Task.Token } });
    }
  });

  it('maps one rota, many and none: JSONata does not unwrap the list', async () => {
    for (const rotas of [[101], [101, 102, 103], []]) {
      for (const mapa of Object.values(estados).filter((e) => e.Type === 'Map')) {
        expect(await avaliar(mapa.Items, { input: { rotas }, context: contexto })).toEqual(rotas);
      }
    }
  });

  it('only numbers and issues what a person approved', async () => {
    const [escolha] = estados['Aprovado']?.Choices ?? [];
    expect(estados['AguardarCritica']?.Next).toBe('Aprovado');
    expect(escolha?.Next).toBe('Numerar');
    expect(Object.values(estados).filter((e) => e.Next === 'Numerar')).toEqual([]);
    for (const [resposta, aprovado] of [
      [{ aprovado: true }, true],
      [{ aprovado: false }, false],
      [{ aprovado: 'true' }, false],
      [{}, false],
    ] as const) {
      expect(await avaliar(escolha?.Condition, { input: resposta, context: contexto })).toBe(aprovado);
    }
    expect(estados['Aprovado']?.Default).toBe('NaoAprovado');
  });

  it('writes every failure in the cycle and ends as failed, with or without a cause', async () => {
    const trabalham = Object.entries(estados).filter(([nome, e]) => ['Task', 'Map'].includes(e.Type) && nome !== 'RegistrarFalha');
    expect(trabalham.length).toBeGreaterThanOrEqual(9);
    for (const [nome, estado] of trabalham) {
      const captura = estado.Catch?.[0];
      expect(captura?.Next, nome).toBe('RegistrarFalha');
      for (const Cause of ['tempo esgotado', undefined]) {
        const saida = await avaliar(captura?.Output, { errorOutput: { Error: 'States.Timeout', ...(Cause === undefined ? {} : { Cause }) }, context: contexto });
        expect(saida).toEqual({ erro: 'States.Timeout', causa: Cause ?? '' });
      }
    }
    expect(estados['RegistrarFalha']?.Next).toBe('CicloFalhou');
    expect(estados['CicloFalhou']?.Type).toBe('Fail');
  });

  it('waits days for a person, a day for a rota, and tries everything again', () => {
    expect(estados['AguardarCritica']?.TimeoutSeconds).toBe(60 * 86_400);
    for (const mapa of Object.values(estados).filter((e) => e.Type === 'Map')) expect(daRota(mapa).TimeoutSeconds).toBe(86_400);
    const tarefas = [...Object.values(estados), ...Object.values(estados).filter((e) => e.Type === 'Map').map(daRota)].filter((e) => e.Type === 'Task');
    for (const t of tarefas) expect(t.Retry?.length).toBeGreaterThan(0);
  });
});
