import { RemovalPolicy } from 'aws-cdk-lib';
import {
  FlowLogDestination,
  FlowLogTrafficType,
  GatewayVpcEndpointAwsService,
  InterfaceVpcEndpointAwsService,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { comoVpc } from '../constructs/interfaces.ts';
import { aceitar } from '../constructs/justificativas.ts';
import type { Rede } from '../constructs/plataforma.ts';

export const PORTA_POSTGRES = 5432;

/** What functions inside the network call. Without NAT there is no other way out: what is not here is not reachable. */
const SERVICOS = {
  Segredos: InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
  Filas: InterfaceVpcEndpointAwsService.SQS,
  Maquinas: InterfaceVpcEndpointAwsService.STEP_FUNCTIONS,
};

/** A network without a way out: isolated subnets in two zones, endpoints of the AWS services in use, and one group for each kind of guest. */
export class RedeIsolada extends Construct implements Rede {
  readonly vpc: IVpc;
  readonly grupoFuncoes: SecurityGroup;
  readonly grupoMigrador: SecurityGroup;
  readonly grupoProxy: SecurityGroup;
  readonly grupoBanco: SecurityGroup;

  constructor(escopo: Construct, id: string) {
    super(escopo, id);
    const vpc = new Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 0,
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: [{ name: 'isolada', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 22 }],
      gatewayEndpoints: { S3: { service: GatewayVpcEndpointAwsService.S3 }, DynamoDb: { service: GatewayVpcEndpointAwsService.DYNAMODB } },
    });
    this.vpc = comoVpc(vpc);
    vpc.addFlowLog('Fluxo', {
      destination: FlowLogDestination.toCloudWatchLogs(new LogGroup(this, 'RegistrosDeFluxo', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY })),
      trafficType: FlowLogTrafficType.REJECT,
    });
    this.grupoFuncoes = this.#grupo('GrupoFuncoes', 'Funcoes que usam o banco');
    this.grupoMigrador = this.#grupo('GrupoMigrador', 'Funcao que migra o banco');
    this.grupoProxy = this.#grupo('GrupoProxy', 'RDS Proxy');
    this.grupoBanco = this.#grupo('GrupoBanco', 'Aurora');
    const postgres = Port.tcp(PORTA_POSTGRES);
    this.#ligar(this.grupoFuncoes, this.grupoProxy, postgres);
    this.#ligar(this.grupoProxy, this.grupoBanco, postgres);
    this.#ligar(this.grupoMigrador, this.grupoBanco, postgres);
    this.#portas(vpc);
  }

  #grupo(id: string, descricao: string): SecurityGroup {
    return new SecurityGroup(this, id, { vpc: this.vpc, description: descricao, allowAllOutbound: false });
  }

  #ligar(de: SecurityGroup, para: SecurityGroup, porta: Port): void {
    de.addEgressRule(para, porta);
    para.addIngressRule(de, porta);
  }

  #portas(vpc: Vpc): void {
    const grupo = this.#grupo('GrupoServicos', 'Portas para os servicos da AWS');
    for (const [id, service] of Object.entries(SERVICOS)) {
      vpc.addInterfaceEndpoint(id, { service, open: false, securityGroups: [grupo], subnets: { subnetType: SubnetType.PRIVATE_ISOLATED } });
    }
    for (const quem of [this.grupoFuncoes, this.grupoMigrador]) {
      this.#ligar(quem, grupo, Port.tcp(443));
      // S3 and DynamoDB are reached by routes of the subnet, whose addresses are a list of AWS; there is no route to anywhere else.
      quem.addEgressRule(Peer.anyIpv4(), Port.tcp(443));
    }
    aceitar(vpc, { VPC7: 'O registro de fluxo guarda só o que foi recusado: o aceito é o tráfego entre as funções, o proxy e os serviços.' });
  }
}
