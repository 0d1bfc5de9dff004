import { z } from 'zod';
import { ErroAws, acao, servicoJson } from '../protocolo/aws-json.ts';
import type { PedidoJson, RespostaJson } from '../protocolo/aws-json.ts';
import type { Template } from '../template/carregar.ts';
import { Cofre } from './cofre.ts';
import type { Segredo, Versao } from './cofre.ts';
import { gerarSegredo, receita } from './gerar.ts';

export interface Segredos {
  /** Answers one request of the AWS JSON protocol (`x-amz-target: secretsmanager.*`). */
  readonly tratar: (pedido: PedidoJson) => Promise<RespostaJson>;
  /** The current value, by ARN or name. Throws when there is no such secret. */
  valor(id: string): string;
}

function semSegredo(): ErroAws {
  return new ErroAws('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
}

function escolher(s: Segredo, id: string | undefined, etapa: string | undefined): Versao {
  const candidatas: [Versao | null, string][] = [
    [s.atual, 'AWSCURRENT'],
    [s.anterior, 'AWSPREVIOUS'],
  ];
  const achada = candidatas.find(([v, nome]) => v !== null && (id === undefined || v.id === id) && nome === (etapa ?? (id === undefined ? 'AWSCURRENT' : nome)));
  if (achada?.[0] === undefined || achada[0] === null) throw new ErroAws('ResourceNotFoundException', "Secrets Manager can't find the specified secret value.");
  return achada[0];
}

const segundos = (iso: string): number => Date.parse(iso) / 1000;

function servico(cofre: Cofre): (pedido: PedidoJson) => Promise<RespostaJson> {
  const achar = (id: string): { arn: string; segredo: Segredo } => {
    const achado = cofre.buscar(id);
    if (achado === undefined) throw semSegredo();
    return achado;
  };
  const identificado = z.object({ SecretId: z.string() });
  return servicoJson({
    alvo: 'secretsmanager',
    espacoDosErros: 'com.amazonaws.secretsmanager#',
    acoes: {
      GetSecretValue: acao(identificado.extend({ VersionId: z.string().optional(), VersionStage: z.string().optional() }), (e) => {
        const { arn, segredo } = achar(e.SecretId);
        const v = escolher(segredo, e.VersionId, e.VersionStage);
        const etapa = v === segredo.atual ? 'AWSCURRENT' : 'AWSPREVIOUS';
        return Promise.resolve({ ARN: arn, Name: segredo.nome, VersionId: v.id, SecretString: v.valor, VersionStages: [etapa], CreatedDate: segundos(v.em) });
      }),
      DescribeSecret: acao(identificado, (e) => {
        const { arn, segredo } = achar(e.SecretId);
        const versoes = { [segredo.atual.id]: ['AWSCURRENT'], ...(segredo.anterior === null ? {} : { [segredo.anterior.id]: ['AWSPREVIOUS'] }) };
        return Promise.resolve({ ARN: arn, Name: segredo.nome, LastChangedDate: segundos(segredo.atual.em), VersionIdsToStages: versoes });
      }),
      PutSecretValue: acao(identificado.extend({ SecretString: z.string().min(1).max(65_536) }), async (e) => {
        const { arn, segredo } = achar(e.SecretId);
        return { ARN: arn, Name: segredo.nome, VersionId: await cofre.trocar(arn, e.SecretString), VersionStages: ['AWSCURRENT'] };
      }),
    },
  });
}

/** Reads the secrets of the template, generating once the values it asks for. Throws for a secret whose value comes from elsewhere. */
export async function abrirSegredos(template: Template, arquivo: string): Promise<Segredos> {
  const cofre = await Cofre.abrir(arquivo);
  const novos = template.doTipo('AWS::SecretsManager::Secret').map((r) => {
    const { GenerateSecretString: gerar, SecretString: fixo, Name: nome } = r.propriedades;
    return {
      arn: r.ref,
      nome: typeof nome === 'string' ? nome : `${r.pilha}-${r.idLogico}`,
      gerar: () => (typeof fixo === 'string' ? fixo : gerarSegredo(receita.parse(gerar ?? {}))),
    };
  });
  await cofre.garantir(novos);
  return {
    tratar: servico(cofre),
    valor: (id) => {
      const achado = cofre.buscar(id);
      if (achado === undefined) throw new Error(`Não há segredo ${id} no template.`);
      return achado.segredo.atual.valor;
    },
  };
}
