import { Duration, RemovalPolicy, Tokenization } from 'aws-cdk-lib';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import {
  AuroraPostgresEngineVersion,
  ClusterInstance,
  Credentials,
  DatabaseCluster,
  DatabaseClusterEngine,
  DatabaseProxy,
  DatabaseSecret,
  ParameterGroup,
  ProxyTarget,
} from 'aws-cdk-lib/aws-rds';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { PapelBanco } from '../../events/contrato.ts';
import { CINCO_MINUTOS, alarmar } from '../constructs/alarmes.ts';
import { comoSegredo } from '../constructs/interfaces.ts';
import { aceitar } from '../constructs/justificativas.ts';
import type { Banco } from '../constructs/plataforma.ts';
import type { Ambiente } from '../opcoes.ts';
import { PORTA_POSTGRES } from './rede.ts';
import type { RedeIsolada } from './rede.ts';

const MOTOR = DatabaseClusterEngine.auroraPostgres({ version: AuroraPostgresEngineVersion.VER_17_7 });
const NOME = 'nascente';
const AVISO = { impacto: 'Balcão, segunda via e processamento ficam lentos ou param.', runbook: 'banco' };

export interface PropsBanco {
  readonly rede: RedeIsolada;
  readonly ambiente: Ambiente;
  readonly topico: ITopic;
}

/** Aurora PostgreSQL Serverless v2 behind RDS Proxy, with one secret for each database role. */
export class BancoDeDados extends Construct implements Banco {
  readonly nome = NOME;
  readonly porta: string;
  readonly hostProxy: string;
  readonly hostEscritor: string;
  readonly segredos: Readonly<Record<PapelBanco, ISecret>>;
  readonly cluster: DatabaseCluster;

  constructor(escopo: Construct, id: string, props: PropsBanco) {
    super(escopo, id);
    this.segredos = { app: this.#segredo('app'), lote: this.#segredo('lote'), leitura: this.#segredo('leitura'), migrador: this.#segredo('migrador') };
    const { app, lote, leitura, migrador } = this.segredos;
    this.cluster = this.#criarCluster(migrador, props);
    const proxy = this.#criarProxy([app, lote, leitura], props.rede);
    this.hostProxy = proxy.endpoint;
    this.hostEscritor = this.cluster.clusterEndpoint.hostname;
    // A reference, not 5432: on one machine the database takes a free port.
    this.porta = Tokenization.stringifyNumber(this.cluster.clusterEndpoint.port);
    this.#alarmar(props);
  }

  #segredo(papel: PapelBanco): ISecret {
    const segredo = new DatabaseSecret(this, `segredo-${papel}`, { username: `nascente_${papel}` });
    aceitar(segredo, { SMG4: 'A senha troca por um ato do operador, que roda o migrador em seguida (docs/runbook/segredos.md): só ele a leva ao papel do banco.' });
    return comoSegredo(segredo);
  }

  #criarCluster(dono: ISecret, { rede, ambiente }: PropsBanco): DatabaseCluster {
    // Made by us, before the cluster: one that RDS makes has no end.
    const registros = new LogGroup(this, 'Registros', {
      logGroupName: `/aws/rds/cluster/${NOME}/postgresql`,
      retention: RetentionDays.SIX_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const cluster = new DatabaseCluster(this, 'Cluster', {
      clusterIdentifier: NOME,
      engine: MOTOR,
      credentials: Credentials.fromSecret(dono),
      defaultDatabaseName: NOME,
      port: PORTA_POSTGRES,
      vpc: rede.vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      securityGroups: [rede.grupoBanco],
      writer: ClusterInstance.serverlessV2('escritor'),
      readers: Array.from({ length: ambiente.leitores }, (_, i) => ClusterInstance.serverlessV2(`leitor${i + 1}`, { scaleWithWriter: true })),
      serverlessV2MinCapacity: ambiente.acu.minimo,
      serverlessV2MaxCapacity: ambiente.acu.maximo,
      parameterGroup: new ParameterGroup(this, 'Parametros', {
        engine: MOTOR,
        description: 'Nascente',
        // Set here and never by session: a session SET pins its connection of the proxy.
        parameters: { 'rds.force_ssl': '1', timezone: 'America/Sao_Paulo', idle_in_transaction_session_timeout: '60000', log_lock_waits: '1' },
      }),
      storageEncrypted: true,
      iamAuthentication: true,
      backup: { retention: Duration.days(35), preferredWindow: '05:00-06:00' },
      preferredMaintenanceWindow: 'sun:06:30-sun:07:30',
      copyTagsToSnapshot: true,
      cloudwatchLogsExports: ['postgresql'],
      deletionProtection: ambiente.protegerExclusao,
      removalPolicy: RemovalPolicy.SNAPSHOT,
    });
    cluster.node.addDependency(registros);
    if (!ambiente.protegerExclusao) aceitar(cluster, { RDS10: 'Um ambiente de homologação nasce e morre inteiro; apagado, deixa um instantâneo.' });
    return cluster;
  }

  #criarProxy(secrets: readonly ISecret[], rede: RedeIsolada): DatabaseProxy {
    return new DatabaseProxy(this, 'Proxy', {
      proxyTarget: ProxyTarget.fromCluster(this.cluster),
      secrets: [...secrets],
      vpc: rede.vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      securityGroups: [rede.grupoProxy],
      requireTLS: true,
      maxConnectionsPercent: 90,
      borrowTimeout: Duration.seconds(10),
      idleClientTimeout: Duration.minutes(15),
    });
  }

  #alarmar({ ambiente, topico }: PropsBanco): void {
    const comum = { aviso: AVISO, topico, periodos: 3 };
    const metrica = (nome: string): ReturnType<DatabaseCluster['metric']> => this.cluster.metric(nome, { period: CINCO_MINUTOS, statistic: 'Maximum' });
    alarmar(this, 'AlarmeCapacidade', {
      ...comum,
      nome: 'banco: capacidade',
      sintoma: `O banco está há 15 minutos perto do seu máximo de ${ambiente.acu.maximo} ACU.`,
      metrica: metrica('ServerlessDatabaseCapacity'),
      limiar: ambiente.acu.maximo * 0.9,
    });
    alarmar(this, 'AlarmeBloqueios', { ...comum, nome: 'banco: bloqueios cruzados', sintoma: 'Transações travaram umas às outras.', metrica: metrica('Deadlocks'), limiar: 1 });
  }
}
