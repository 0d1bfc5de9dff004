import { z } from 'zod';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { lerDecimalExato } from '../../../domain/comum/decimal-exato.ts';
import { referencia } from '../../../domain/comum/referencia.ts';
import { exigir } from '../../../domain/comum/resultado.ts';
import type { RegraAcrescimos } from '../../../domain/faturamento/acrescimos.ts';
import { regraDeAcrescimos, type AcrescimosVigentes, type Vigente } from '../../../domain/faturamento/regra-de-acrescimos.ts';
import type { Executor } from '../conexao.ts';

/** Percent as a decimal string, so that no floating point touches it. */
const Percentual = z.string().regex(/^\d{1,3}(\.\d{1,6})?$/).transform((texto) => exigir(lerDecimalExato(texto)));
const Mes = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).transform((texto) => referencia(texto));

interface Linha {
  readonly chave: string;
  readonly desde: string | null;
  readonly ate: string | null;
  readonly valor: unknown;
}

function vigentes<T>(linhas: readonly Linha[], chave: string, esquema: z.ZodType<T>): readonly Vigente<T>[] {
  return linhas.filter((l) => l.chave === chave).map(({ desde, ate, valor }) => {
    const lido = esquema.safeParse(valor);
    if (!lido.success) throw new Error(`parâmetro ${chave} inválido: ${JSON.stringify(valor)}`);
    return { desde: desde as DataCivil | null, ate: ate as DataCivil | null, valor: lido.data };
  });
}

/**
 * The rules of late charges as they are in the database, for each due date and day of calculation (TR 13.9).
 * @throws when a parameter is not valid, or none is in force: nothing is charged with it
 */
export async function regrasDosAcrescimos(banco: Executor): Promise<(vencimento: DataCivil, calculo: DataCivil) => RegraAcrescimos> {
  const { rows } = await banco.query<Linha>(
    `SELECT chave, lower(vigencia) AS desde, upper(vigencia) AS ate, valor FROM comum.parametro WHERE chave LIKE 'acrescimos.%' ORDER BY chave, vigencia`,
  );
  const dados: AcrescimosVigentes = {
    multa: vigentes(rows, 'acrescimos.multa-percentual', Percentual),
    taxaProvisoria: vigentes(rows, 'acrescimos.taxa-provisoria-percentual', Percentual),
    inicioDaCorrecao: vigentes(rows, 'acrescimos.correcao-inicio', Mes),
  };
  return (vencimento, calculo) => exigir(regraDeAcrescimos(dados, vencimento, calculo));
}
