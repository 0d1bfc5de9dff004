import { Stack, Tags } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

/** CloudFront looks for its web ACL here, wherever everything else is. */
const REGIAO_DA_BORDA = 'us-east-1';

/**
 * Calls of one address in five minutes. A utility whose people come out by one address makes 40 calls a second at its peak (12,000); nobody types a password more
 * than a few times a minute, and a counter with 50 people beginning the day sends some 200 in five minutes. What is stopped is in the log of CloudFront.
 */
const LIMITE_DA_ENTRADA = 300;
const LIMITE_DE_TUDO = 20_000;

const visivel = (nome: string): CfnWebACL.VisibilityConfigProperty => ({ cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName: nome });

function porTaxa(nome: string, priority: number, limit: number, so?: CfnWebACL.StatementProperty): CfnWebACL.RuleProperty {
  return {
    name: nome,
    priority,
    action: { block: { customResponse: { responseCode: 429, customResponseBodyKey: 'demais' } } },
    statement: { rateBasedStatement: { limit, aggregateKeyType: 'IP', evaluationWindowSec: 300, ...(so === undefined ? {} : { scopeDownStatement: so }) } },
    visibilityConfig: visivel(`nascente-${nome}`),
  };
}

/** Before CloudFront asks anything of the API: who sends too much hears no. What passes meets the limits of the API, the proof of work and the locks. */
export class PilhaBorda extends Stack {
  readonly arn: string;

  constructor(escopo: Construct, conta: string) {
    super(escopo, 'borda', { stackName: 'nascente-borda', description: 'Nascente: o que para na borda quem pede demais', env: { account: conta, region: REGIAO_DA_BORDA }, crossRegionReferences: true });
    Tags.of(this).add('sistema', 'nascente');
    const acl = new CfnWebACL(this, 'WebAcl', {
      name: 'nascente',
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      customResponseBodies: { demais: { contentType: 'TEXT_PLAIN', content: 'Pedidos demais deste endereço. Espere cinco minutos e tente de novo.' } },
      rules: [
        porTaxa('entrada', 1, LIMITE_DA_ENTRADA, {
          byteMatchStatement: { fieldToMatch: { uriPath: {} }, positionalConstraint: 'STARTS_WITH', searchString: '/api/entrar', textTransformations: [{ priority: 0, type: 'URL_DECODE' }, { priority: 1, type: 'NORMALIZE_PATH' }, { priority: 2, type: 'LOWERCASE' }] },
        }),
        porTaxa('tudo', 2, LIMITE_DE_TUDO),
      ],
      visibilityConfig: visivel('nascente-web-acl'),
    });
    this.arn = acl.attrArn;
  }
}
