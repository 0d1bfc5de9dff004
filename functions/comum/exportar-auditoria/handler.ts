import { z } from 'zod';
import { textoCsv } from '../../../domain/comum/csv.ts';
import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/comum/exportar-auditoria.ts';
import listar, { atoAuditado } from '../../../events/http/comum/listar-auditoria.ts';
import { mascararResposta } from '../../../layers/http/mascarar.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { trechoDaAuditoria } from '../../../layers/postgres/comum/procurar-auditoria.ts';
import { deps } from './deps.ts';
import { linhaDoAto, TITULOS } from './linhas.ts';

/** Acts read at a time, and characters of a part: what an answer of the platform may have (6 MB) bounds it, whatever the acts keep. */
const POR_PARTE = 5_000;
const LEITURA = 500;
const MAIOR_TEXTO = 2_500_000;

/** The masks are those of the list: what is hidden there is hidden here. */
const comoNaLista = z.object({ itens: z.array(atoAuditado) });

/** A part ends at so many acts or characters; the next goes on from the last act of it. Nothing is answered before who takes it is written. */
export const handler = operacao(contrato, deps, async ({ consulta: { continua, ...procura }, quem }, { pool, politica, relogio }) => {
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
  await auditar(pool, { autor: quem, funcao: 'comum/exportar-auditoria', objeto: 'auditoria', depois: { ...procura, ...(continua === undefined ? {} : { continua }), linhas, ate: ultimo } });
  return ok({ nome: `auditoria-${relogio.hoje()}.csv`, texto: texto.join(''), linhas, continua: acabou ? null : ultimo });
});
