import { z } from 'zod';
import type { PoliticaDeMascaras } from '../../domain/cadastro/mascaras/politica.ts';
import { textoCsv } from '../../domain/comum/csv.ts';
import listar, { atoAuditado } from '../../events/http/comum/listar-auditoria.ts';
import { mascararResposta } from '../http/mascarar.ts';
import type { Quem } from '../http/pedido.ts';
import { trechoDaAuditoria, type FiltroDaAuditoria } from '../postgres/comum/procurar-auditoria.ts';
import type { Pool } from '../postgres/conexao.ts';
import { linhaDoAto, TITULOS } from './planilha.ts';

/** Acts of a part, acts read at a time, and bytes of a part: what an answer of the platform may have (6 MB) bounds it, whatever the acts keep. */
const POR_PARTE = 5_000;
const LEITURA = 500;
const MAIOR_TEXTO = 2_500_000;

/** The masks are those of the list: what is hidden there is hidden here. */
const comoNaLista = z.object({ itens: z.array(atoAuditado) });

export interface ParteDaAuditoria {
  readonly texto: string;
  readonly linhas: number;
  /** The last act of the part; null when there was none at all. */
  readonly ultimo: number | null;
  readonly acabou: boolean;
}

/** As CSV, from the act before `continua` on. A part ends at so many acts or bytes; the next goes on from the last act of it. */
export async function parteDaAuditoria(
  { pool, politica }: { readonly pool: Pool; readonly politica: () => Promise<PoliticaDeMascaras> },
  quem: Quem,
  procura: FiltroDaAuditoria,
  continua: number | undefined,
): Promise<ParteDaAuditoria> {
  const texto: string[] = continua === undefined ? [textoCsv(TITULOS, [])] : [];
  let [linhas, tamanho, ultimo, acabou] = [0, 0, continua ?? null, false];
  while (!acabou && linhas < POR_PARTE && tamanho < MAIOR_TEXTO) {
    const lidos = await trechoDaAuditoria(pool, procura, ultimo, LEITURA);
    const itens = lidos.map((ato) => ({ ...ato, em: new Date(ato.em).toISOString() }));
    const mascarados = comoNaLista.parse(await mascararResposta(listar, quem, { itens }, politica));
    for (const ato of mascarados.itens) {
      if (tamanho >= MAIOR_TEXTO) break;
      const linha = textoCsv(null, [linhaDoAto(ato)]);
      texto.push(linha);
      [linhas, tamanho, ultimo] = [linhas + 1, tamanho + Buffer.byteLength(linha), ato.id];
    }
    acabou = lidos.length < LEITURA && ultimo === (lidos.at(-1)?.id ?? ultimo);
  }
  return { texto: texto.join(''), linhas, ultimo, acabou };
}
