/** A task of the machine: the Lambda that answers it, and how long it may take. */
export interface AlvoPasso {
  readonly arn: string;
  readonly tempoLimiteS: number;
}

/** What the definition needs to name; `test/infra` gives it plain strings, the stack gives it references. */
export interface AlvosDoCiclo {
  readonly passo: (nome: string) => AlvoPasso;
  /** URL of a queue, by the name of its contract. */
  readonly fila: (nome: string) => string;
}

type Estado = Readonly<Record<string, unknown>>;

/** A person decides within days; after two months the cycle is plainly abandoned. */
const ESPERA_DA_CRITICA_S = 60 * 86_400;
/** A rota takes seconds. A day leaves time to find why it fell into the DLQ, mend it and send it back, with the same token. */
const ESPERA_DA_ROTA_S = 86_400;
/** Above the time limit of the Lambda itself, for its cold start and its queue. */
const FOLGA_S = 30;
const DURACAO_MAXIMA_S = 90 * 86_400;

/** Every task is idempotent (it claims its row in the transaction that does the work), so trying again is always right. */
const TENTAR_DE_NOVO = [
  { ErrorEquals: ['States.TaskFailed', 'States.Timeout'], IntervalSeconds: 2, MaxAttempts: 5, BackoffRate: 2, MaxDelaySeconds: 60, JitterStrategy: 'FULL' },
];
/** Not a timeout: a day without an answer is for a person, and another message would find the first one still there. */
const ENVIAR_DE_NOVO = [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 5, BackoffRate: 2, MaxDelaySeconds: 60, JitterStrategy: 'FULL' }];

const FALHAR = [
  {
    ErrorEquals: ['States.ALL'],
    Output: {
      erro: '{% $states.errorOutput.Error %}',
      causa: "{% $exists($states.errorOutput.Cause) ? $states.errorOutput.Cause : '' %}",
    },
    Next: 'RegistrarFalha',
  },
];

/** The execution is started with `{ "ciclo": <id> }`; every task and message carries only ids. */
const CICLO = '{% $states.context.Execution.Input.ciclo %}';
const TOKEN = '{% $states.context.Task.Token %}';

function invocar({ arn, tempoLimiteS }: AlvoPasso, Next: string): Estado {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: arn, Payload: { ciclo: CICLO } },
    Output: '{% $states.result.Payload %}',
    TimeoutSeconds: tempoLimiteS + FOLGA_S,
    Retry: TENTAR_DE_NOVO,
    Catch: FALHAR,
    Next,
  };
}

/** One message a rota of `$states.input.rotas`; goes on when every worker has answered its token. */
function porRota(urlDaFila: string, estado: string, Next: string): Estado {
  return {
    Type: 'Map',
    Items: '{% $states.input.rotas %}',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'INLINE' },
      StartAt: estado,
      States: {
        [estado]: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          Arguments: { QueueUrl: urlDaFila, MessageBody: { ciclo: CICLO, rota: '{% $states.input %}', token: TOKEN } },
          Output: {},
          TimeoutSeconds: ESPERA_DA_ROTA_S,
          Retry: ENVIAR_DE_NOVO,
          End: true,
        },
      },
    },
    Output: {},
    Catch: FALHAR,
    Next,
  };
}

/** Waits for a person: the Lambda keeps the token in the cycle, and whoever approves it answers `{ "aprovado": true }`. */
function aguardarCritica({ arn }: AlvoPasso): Estado {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { FunctionName: arn, Payload: { ciclo: CICLO, token: TOKEN } },
    TimeoutSeconds: ESPERA_DA_CRITICA_S,
    Retry: ENVIAR_DE_NOVO,
    Catch: FALHAR,
    Next: 'Aprovado',
  };
}

function falha({ arn, tempoLimiteS }: AlvoPasso): Readonly<Record<string, Estado>> {
  return {
    RegistrarFalha: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: arn, Payload: { ciclo: CICLO, erro: '{% $states.input.erro %}', causa: '{% $states.input.causa %}' } },
      Output: '{% $states.input %}',
      TimeoutSeconds: tempoLimiteS + FOLGA_S,
      Retry: TENTAR_DE_NOVO,
      Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.input %}', Next: 'CicloFalhou' }],
      Next: 'CicloFalhou',
    },
    CicloFalhou: { Type: 'Fail', Error: '{% $states.input.erro %}', Cause: '{% $states.input.causa %}' },
  };
}

/**
 * A billing cycle, from the frozen lot to the print file. Work goes out rota by rota through SQS (which delivers again what a dead worker
 * held) and comes back by task token; between the provisional bills and the issue it waits for the crítica of a person.
 * Any failure is written in the cycle and ends the execution as failed, which rings.
 */
export function definirCicloFaturamento({ passo, fila }: AlvosDoCiclo): Readonly<Record<string, unknown>> {
  return {
    Comment: 'Ciclo de faturamento de um grupo: do lote congelado ao arquivo de impressão',
    QueryLanguage: 'JSONata',
    TimeoutSeconds: DURACAO_MAXIMA_S,
    StartAt: 'CongelarLote',
    States: {
      CongelarLote: invocar(passo('congelar-lote'), 'CalcularRotas'),
      CalcularRotas: porRota(fila('calcular-rota'), 'CalcularRota', 'FecharPrevia'),
      FecharPrevia: invocar(passo('fechar-previa'), 'AguardarCritica'),
      AguardarCritica: aguardarCritica(passo('aguardar-critica')),
      Aprovado: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input.aprovado = true %}', Next: 'Numerar' }],
        Default: 'NaoAprovado',
      },
      NaoAprovado: {
        Type: 'Pass',
        Output: { erro: 'ciclo/nao-aprovado', causa: 'A crítica foi encerrada sem aprovação.' },
        Next: 'RegistrarFalha',
      },
      Numerar: invocar(passo('numerar-ciclo'), 'EmitirRotas'),
      EmitirRotas: porRota(fila('emitir-rota'), 'EmitirRota', 'Concluir'),
      Concluir: invocar(passo('concluir-ciclo'), 'ImprimirRotas'),
      ImprimirRotas: porRota(fila('imprimir-rota'), 'ImprimirRota', 'JuntarImpressao'),
      JuntarImpressao: invocar(passo('juntar-impressao'), 'CicloImpresso'),
      CicloImpresso: { Type: 'Succeed' },
      ...falha(passo('registrar-falha')),
    },
  };
}
