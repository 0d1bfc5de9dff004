import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { construirApp } from '../../infra/app.ts';
import type { OpcoesApp } from '../../infra/opcoes.ts';
import { criarArvore } from './arvore.ts';
import type { Arvore } from './arvore.ts';

let arvore: Arvore;
beforeAll(async () => {
  arvore = await criarArvore();
});
afterAll(async () => arvore.apagar());

async function app(nome: string, opcoes: OpcoesApp = {}): Promise<Awaited<ReturnType<typeof construirApp>>> {
  return construirApp({ raiz: arvore.raiz, dist: join(arvore.raiz, 'dist'), saida: join(arvore.raiz, nome), validar: true, ...opcoes });
}

/** Before the API stands a web ACL that stops who asks too much of the entry, and too much of anything. */
function conferirBorda(stacks: ReturnType<Awaited<ReturnType<typeof app>>['synth']>['stacks']): void {
  const recursos = (nome: string) => Object.values((stacks.find((s) => s.stackName === nome)?.template as { Resources: Record<string, { Type: string; Properties: Record<string, unknown> }> }).Resources);
  const acl = recursos('nascente-borda').find((r) => r.Type === 'AWS::WAFv2::WebACL')?.Properties;
  expect(stacks.find((s) => s.stackName === 'nascente-borda')?.environment.region).toBe('us-east-1');
  expect(acl).toMatchObject({ Scope: 'CLOUDFRONT', DefaultAction: { Allow: {} } });
  const regras = acl?.['Rules'] as { Action: object; Statement: { RateBasedStatement: { Limit: number; AggregateKeyType: string; ScopeDownStatement?: { ByteMatchStatement: { SearchString: string } } } } }[];
  expect(regras.map((r) => [r.Statement.RateBasedStatement.Limit, r.Statement.RateBasedStatement.AggregateKeyType, r.Statement.RateBasedStatement.ScopeDownStatement?.ByteMatchStatement.SearchString])).toEqual([[300, 'IP', '/api/entrar'], [20_000, 'IP', undefined]]);
  for (const r of regras) expect(r.Action).toMatchObject({ Block: { CustomResponse: { ResponseCode: 429 } } });
  const distribuicao = recursos('nascente-api').find((r) => r.Type === 'AWS::CloudFront::Distribution')?.Properties as { DistributionConfig: { WebACLId: unknown } };
  expect(JSON.stringify(distribuicao.DistributionConfig.WebACLId)).toContain('bordauseast1FnGetAttWebAclArn');
}

describe('validation of the whole app', () => {
  it.each<[string, OpcoesApp]>([
    ['production', {}],
    [
      'a rehearsal with pages, a domain and a web ACL',
      {
        ambiente: 'homologacao',
        emailAlarmes: 'plantao@saae.example',
        dominio: { nome: 'conta.saae.example', certificadoArn: 'arn:aws:acm:us-east-1:000000000000:certificate/1' },
        webAclArn: 'arn:aws:wafv2:us-east-1:000000000000:global/webacl/nascente/1',
      },
    ],
  ])('finds nothing in %s: CloudFormation and cdk-nag accept the template, every exception with its reason', async (nome, opcoes) => {
    if (opcoes.dominio !== undefined) await arvore.escrever('dist/web/index.html', '<!doctype html>');
    const { stacks } = (await app(`limpo-${nome.length}`, opcoes)).synth();
    if (opcoes.webAclArn === undefined) conferirBorda(stacks);
    expect(stacks.map((s) => s.stackName)).toEqual(
      expect.arrayContaining(['nascente-dados', 'nascente-faturamento', 'nascente-arrecadacao', 'nascente-operacao', 'nascente-api']),
    );
  });

  it('stops at a queue made outside the constructs and at a wildcard without a reason', async () => {
    const plantado = await app('plantado');
    const pilha = plantado.node.findChild('operacao');
    new Queue(pilha, 'FilaSolta');
    const papel = pilha.node.findAll().find((c) => c instanceof Role);
    papel?.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::de-outro/*'] }));
    expect(() => plantado.synth()).toThrow(/[Vv]alidation/);
    const { readFile } = await import('node:fs/promises');
    const relatorio = await readFile(join(arvore.raiz, 'plantado', 'validation-report.json'), 'utf8');
    expect(relatorio).toContain('AwsSolutions-SQS3');
    expect(relatorio).toContain('AwsSolutions-SQS4');
    expect(relatorio).toContain('AwsSolutions-IAM5[Resource::arn:aws:s3:::de-outro/*]');
  });

  it('every exception to a rule has a reason that a person can read', async () => {
    const construido = await app('motivos');
    const motivos = construido.node
      .findAll()
      .flatMap((c) => c.node.metadata.filter((m) => m.type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY))
      .flatMap((m) => Object.values(m.data as Record<string, string>));
    expect(motivos.length).toBeGreaterThan(10);
    for (const motivo of motivos) expect(motivo.length).toBeGreaterThan(30);
  });
});
