import { Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as FuncaoDeBorda,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { Balde } from '../../events/contrato.ts';
import { opcoesDoAtivo } from '../constructs/ativo.ts';
import { balde, baldeDeRegistros } from '../constructs/balde.ts';
import { aceitar } from '../constructs/justificativas.ts';
import type { Plataforma } from '../constructs/plataforma.ts';
import { PREFIXO_API } from '../constructs/rota-http.ts';
import type { Dominio } from '../opcoes.ts';
import { CABECALHO_DA_ORIGEM, CABECALHO_DO_VISITANTE } from '../../events/http/cabecalhos.ts';

export interface PropsSitio {
  readonly api: HttpApi;
  readonly baldes: Plataforma['baldes'];
  readonly web: string | undefined;
  readonly dominio: Dominio | undefined;
  readonly webAclArn: string | undefined;
  readonly local: boolean;
  /** What CloudFront shows to the API, to be believed about the address of the viewer. */
  readonly chaveDeOrigem: ISecret;
}

/** An address without a file extension is a page of the application, which draws it itself; the reference of the API is a page of its own. */
const PAGINA_UNICA = `function handler(event) {
  var pedido = event.request;
  if (pedido.uri === '/docs' || pedido.uri === '/docs/') pedido.uri = '/docs/index.html';
  else if (pedido.uri.indexOf('.', pedido.uri.lastIndexOf('/')) === -1) pedido.uri = '/index.html';
  return pedido;
}`;

/** The viewer's own address, over whatever the viewer wrote. A managed policy that forwards CloudFront's header of it would forward the Host too, by which the API is found. */
const VISITANTE = `function handler(event) {
  var pedido = event.request;
  pedido.headers['${CABECALHO_DO_VISITANTE}'] = { value: event.viewer.ip };
  return pedido;
}`;

/** What a page may load and where it may send: itself, and our two buckets by signed address. No third party sees who reads a bill. */
function politicaDeConteudo(entrada: string, documentos: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // Ant Design writes its styles into the page.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${entrada} ${documentos}`,
    `frame-src 'self' blob: ${documentos}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** CloudFront: the pages at the root, the API under `/api`, one origin for the browser. */
export class Sitio extends Construct {
  constructor(escopo: Construct, id: string, { api, baldes, web, dominio, webAclArn, local, chaveDeOrigem }: PropsSitio) {
    super(escopo, id);
    const registros = baldeDeRegistros(this, 'BaldeRegistros');
    const paginas = balde(this, 'BaldeWeb', { registros });
    const distribuicao = new Distribution(this, 'Distribuicao', {
      comment: 'Nascente',
      defaultRootObject: 'index.html',
      priceClass: PriceClass.PRICE_CLASS_ALL,
      enableLogging: true,
      logBucket: registros,
      logFilePrefix: 'cloudfront/',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(paginas),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: cabecalhos(this, baldes),
        functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: new FuncaoDeBorda(this, 'PaginaUnica', { code: FunctionCode.fromInline(PAGINA_UNICA), runtime: FunctionRuntime.JS_2_0 }) }],
      },
      additionalBehaviors: {
        [`${PREFIXO_API}/*`]: {
          origin: new HttpOrigin(Fn.select(2, Fn.split('/', api.apiEndpoint)), {
            protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY, originSslProtocols: [OriginSslPolicy.TLS_V1_2], readTimeout: Duration.seconds(30),
            // resolved by CloudFormation when it deploys: the secret is in no template
            customHeaders: { [CABECALHO_DA_ORIGEM]: chaveDeOrigem.secretValueFromJson('chave').unsafeUnwrap() },
          }),
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: new FuncaoDeBorda(this, 'Visitante', { code: FunctionCode.fromInline(VISITANTE), runtime: FunctionRuntime.JS_2_0 }) }],
        },
      },
      ...(webAclArn === undefined ? {} : { webAclId: webAclArn }),
      ...(dominio === undefined ? {} : { domainNames: [dominio.nome], minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021, certificate: Certificate.fromCertificateArn(this, 'Certificado', dominio.certificadoArn) }),
    });
    aceitar(distribuicao, {
      CFR1: 'Um munícipe em viagem paga a sua conta de onde estiver.',
      ...(webAclArn === undefined ? { CFR2: 'Numa máquina só não há borda: a web ACL é da pilha nascente-borda.' } : {}),
      ...(dominio === undefined ? { CFR4: 'Sem domínio próprio o certificado é o da CloudFront, que não deixa escolher o TLS mínimo.' } : {}),
    });
    if (web !== undefined) {
      new BucketDeployment(this, 'Paginas', {
        sources: [Source.asset(web, opcoesDoAtivo(web, local))],
        destinationBucket: paginas,
        distribution: distribuicao,
        distributionPaths: ['/index.html'],
        cacheControl: [CacheControl.fromString('public, max-age=300, must-revalidate')],
        // A page opened before the deploy still asks for the files of its version.
        prune: false,
        memoryLimit: 512,
        logGroup: new LogGroup(this, 'RegistrosDaCopia', { retention: RetentionDays.SIX_MONTHS, removalPolicy: RemovalPolicy.DESTROY }),
      });
    }
  }
}

function cabecalhos(escopo: Construct, baldes: Plataforma['baldes']): ResponseHeadersPolicy {
  const endereco = (nome: Balde): string => `https://${baldes.get(nome)?.bucketRegionalDomainName ?? ''}`;
  return new ResponseHeadersPolicy(escopo, 'Cabecalhos', {
    responseHeadersPolicyName: 'nascente-paginas',
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: politicaDeConteudo(endereco('entrada'), endereco('documentos')), override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, preload: true, override: true },
    },
    customHeadersBehavior: {
      customHeaders: [
        // No screen asks for any of these: what gets into a page cannot ask in our name.
        { header: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), bluetooth=(), serial=(), midi=(), display-capture=()', override: true },
        // A page that opens ours, or that ours opens, does not hold its window.
        { header: 'Cross-Origin-Opener-Policy', value: 'same-origin', override: true },
      ],
    },
  });
}
