import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';
import type { PedidoJson, RespostaJson } from '../protocolo/aws-json.ts';
import type { Recurso, Template } from '../template/carregar.ts';

/** DynamoDB on disk: single-item writes with conditions, queries and batches. No transactions, streams or expiry of items. */
export interface DynamoDb {
  readonly tratar: (pedido: PedidoJson) => Promise<RespostaJson>;
  parar(): Promise<void>;
}

/** dynalite checks that there is a signature, not what it is; the region in it names the tables' ARNs. */
const ASSINATURA = 'AWS4-HMAC-SHA256 Credential=local/20250101/sa-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local';
/** Headers that dynalite reads; the rest would belong to another connection. */
const REPASSADOS = ['x-amz-target', 'content-type', 'authorization', 'x-amz-date'] as const;

const DAS_TABELAS = ['AttributeDefinitions', 'KeySchema', 'GlobalSecondaryIndexes', 'LocalSecondaryIndexes'] as const;

function criacao(r: Recurso): object {
  const p = r.propriedades;
  const copiadas = Object.fromEntries(DAS_TABELAS.filter((n) => p[n] !== undefined).map((n) => [n, p[n]]));
  return { TableName: r.ref, BillingMode: 'PAY_PER_REQUEST', ...copiadas };
}

/**
 * Opens the tables of the template, creating those that are not there. dynalite has its own private port, because a client that leaves in
 * the middle of a request (a killed worker) would bring it down: it only sees whole requests.
 */
export async function iniciarDynamoDb(template: Template, diretorio: string): Promise<DynamoDb> {
  await mkdir(diretorio, { recursive: true });
  const servidor = dynalite({ path: diretorio, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  await new Promise<void>((resolver, rejeitar) => {
    servidor.once('error', rejeitar);
    servidor.listen(0, '127.0.0.1', resolver);
  });
  const { port } = servidor.address() as AddressInfo;
  const tratar = async ({ cabecalhos, corpo }: PedidoJson): Promise<RespostaJson> => {
    const headers = Object.fromEntries(REPASSADOS.map((n) => [n, cabecalhos[n] ?? '']));
    const resposta = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: corpo.toString() });
    const repassar = ['content-type', 'x-amz-crc32', 'x-amzn-requestid'];
    return {
      status: resposta.status,
      cabecalhos: Object.fromEntries(repassar.flatMap((n) => (resposta.headers.has(n) ? [[n, resposta.headers.get(n) ?? '']] : []))),
      corpo: await resposta.text(),
    };
  };
  for (const tabela of template.doTipo('AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table')) await criarTabela(tratar, tabela);
  return {
    tratar,
    parar: () =>
      new Promise((resolver, rejeitar) => {
        servidor.close((e) => (e === undefined || e === null ? resolver() : rejeitar(e)));
        servidor.closeAllConnections();
      }),
  };
}

async function criarTabela(tratar: DynamoDb['tratar'], tabela: Recurso): Promise<void> {
  const { status, corpo } = await tratar({
    cabecalhos: {
      'x-amz-target': 'DynamoDB_20120810.CreateTable',
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-date': '20250101T000000Z',
      authorization: ASSINATURA,
    },
    corpo: JSON.stringify(criacao(tabela)),
  });
  if (status !== 200 && !corpo.includes('ResourceInUseException')) throw new Error(`A tabela ${tabela.ref} não foi criada: ${corpo}`);
}
