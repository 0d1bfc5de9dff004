import type { Function as FuncaoLambda } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Contexto } from '../../events/contrato.ts';
import { Agendamento } from '../constructs/agendamento.ts';
import { EntradaS3, consumirFila, declararFila } from '../constructs/consumidores.ts';
import { Funcao } from '../constructs/funcao.ts';
import { Pilha } from '../constructs/pilha.ts';
import type { PropsPilha } from '../constructs/pilha.ts';
import type { Plataforma } from '../constructs/plataforma.ts';
import type { Contratos, Descoberto } from '../contratos.ts';
import { funcaoDe } from '../funcoes.ts';

export type NomePilha = 'faturamento' | 'arrecadacao' | 'operacao';

/**
 * Where the background work of each context is deployed. The stacks follow the order of the contexts, so a stack only knows those before it;
 * `operacao` comes last because the outbox of `comum` writes to the queues and the machine of all.
 */
const PILHA_DO_CONTEXTO: Readonly<Record<Contexto, NomePilha>> = {
  comum: 'operacao',
  acesso: 'operacao',
  cadastro: 'faturamento',
  hidrometria: 'faturamento',
  leitura: 'faturamento',
  razao: 'faturamento',
  faturamento: 'faturamento',
  arrecadacao: 'arrecadacao',
  cobranca: 'arrecadacao',
  juridico: 'arrecadacao',
  servico: 'operacao',
  atendimento: 'operacao',
  gerencial: 'operacao',
};

/** The migrator is a task like the others, but of the stack of data, which runs it. */
export function ehMigrador({ contrato }: Descoberto): boolean {
  return contrato.contexto === 'comum' && contrato.nome === 'migrar';
}

export interface PropsTrabalho extends PropsPilha {
  readonly contratos: Contratos;
  readonly plataforma: Plataforma;
}

/** The queues, objects, schedules and tasks of some contexts. Two steps: what others send to exists before any function that sends. */
export class PilhaDeTrabalho extends Pilha {
  /** Functions of the tasks, by the name of the contract: what a state machine invokes. */
  readonly passos: ReadonlyMap<string, FuncaoLambda>;

  constructor(escopo: Construct, nome: NomePilha, { contratos, plataforma, ...props }: PropsTrabalho) {
    super(escopo, nome, props);
    const daqui = <D extends Descoberto>(lista: readonly D[]): readonly D[] => lista.filter((d) => PILHA_DO_CONTEXTO[d.contrato.contexto] === nome && !ehMigrador(d));
    for (const { contrato } of daqui(contratos.filas)) declararFila(this, contrato, plataforma);
    for (const d of daqui(contratos.filas)) consumirFila(this, d, plataforma);
    for (const d of daqui(contratos.objetos)) new EntradaS3(this, d, plataforma);
    for (const d of daqui(contratos.agendas)) new Agendamento(this, d, plataforma);
    this.passos = new Map(daqui(contratos.passos).map((d) => [d.contrato.nome, new Funcao(this, { plano: funcaoDe(d), plataforma }).funcao]));
  }
}
