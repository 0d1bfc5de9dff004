import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Function as FuncaoLambda } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { MaquinaDeEstados } from '../constructs/maquina.ts';
import { definirCicloFaturamento } from '../state-machines/ciclo-faturamento.ts';
import { PilhaDeTrabalho } from './trabalho.ts';
import type { PropsTrabalho } from './trabalho.ts';

/** From the reading to the issued bill: readings, rotas in queues, and the machine that leads a cycle. */
export class PilhaFaturamento extends PilhaDeTrabalho {
  constructor(escopo: Construct, props: PropsTrabalho) {
    super(escopo, 'faturamento', props);
    const invoca: FuncaoLambda[] = [];
    const envia: IQueue[] = [];
    const achar = <T>(onde: ReadonlyMap<string, T>, nome: string, usados: T[]): T => {
      const achado = onde.get(nome);
      if (achado === undefined) throw new Error(`A máquina ciclo-faturamento usa ${nome}, que nenhum contrato do contexto faturamento declara.`);
      usados.push(achado);
      return achado;
    };
    const definicao = definirCicloFaturamento({
      passo: (nome) => {
        const funcao = achar(this.passos, nome, invoca);
        return { arn: funcao.functionArn, tempoLimiteS: funcao.timeout?.toSeconds() ?? 0 };
      },
      fila: (nome) => achar(props.plataforma.filas, nome, envia).queueUrl,
    });
    new MaquinaDeEstados(this, {
      nome: 'ciclo-faturamento',
      definicao,
      invoca,
      envia,
      aviso: { impacto: 'O faturamento de um grupo parou: as suas contas não saem no prazo.', runbook: 'ciclo-parado' },
      plataforma: props.plataforma,
    });
  }
}
