import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Architecture, LayerVersion, Runtime } from 'aws-cdk-lib/aws-lambda';
import { HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { InvocationType, Trigger } from 'aws-cdk-lib/triggers';
import type { Construct } from 'constructs';
import type { Balde, Segredo } from '../../events/contrato.ts';
import { codigoDe } from '../constructs/ativo.ts';
import { balde, baldeDeRegistros } from '../constructs/balde.ts';
import { Funcao } from '../constructs/funcao.ts';
import { comoSegredo, comoTabela } from '../constructs/interfaces.ts';
import { aceitar } from '../constructs/justificativas.ts';
import { Pilha } from '../constructs/pilha.ts';
import type { PropsPilha } from '../constructs/pilha.ts';
import type { Plataforma } from '../constructs/plataforma.ts';
import type { FuncaoPlanejada } from '../funcoes.ts';
import type { Ambiente, Dominio } from '../opcoes.ts';
import { BancoDeDados } from './banco.ts';
import { RedeIsolada } from './rede.ts';

/** What the generated token opens: `FUNCOES_DO_PRIMEIRO_TOKEN` of the domain, which nothing here loads. A test holds the two together. */
const DO_PRIMEIRO_TOKEN = ['ligacao', 'fatura', 'leitura-arquivo', 'ciclo', 'liberacao-do-ciclo', 'retorno', 'razao', 'plataforma'];

export interface PropsDados extends PropsPilha {
  readonly ambiente: Ambiente;
  readonly emailAlarmes: string | undefined;
  readonly dominio: Dominio | undefined;
  readonly pacotes: ReadonlyMap<string, string>;
  readonly camadaTypst: string;
  readonly local: boolean;
  /** Runs at every deploy that changes it, before any stack that uses the database. */
  readonly migrador: FuncaoPlanejada | undefined;
}

/** What lasts: network, database, secrets, buckets, table, and the topic that every alarm writes to. */
export class PilhaDados extends Pilha {
  readonly plataforma: Plataforma;

  constructor(escopo: Construct, props: PropsDados) {
    super(escopo, 'dados', props);
    const topico = this.#topico(props.emailAlarmes);
    const rede = new RedeIsolada(this, 'Rede');
    const banco = new BancoDeDados(this, 'Banco', { rede, ambiente: props.ambiente, topico });
    this.plataforma = {
      rede,
      banco,
      baldes: this.#baldes(props),
      segredos: this.#segredos(),
      tabelas: { idempotencia: comoTabela(this.#tabela()) },
      topicoAlarmes: topico,
      camadaTypst: new LayerVersion(this, 'CamadaTypst', {
        code: codigoDe(props.camadaTypst, props.local),
        description: 'Compilador Typst e a fonte dos documentos',
        compatibleRuntimes: [Runtime.NODEJS_24_X],
        compatibleArchitectures: [Architecture.X86_64],
      }),
      filas: new Map(),
      pacotes: props.pacotes,
      local: props.local,
    };
    if (props.migrador !== undefined) this.#migrar(props.migrador, banco);
  }

  #topico(email: string | undefined): Topic {
    const topico = new Topic(this, 'Alarmes', { displayName: 'Nascente: alarmes', enforceSSL: true });
    if (email !== undefined) topico.addSubscription(new EmailSubscription(email));
    return topico;
  }

  #baldes({ ambiente, dominio }: PropsDados): ReadonlyMap<Balde, IBucket> {
    const registros = baldeDeRegistros(this, 'BaldeRegistros');
    // A large file goes from the page to the bucket, and a document back, by a signed address; that signature is the door, the origin a courtesy.
    const origem = `https://${dominio?.nome ?? '*.cloudfront.net'}`;
    return new Map([
      ['entrada', balde(this, 'BaldeEntrada', { registros, navegador: { origem, metodo: HttpMethods.PUT } })],
      ['documentos', balde(this, 'BaldeDocumentos', { registros, navegador: { origem, metodo: HttpMethods.GET } })],
      ['guarda', balde(this, 'BaldeGuarda', { registros, guardaDias: ambiente.guardaDias })],
    ]);
  }

  #segredos(): Readonly<Record<Segredo, ISecret>> {
    const criar = (id: string, description: string, generateStringKey: string, modelo: Readonly<Record<string, string | readonly string[]>>): ISecret => {
      const segredo = new Secret(this, id, {
        description,
        generateSecretString: { secretStringTemplate: JSON.stringify(modelo), generateStringKey, passwordLength: 64, excludePunctuation: true },
        removalPolicy: RemovalPolicy.RETAIN,
      });
      aceitar(segredo, { SMG4: 'A troca é um ato do operador, descrito em docs/runbook/segredos.md.' });
      return comoSegredo(segredo);
    };
    return {
      'token-operador': criar('SegredoTokenOperador', 'Token que abre a API para operadores e para o comando nascente', 'token', { nome: 'operador', confianca: 'operador', funcoes: DO_PRIMEIRO_TOKEN }),
      'chave-de-sessao': criar('SegredoChaveDeSessao', 'Chave que assina as sessões e cifra os segundos fatores', 'chave', {}),
      'chave-de-origem': criar('SegredoChaveDeOrigem', 'Prova que a chamada passou pela CloudFront, que diz de que endereço ela vem', 'chave', {}),
      'chaves-pessoais': criar('SegredoChavesPessoais', 'Chave-mestra dos dados pessoais: cifra e índice derivam dela', 'chave', {}),
    };
  }

  #tabela(): TableV2 {
    return new TableV2(this, 'Idempotencia', {
      partitionKey: { name: 'id', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiration',
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  #migrar(plano: FuncaoPlanejada, banco: BancoDeDados): void {
    const { funcao } = new Funcao(this, { plano, plataforma: this.plataforma, concorrenciaReservada: 1 });
    new Trigger(this, 'Migracao', {
      handler: funcao,
      timeout: Duration.seconds(plano.execucao.tempoLimiteS),
      invocationType: InvocationType.REQUEST_RESPONSE,
      executeAfter: [banco],
    });
  }
}
