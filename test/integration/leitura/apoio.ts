/** Reading files of our layout, made line by line. */
import type { Executor } from '../../../layers/postgres/conexao.ts';
import { LAYOUT_NASCENTE } from '../../../domain/leitura/arquivo/layout.ts';
import { escreverLinha, type ValorDoCampo } from '../../../local/semear/escrever-por-layout.ts';
import { CIDADE } from '../../fixture/cidade.ts';

/** A meter of the town and what is in force of it in the month. */
export interface Lida {
  readonly cdc: number;
  readonly rota: number;
  readonly medidor: string;
  readonly anterior: number;
  readonly valor: number | null;
}

/** Ordinary ligações of a grupo (a meter of water, no condominium), in reading order, with the reading of the month where there is one. */
export async function lidasDoGrupo(banco: Executor, grupo: number): Promise<readonly Lida[]> {
  const { rows } = await banco.query<Lida>(
    `SELECT l.cdc, l.rota, h.numero AS medidor, k.leitura AS anterior, x.valor
       FROM cadastro.ligacao l JOIN cadastro.rota r ON r.id = l.rota AND r.grupo = $1
       JOIN hidrometria.instalacao i ON i.cdc = l.cdc AND i.medicao = 1 AND upper_inf(i.periodo) JOIN hidrometria.hidrometro h ON h.id = i.hidrometro
       JOIN leitura.consumo_ligacao k ON k.cdc = l.cdc AND k.leitura < 8000
       LEFT JOIN leitura.leitura x ON x.cdc = l.cdc AND x.medicao = 1 AND x.referencia = 202611
      WHERE l.situacao = 'ATIVA' AND l.tipo_faturamento <> 3 AND NOT EXISTS (SELECT FROM cadastro.dependente d WHERE l.cdc IN (d.master, d.dependente))
        AND (x.cdc IS NULL OR x.valor > k.leitura) ORDER BY r.numero, l.sequencia`,
    [grupo],
  );
  return rows;
}

export type Detalhe = Readonly<Record<string, ValorDoCampo>>;

/** The line of a meter, read on the day of the town unless said. */
export function ler(l: Pick<Lida, 'cdc' | 'medidor'>, leitura: number | null, mudancas: Detalhe = {}): Detalhe {
  return { cdc: l.cdc, medicao: 1, medidor: l.medidor, leitura, ocorrencia: 0, data: CIDADE.hoje, hora: '09:14:00', ...mudancas };
}

/** A whole file, trailer included. */
export function arquivoDeLeituras(grupo: number, detalhes: readonly Detalhe[], referencia: string = CIDADE.referencia): Uint8Array {
  const { header, detalhe, trailer } = LAYOUT_NASCENTE;
  if (trailer === undefined) throw new Error('layout sem trailer');
  const soma = detalhes.reduce((total, d) => total + Number(d['leitura'] ?? 0), 0);
  const linhas = [
    escreverLinha(LAYOUT_NASCENTE, header, { referencia, grupo }),
    ...detalhes.map((d) => escreverLinha(LAYOUT_NASCENTE, detalhe, d)),
    escreverLinha(LAYOUT_NASCENTE, trailer, { quantidade: detalhes.length, somaLeituras: soma }),
  ];
  return Buffer.from(`${linhas.join('\n')}\n`, 'latin1');
}
