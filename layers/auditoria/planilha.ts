import { aparelhoDoAto } from '../../domain/acesso/aparelho-do-ato.ts';
import { descreverAlvo } from '../../domain/comum/auditoria/alvo.ts';
import { descreverAto, descreverResultado } from '../../domain/comum/auditoria/eventos.ts';
import type { Celula } from '../../domain/comum/csv.ts';
import type { AtoAuditado } from '../postgres/comum/procurar-auditoria.ts';

export const TITULOS: readonly string[] = ['Nº', 'Quando (horário de Brasília)', 'Quem', 'Por delegação de', 'O que aconteceu', 'A quê ou a quem', 'Resultado', 'Motivo', 'De onde (IP)', 'Aparelho', 'Antes', 'Depois', 'Função (código)', 'Objeto (código)', 'Dispositivo (como se apresentou)'];

const QUANDO = new Intl.DateTimeFormat('pt-BR', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'America/Sao_Paulo' });
/** A cell of a spreadsheet has at most 32,767 characters, and one that is longer spills over the next lines. */
const MAIOR_CELULA = 32_000;
const CORTADO = '… (cortado: o ato inteiro está na tela)';

function caber(texto: string): string {
  return texto.length <= MAIOR_CELULA ? texto : `${texto.slice(0, MAIOR_CELULA)}${CORTADO}`;
}

function estado(valor: Readonly<Record<string, unknown>> | null): Celula {
  if (valor === null) return null;
  return caber(Object.entries(valor).map(([campo, v]) => `${campo}: ${typeof v === 'string' ? v : JSON.stringify(v)}`).join('; '));
}

/** An act as a line of the file: in words, and at the end the codes by which it is searched. */
export function linhaDoAto(a: AtoAuditado): readonly Celula[] {
  return [
    a.id,
    QUANDO.format(new Date(a.em)).replace(',', ''),
    a.usuario,
    a.delegante,
    descreverAto(a),
    descreverAlvo(a.objeto, a.nomeDoAlvo),
    descreverResultado(a.resultado),
    a.motivo,
    a.ip,
    aparelhoDoAto(a.dispositivo),
    estado(a.antes),
    estado(a.depois),
    a.funcao,
    a.objeto,
    a.dispositivo,
  ];
}
