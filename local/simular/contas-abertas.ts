import type { ModuloDv } from '../../domain/arrecadacao/convenio.ts';
import { VERSOES_ESCRITAS, type VersaoEscrita } from '../../domain/arrecadacao/febraban150/escrever-retorno.ts';
import { dataCivil } from '../../domain/comum/data-civil.ts';
import type { Executor } from '../../layers/postgres/conexao.ts';
import type { ContaAberta, ConvenioDoBanco } from './retorno.ts';

/** Open bills in the order of the aviso; only of a cycle, when it is given. */
export async function contasAbertas(banco: Executor, ciclo: number | null = null): Promise<readonly ContaAberta[]> {
  const { rows } = await banco.query<{ aviso: number; valor: number; emissao: string; vencimento: string; validade: string; empresa: string; modulo: ModuloDv }>(
    `SELECT f.aviso, f.valor, f.emissao, f.vencimento, f.validade, v.empresa, v.modulo
       FROM faturamento.fatura_aberta a JOIN faturamento.fatura f USING (aviso) JOIN arrecadacao.convenio v ON v.id = f.convenio
      WHERE $1::integer IS NULL OR f.ciclo = $1 ORDER BY f.aviso`,
    [ciclo],
  );
  return rows.map((r) => ({ ...r, emissao: dataCivil(r.emissao), vencimento: dataCivil(r.vencimento), validade: dataCivil(r.validade) }));
}

function versaoEscrita(texto: string): VersaoEscrita {
  return VERSOES_ESCRITAS.find((v) => v === texto) ?? '04';
}

/**
 * An agreement as its bank would use it, with the number of its last file. Without `id`, the one that bills are issued under. `versao` in place
 * of the agreed one. Null when there is none.
 */
export async function convenioDoBanco(banco: Executor, id: number | null = null, versao?: VersaoEscrita): Promise<ConvenioDoBanco | null> {
  const { rows } = await banco.query<Omit<ConvenioDoBanco, 'versao'> & { versao: string }>(
    `SELECT lpad(v.banco::text, 3, '0') AS banco, upper(left(unaccent(b.nome), 20)) AS "nomeBanco", v.codigo, v.empresa, upper(left(unaccent(v.nome_empresa), 20)) AS "nomeEmpresa", v.modulo,
            v.versao_layout AS versao, v.dias_credito AS "diasCredito", coalesce((SELECT max(a.nsa) FROM arrecadacao.arquivo a WHERE a.convenio = v.id AND a.situacao <> 'REJEITADO'), 0) AS "ultimoNsa"
       FROM arrecadacao.convenio v JOIN arrecadacao.banco b ON b.codigo = v.banco
      WHERE CASE WHEN $1::smallint IS NULL THEN v.emissor ELSE v.id = $1 END`,
    [id],
  );
  return rows[0] === undefined ? null : { ...rows[0], versao: versao ?? versaoEscrita(rows[0].versao) };
}
