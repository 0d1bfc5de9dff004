import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUNCOES_DO_PRIMEIRO_TOKEN } from '../../domain/acesso/acesso-da-operacao.ts';
import { motivoDoAjudante, motivoDoCuringa } from '../../infra/constructs/justificativas.ts';
import { criarArvore } from './arvore.ts';
import type { Arvore } from './arvore.ts';
import { modelar } from './modelo.ts';
import type { Modelo, RecursoCfn } from './modelo.ts';

let arvore: Arvore;
let modelo: Modelo;
beforeAll(async () => {
  arvore = await criarArvore();
  modelo = await modelar(arvore.raiz);
}, 120_000);
afterAll(async () => arvore.apagar());

const nossas = (): readonly RecursoCfn[] => modelo.doTipo('AWS::Lambda::Function').filter((f) => f.p['FunctionName'] !== undefined);
const daFila = (r: RecursoCfn): string => String(r.p['QueueName']);
const principais = (): readonly RecursoCfn[] => modelo.doTipo('AWS::SQS::Queue').filter((q) => !daFila(q).endsWith('-dlq'));
interface Alarme {
  readonly metrica: string;
  readonly alvo: RecursoCfn | undefined;
  readonly descricao: string;
  readonly limiar: number;
  readonly acoes: readonly unknown[];
}
function alarmes(): readonly Alarme[] {
  return modelo.doTipo('AWS::CloudWatch::Alarm').map((a) => {
    const dimensoes = (a.p['Dimensions'] ?? []) as readonly { Value: unknown }[];
    return {
      metrica: String(a.p['MetricName']),
      alvo: modelo.apontado(dimensoes[0]?.Value, a.pilha),
      descricao: String(a.p['AlarmDescription']),
      limiar: Number(a.p['Threshold']),
      acoes: (a.p['AlarmActions'] ?? []) as readonly unknown[],
    };
  });
}

function funcaoDaRota(r: RecursoCfn): string {
  const [, partes] = (r.p['Target'] as { readonly 'Fn::Join': readonly [string, readonly unknown[]] })['Fn::Join'];
  const integracao = modelo.apontado(partes[1], r.pilha);
  return String(modelo.apontado(integracao?.p['IntegrationUri'], r.pilha)?.p['FunctionName']);
}

