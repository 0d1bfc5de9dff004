/** What differs between two homes of the same template. Everything else is the same everywhere. */
export interface Ambiente {
  readonly nome: 'producao' | 'homologacao';
  /** Days that an object of `guarda` cannot be deleted by anyone: bank files and audit anchors outlive the dispute of a tariff (10 years). */
  readonly guardaDias: number;
  /** Aurora capacity units (2 GiB each). */
  readonly acu: { readonly minimo: number; readonly maximo: number };
  /** Readers in another zone, which take over when the writer is lost. */
  readonly leitores: number;
  /** Refuse to delete the database. */
  readonly protegerExclusao: boolean;
}

const DEZ_ANOS_EM_DIAS = 3_653;

export const AMBIENTES: Readonly<Record<Ambiente['nome'], Ambiente>> = {
  producao: { nome: 'producao', guardaDias: DEZ_ANOS_EM_DIAS, acu: { minimo: 0.5, maximo: 16 }, leitores: 1, protegerExclusao: true },
  homologacao: { nome: 'homologacao', guardaDias: 1, acu: { minimo: 0, maximo: 4 }, leitores: 0, protegerExclusao: false },
};

/** A domain of the utility: its certificate lives in us-east-1, where CloudFront looks for it. */
export interface Dominio {
  readonly nome: string;
  readonly certificadoArn: string;
}

/** What the builder of the app needs; all have a default that works offline. */
export interface OpcoesApp {
  /** Where the contracts and their functions are (`events/`, `functions/`). Default: this project. */
  readonly raiz?: string;
  /** Folder of the cloud assembly. Default `cdk.out`. */
  readonly saida?: string;
  /** Where bundles go. Default `<raiz>/dist`. */
  readonly dist?: string;
  /** CloudFormation rules and cdk-nag over the result: slow, and what CI and a deploy want. */
  readonly validar?: boolean;
  /**
   * For one machine: assets are named by where they lie, not copied or hashed, and bundles are not minified. Not deployable.
   */
  readonly local?: boolean;
  readonly conta?: string;
  readonly ambiente?: Ambiente['nome'];
  /** Receives every alarm. */
  readonly emailAlarmes?: string;
  readonly dominio?: Dominio;
  /** A web ACL of scope CLOUDFRONT, made in us-east-1. */
  readonly webAclArn?: string;
}

export const REGIAO = 'sa-east-1';
/** Stands for the account where none is known (offline, one machine). */
export const CONTA_AUSENTE = '000000000000';
