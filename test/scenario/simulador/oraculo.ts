/** What the bank knows that it sent, against what the books say: the check that does not depend on anything the product wrote of itself. */
import type { Executor } from '../../../layers/postgres/conexao.ts';
import { ANTES } from './plano.ts';
import type { Envio } from './banco-simulado.ts';

interface NosLivros {
  readonly arquivos: number;
  readonly pagamentos: number;
  readonly valor: number;
  readonly entrou: number;
}

/** Files of the run only: the month before had its own. */
const LIVROS = `
WITH a AS (SELECT id FROM arrecadacao.arquivo WHERE situacao = 'PROCESSADO' AND data_contabil > $1),
     p AS (SELECT p.id, p.valor FROM arrecadacao.pagamento p JOIN a ON a.id = p.arquivo)
SELECT (SELECT count(*) FROM a)::integer AS arquivos, (SELECT count(*) FROM p)::integer AS pagamentos, (SELECT coalesce(sum(valor), 0) FROM p)::bigint AS valor,
       (SELECT coalesce(sum(t.valor), 0) FROM razao.transferencia t JOIN razao.conta c ON c.id = t.conta_debito AND c.papel = 'TRANSITO' WHERE t.data_contabil > $1)::bigint AS entrou`;

/** Sums of the distinct valid files sent; `envios` may repeat a content. */
export async function conferirEnvios(banco: Executor, envios: readonly Envio[]): Promise<readonly string[]> {
  const distintos = new Map(envios.flatMap((e) => (e.conteudo === null ? [] : [[e.conteudo, e] as const])));
  const soma = (de: (e: Envio) => number): number => [...distintos.values()].reduce((s, e) => s + de(e), 0);
  const valor = soma((e) => e.soma);
  const esperado: NosLivros = { arquivos: soma((e) => e.conjuntos), pagamentos: soma((e) => e.pagamentos), valor, entrou: valor };
  const { rows } = await banco.query<NosLivros>(LIVROS, [ANTES.pagamentos]);
  const obtido = rows[0];
  return (['arquivos', 'pagamentos', 'valor', 'entrou'] as const)
    .filter((campo) => obtido?.[campo] !== esperado[campo])
    .map((campo) => `oráculo do banco: ${campo} nos livros ${obtido?.[campo] ?? 0}, enviado ${esperado[campo]}`);
}
