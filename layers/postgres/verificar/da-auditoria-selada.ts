import type { Invariante } from './invariante.ts';
import { ANCORAS_DIFERENTES, cadeia, cadeiaComLinhas, ESPERA_DA_ANCORA, ESPERA_DO_SELO, FORA_DO_PRAZO, GUARDAS_INCOERENTES, porSelar, semAncora } from './selo-da-auditoria.ts';

/** Blocks of two hours: every hour they are read again, with their rows. */
const ULTIMOS = 120;
/** Nights in which all rows are read once. */
const NOITES = 30;

const TODOS = 'SELECT * FROM comum.selo_auditoria';
const RECENTES = `${TODOS} ORDER BY numero DESC LIMIT ${ULTIMOS}`;
const DA_NOITE = `${TODOS} WHERE numero % ${NOITES} = (current_date - DATE '2000-01-01') % ${NOITES} OR numero > (SELECT max(numero) - ${ULTIMOS * 24} FROM comum.selo_auditoria)`;

const SOLTOS = (selos: string): string =>
  `SELECT numero, 'bloco alterado, ou sem o anterior' AS porque FROM (${cadeia(selos)}) c WHERE NOT coalesce(inteiro, false) OR anterior <> numero - 1`;
const MEXIDOS = (selos: string): string => `SELECT numero, 'registros do bloco não são os que se selaram' FROM (${cadeiaComLinhas(selos)}) c WHERE NOT coalesce("linhasConferem", false)`;
const ATRASO = `SELECT primeiro, format('%s registros sem selo, desde %s', registros, desde) FROM (${porSelar(ESPERA_DO_SELO)}) p`;

const GUARDAS = `SELECT primeiro, 'arquivo da guarda que não casa com os blocos: ' || chave FROM (${GUARDAS_INCOERENTES}) g`;

/** What `nascente verificar auditoria` finds row by row, as far as it fits an hour and a night. */
export const INVARIANTES_DA_AUDITORIA_SELADA: readonly Invariante[] = [
  {
    numero: 50,
    nome: 'auditoria selada: cada bloco se encadeia no anterior e tem os seus registros, no banco ou na guarda, e nenhum registro espera o selo há mais de dez minutos',
    sql: `${SOLTOS(TODOS)} UNION ALL ${MEXIDOS(DA_NOITE)} UNION ALL ${ATRASO} UNION ALL ${GUARDAS}`,
    deHora: `${SOLTOS(RECENTES)} UNION ALL ${MEXIDOS(RECENTES)} UNION ALL ${ATRASO} UNION ALL ${GUARDAS}`,
  },
  {
    numero: 51,
    nome: 'cada âncora da auditoria é da cadeia que está no banco, e nenhum bloco espera a sua há mais de duas horas',
    sql: `SELECT numero, 'âncora de outra cadeia' AS porque FROM (${ANCORAS_DIFERENTES}) a UNION ALL SELECT numero, 'sem âncora' FROM (${semAncora(ESPERA_DA_ANCORA)}) s`,
  },
  {
    numero: 59,
    nome: 'o que passou do prazo da auditoria está na guarda, e não mais no banco, há no máximo uma semana',
    sql: `SELECT numero AS bloco, em FROM (${FORA_DO_PRAZO}) f`,
  },
];
