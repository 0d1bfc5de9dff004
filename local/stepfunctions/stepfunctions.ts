import type { Pool } from '../../layers/postgres/conexao.ts';
import { garantirEsquema } from '../banco/esquema.ts';
import type { PedidoJson, RespostaJson } from '../protocolo/aws-json.ts';
import { servicoJson } from '../protocolo/aws-json.ts';
import type { Relogio } from '../protocolo/relogio.ts';
import { acoesSfn } from './acoes.ts';
import { Definicoes } from './definicoes.ts';
import { Despertador } from './despertador.ts';
import { ESQUEMA_SFN } from './esquema.ts';
import { Execucoes } from './execucoes.ts';
import type { Alcance } from './integracoes.ts';
import type { ContextoDoMotor } from './motor.ts';
import { Motor } from './motor.ts';
import { aoRenascerDoBanco } from './renascimento.ts';

export interface OpcoesStepFunctions extends Alcance {
  /** The platform's clock: waits and timeouts obey it when it is moved. */
  readonly relogio: Relogio;
  readonly aoFalhar?: (erro: unknown) => void;
}

/** The service of state machines. */
export interface StepFunctions {
  /** Answers one request of the AWS JSON protocol (`x-amz-target: AWSStepFunctions.*`). */
  readonly tratar: (pedido: PedidoJson) => Promise<RespostaJson>;
  /**
   * Stores the definition of a machine (JSON text, JSONata only). Executions that already run keep the one they started with.
   * @throws Error in Portuguese naming the state, when the definition is wrong or uses what does not run here
   */
  registrarMaquina(arn: string, definicao: string): Promise<void>;
  /** Starts an execution; the same name and input answer the one that runs. Answers its ARN. */
  iniciarExecucao(maquinaArn: string, nome: string, entrada: unknown): Promise<string>;
  /** Takes up what was running. Called once, when functions and queues can be reached and the machines are registered. */
  retomar(): Promise<void>;
  /** Starts nothing more. What is running goes on at the next start. */
  parar(): Promise<void>;
}

/** How long AWS keeps a closed execution. */
const GUARDA_DIAS = 90;

/** Opens the service on the tables of `pool`, creating them at the first time. Nothing runs before `retomar`, except what is started. */
export async function criarStepFunctions(pool: Pool, opcoes: OpcoesStepFunctions): Promise<StepFunctions> {
  const { relogio, aoFalhar = () => undefined } = opcoes;
  await garantirEsquema(pool, 'stepfunctions', ESQUEMA_SFN);
  await pool.query(`DELETE FROM sfn.execucao WHERE terminada_em < $1::timestamptz - make_interval(days => ${GUARDA_DIAS})`, [relogio.agora()]);
  const definicoes = new Definicoes(pool);
  await definicoes.carregar();
  let despertador: Despertador | undefined;
  const contexto: ContextoDoMotor = { pool, relogio, definicoes, alcance: opcoes, aoFalhar, aoMarcar: (prazo) => despertador?.marcar(prazo) };
  const motor = new Motor(contexto);
  const execucoes = new Execucoes(contexto, motor);
  const vencer = ({ execucao, ramo }: { execucao: number; ramo: number | null }): Promise<void> => (ramo === null ? execucoes.vencer(execucao) : motor.vencer(execucao, ramo));
  await aoRenascerDoBanco(pool, () => void motor.retomar().catch(aoFalhar));
  return {
    tratar: servicoJson({ alvo: 'AWSStepFunctions', espacoDosErros: 'com.amazonaws.swf.service.v2.model#', acoes: acoesSfn({ pool, definicoes, execucoes }), aoFalhar }),
    registrarMaquina: (arn, definicao) => definicoes.registrar(arn, definicao, relogio.agora()),
    iniciarExecucao: async (maquinaArn, nome, entrada) => (await execucoes.iniciar(maquinaArn, nome, JSON.stringify(entrada))).arn,
    retomar: async () => {
      await motor.renovarChamadas();
      despertador ??= new Despertador({ pool, relogio, vencer, aoFalhar });
      await motor.retomar();
    },
    parar: async () => {
      await despertador?.parar();
      await motor.parar();
    },
  };
}
