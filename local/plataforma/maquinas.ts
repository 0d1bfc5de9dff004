import { createHash } from 'node:crypto';
import type { Pool } from '../../layers/postgres/conexao.ts';
import type { Lambdas } from '../lambda/lambdas.ts';
import type { Sqs } from '../sqs/sqs.ts';
import { criarStepFunctions } from '../stepfunctions/stepfunctions.ts';
import type { StepFunctions } from '../stepfunctions/stepfunctions.ts';
import type { Recurso, Template } from '../template/carregar.ts';
import type { Alicerce } from './servicos.ts';

interface Vizinhos {
  readonly pool: Pool;
  readonly sqs: Sqs;
  readonly lambdas: Lambdas;
}

function definicaoDe(r: Recurso): string {
  const { DefinitionString: texto, Definition: objeto, DefinitionSubstitutions: trocas, StateMachineType: tipo } = r.propriedades;
  if (tipo === 'EXPRESS') throw new Error(`${r.pilha}/${r.idLogico}: máquinas EXPRESS não são atendidas pelo ambiente local.`);
  const definicao = typeof texto === 'string' ? texto : objeto === undefined ? undefined : JSON.stringify(objeto);
  if (definicao === undefined || trocas !== undefined) throw new Error(`${r.pilha}/${r.idLogico}: a definição da máquina precisa estar no template, sem substituições.`);
  return definicao;
}

async function registrarMaquinas(template: Template, sfn: StepFunctions): Promise<void> {
  for (const r of template.doTipo('AWS::StepFunctions::StateMachine')) await sfn.registrarMaquina(r.atributo('Arn'), definicaoDe(r));
}

/** The state machines of the template, calling its functions and writing to its queues. Nothing that was running goes on before `retomar`. */
export async function erguerMaquinas({ template, relogio, diario, desmontagem }: Alicerce, { pool, sqs, lambdas }: Vizinhos): Promise<StepFunctions> {
  const sfn = await criarStepFunctions(pool, {
    relogio: relogio.relogio,
    aoFalhar: diario.falhou,
    invocarLambda: (nome, carga) => lambdas.invocar(nome, carga),
    enviarSqs: async (url, corpo, { atrasoS }) => {
      const [MessageId = ''] = await sqs.enviar(url, [{ corpo, ...(atrasoS === undefined ? {} : { atrasoS }) }]);
      return { MessageId, MD5OfMessageBody: createHash('md5').update(corpo).digest('hex') };
    },
  });
  desmontagem.acrescentar(() => sfn.parar());
  await registrarMaquinas(template, sfn);
  return sfn;
}