describe('queues', () => {
  it('have a DLQ, a limit of deliveries and TLS only', () => {
    expect(principais().length).toBeGreaterThanOrEqual(5);
    for (const fila of principais()) {
      const { deadLetterTargetArn, maxReceiveCount } = fila.p['RedrivePolicy'] as { deadLetterTargetArn: unknown; maxReceiveCount: number };
      expect(modelo.apontado(deadLetterTargetArn, fila.pilha)?.p['QueueName']).toBe(`${daFila(fila)}-dlq`);
      expect(maxReceiveCount).toBeGreaterThanOrEqual(1);
    }
    for (const fila of modelo.doTipo('AWS::SQS::Queue')) {
      expect(fila.p['SqsManagedSseEnabled'], daFila(fila)).toBe(true);
      const politicas = modelo.doTipo('AWS::SQS::QueuePolicy').filter((x) => (x.p['Queues'] as readonly unknown[]).some((q) => modelo.apontado(q, x.pilha)?.id === fila.id));
      expect(JSON.stringify(politicas), daFila(fila)).toContain('aws:SecureTransport');
    }
  });

  it('keep a message invisible for at least six times the time limit of their function, answer by message and bound their concurrency', () => {
    const origens = modelo.doTipo('AWS::Lambda::EventSourceMapping');
    expect(origens).toHaveLength(principais().length);
    for (const origem of origens) {
      const fila = modelo.apontado(origem.p['EventSourceArn'], origem.pilha);
      const funcao = modelo.apontado(origem.p['FunctionName'], origem.pilha);
      expect(Number(fila?.p['VisibilityTimeout'])).toBeGreaterThanOrEqual(6 * Number(funcao?.p['Timeout']));
      expect(origem.p['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
      expect((origem.p['ScalingConfig'] as { MaximumConcurrency: number }).MaximumConcurrency).toBeGreaterThanOrEqual(2);
    }
  });

  it('ring when a message waits too long or dies', () => {
    for (const fila of principais()) {
      const idade = alarmes().find((a) => a.metrica === 'ApproximateAgeOfOldestMessage' && a.alvo?.id === fila.id);
      expect(idade?.limiar, daFila(fila)).toBeLessThanOrEqual(3_600);
      const dlq = modelo.apontado((fila.p['RedrivePolicy'] as { deadLetterTargetArn: unknown }).deadLetterTargetArn, fila.pilha);
      expect(alarmes().find((a) => a.metrica === 'ApproximateNumberOfMessagesVisible' && a.alvo?.id === dlq?.id)?.limiar).toBe(1);
    }
  });
});

describe('functions', () => {
  it('run nodejs24.x, traced, with a log group of their own', () => {
    expect(nossas().length).toBeGreaterThan(15);
    for (const f of nossas()) {
      expect(f.p['Runtime']).toBe('nodejs24.x');
      expect(f.p['TracingConfig']).toEqual({ Mode: 'Active' });
      const grupo = modelo.apontado((f.p['LoggingConfig'] as { LogGroup: unknown }).LogGroup, f.pilha);
      expect(grupo?.p['LogGroupName']).toBe(`/aws/lambda/${String(f.p['FunctionName'])}`);
    }
  });

  it('ring on errors, throttles and a duration near their limit', () => {
    for (const f of nossas()) {
      const meus = alarmes().filter((a) => a.alvo?.id === f.id && a.alvo.pilha === f.pilha);
      expect(meus.map((a) => a.metrica).sort(), String(f.p['FunctionName'])).toEqual(['Duration', 'Errors', 'Throttles']);
      expect(meus.find((a) => a.metrica === 'Duration')?.limiar).toBe(Number(f.p['Timeout']) * 800);
    }
  });

  it('are in the network when, and only when, they use the database', () => {
    for (const f of nossas()) {
      const variaveis = (f.p['Environment'] as { Variables: Record<string, unknown> }).Variables;
      expect(f.p['VpcConfig'] !== undefined, String(f.p['FunctionName'])).toBe('BANCO_HOST' in variaveis);
    }
    expect(nossas().some((f) => f.p['VpcConfig'] !== undefined)).toBe(true);
  });

  it('carry no secret in their environment, only its address', () => {
    const texto = JSON.stringify(modelo.recursos.filter((r) => r.tipo === 'AWS::Lambda::Function'));
    expect(texto).not.toContain('{{resolve:');
    expect(texto).not.toMatch(/"[A-Z_]*(SENHA|PASSWORD|TOKEN)"/);
  });
});

describe('everything', () => {
  it('every alarm states its impact and its runbook, and tells someone', () => {
    expect(alarmes().length).toBeGreaterThan(60);
    for (const a of alarmes()) {
      expect(a.descricao).toMatch(/^.+ Impacto: .+ O que fazer: docs\/runbook\/[a-z0-9-]+\.md/);
      expect(a.acoes).toHaveLength(1);
    }
  });

  it('every log group has an end', () => {
    const grupos = modelo.doTipo('AWS::Logs::LogGroup');
    expect(grupos.length).toBeGreaterThan(20);
    for (const g of grupos) expect(Number(g.p['RetentionInDays']), g.id).toBeGreaterThan(0);
  });

  it('no permission has a wildcard without a reason, and none allows every action', () => {
    interface Declaracao {
      readonly Effect: string;
      readonly Sid?: string;
      readonly Action: string | readonly string[];
      readonly Resource?: unknown;
    }
    const declaracoes = modelo
      .doTipo('AWS::IAM::Policy')
      .filter((p) => motivoDoAjudante(p.id.replace(/^Custom/, 'Custom::')) === undefined)
      .flatMap((p) => (p.p['PolicyDocument'] as { Statement: readonly Declaracao[] }).Statement.map((d) => ({ ...d, onde: p.id })))
      .filter((d) => d.Effect === 'Allow');
    expect(declaracoes.length).toBeGreaterThan(50);
    for (const d of declaracoes) {
      expect([d.Action].flat().filter((a) => a.includes('*')), d.onde).toEqual([]);
      if (JSON.stringify(d.Resource).includes('*')) expect(motivoDoCuringa(d.Sid), `${d.onde} ${String(d.Sid)}`).toBeTruthy();
    }
    for (const papel of modelo.doTipo('AWS::IAM::Role').filter((r) => r.p['ManagedPolicyArns'] !== undefined)) {
      expect(papel.id, 'only CDK’s own helpers of a deploy use a managed policy').toMatch(/^(BucketNotificationsHandler|AWSCDKTriggerCustomResourceProvider)/);
    }
  });

  it('routes that are not public ask the authorizer, and go to a Lambda with the door, which refuses who is nobody', () => {
    const rotas = modelo.doTipo('AWS::ApiGatewayV2::Route').filter((r) => r.p['RouteKey'] !== '$default');
    expect(rotas.length).toBeGreaterThan(10);
    for (const r of rotas) {
      const funcao = funcaoDaRota(r);
      expect(funcao, String(r.p['RouteKey'])).toMatch(/^api-[a-z]+-(publico|operador|maquina)$/);
      expect(r.p['AuthorizationType'], String(r.p['RouteKey'])).toBe(funcao.endsWith('-publico') ? 'NONE' : 'CUSTOM');
      expect(String(r.p['RouteKey'])).toMatch(/^(GET|POST|PUT|PATCH|DELETE) \/api\//);
    }
  });

  it('the authorizer is asked at every call, also by who brings nothing: nothing is answered by the gateway, or from what it kept', () => {
    const [autorizador, ...outros] = modelo.doTipo('AWS::ApiGatewayV2::Authorizer');
    expect(outros).toEqual([]);
    expect(autorizador?.p).toMatchObject({ AuthorizerType: 'REQUEST', AuthorizerPayloadFormatVersion: '2.0', EnableSimpleResponses: true, IdentitySource: [], AuthorizerResultTtlInSeconds: 0 });
  });

  it('what is no route goes to one small function, public, that uses nothing: no network, no secret, no table', () => {
    const [rota, ...outras] = modelo.doTipo('AWS::ApiGatewayV2::Route').filter((r) => r.p['RouteKey'] === '$default');
    if (rota === undefined) throw new Error('não há $default');
    expect([outras, rota.p['AuthorizationType'], funcaoDaRota(rota)]).toEqual([[], 'NONE', 'comum-endereco-desconhecido']);
    const funcao = modelo.doTipo('AWS::Lambda::Function').find((f) => f.p['FunctionName'] === 'comum-endereco-desconhecido');
    expect(funcao?.p['VpcConfig']).toBeUndefined();
    expect(Object.keys((funcao?.p['Environment'] as { Variables: object }).Variables).sort()).toEqual(['NASCENTE_FUNCAO', 'NODE_OPTIONS', 'POWERTOOLS_METRICS_NAMESPACE', 'POWERTOOLS_SERVICE_NAME']);
  });

  it('buckets are private and versioned, and what is kept as evidence is locked', () => {
    const baldes = modelo.doTipo('AWS::S3::Bucket');
    expect(baldes).toHaveLength(6);
    for (const b of baldes) {
      expect(b.p['PublicAccessBlockConfiguration']).toEqual({ BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true });
      if (!b.id.includes('Registros')) expect(b.p['VersioningConfiguration'], b.id).toEqual({ Status: 'Enabled' });
    }
    const guarda = baldes.find((b) => b.id.startsWith('BaldeGuarda'));
    expect(guarda?.p['ObjectLockConfiguration']).toEqual({ ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3653 } } });
  });

  it('the generated token opens what the domain says, and judges no reading', () => {
    const segredo = modelo.doTipo('AWS::SecretsManager::Secret').find((s) => s.id.startsWith('SegredoTokenOperador'));
    const { SecretStringTemplate } = segredo?.p['GenerateSecretString'] as { readonly SecretStringTemplate: string };
    expect(JSON.parse(SecretStringTemplate)).toMatchObject({ funcoes: FUNCOES_DO_PRIMEIRO_TOKEN });
    expect(FUNCOES_DO_PRIMEIRO_TOKEN).not.toContain('critica');
  });

  it('pages say what they may load, ask for and be opened by', () => {
    const politicas = modelo.doTipo('AWS::CloudFront::ResponseHeadersPolicy').map((p) => JSON.stringify(p.p['ResponseHeadersPolicyConfig']));
    expect(politicas).not.toEqual([]);
    for (const cabecalho of ["default-src 'none'", 'Permissions-Policy', 'camera=()', 'Cross-Origin-Opener-Policy', 'ContentTypeOptions', 'no-referrer']) {
      expect(politicas.every((p) => p.includes(cabecalho)), cabecalho).toBe(true);
    }
  });

  it('the network has no way out but the endpoints', () => {
    expect(modelo.doTipo('AWS::EC2::NatGateway')).toEqual([]);
    expect(modelo.doTipo('AWS::EC2::InternetGateway')).toEqual([]);
    const servicos = modelo.doTipo('AWS::EC2::VPCEndpoint').map((e) => JSON.stringify(e.p['ServiceName']));
    for (const s of ['s3', 'dynamodb', 'secretsmanager', 'sqs', 'states']) expect(servicos.some((x) => x.includes(`.${s}`)), s).toBe(true);
  });
});
