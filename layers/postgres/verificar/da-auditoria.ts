import type { Invariante } from './invariante.ts';

/** Acts that no person does without saying why. */
const COM_MOTIVO = `('faturamento/decidir-apontamento', 'faturamento/devolver-rota', 'faturamento/retomar-ciclo', 'arrecadacao/liberar-retorno', 'arrecadacao/recusar-retorno')`;

const FEITO = (objeto: string, ...funcoes: readonly string[]) =>
  `(SELECT count(*) FROM comum.auditoria a WHERE a.objeto = ${objeto} AND a.resultado = 'FEITO' AND a.funcao IN (${funcoes.map((f) => `'${f}'`).join(', ')}))`;

/** Its record is in the database: acts of before may be in the bucket alone (docs/adr/0026), where `verificar auditoria --guarda` answers for them. */
const NO_BANCO = (quando: string): string => `coalesce(${quando} >= (SELECT comum.auditoria_guardada_ate()) + interval '1 day', true)`;

export const INVARIANTES_DA_AUDITORIA: readonly Invariante[] = [
  {
    numero: 28,
    nome: 'nada foi emitido sem aprovação da crítica por pessoa, com registro na auditoria',
    sql: `SELECT c.id AS ciclo, c.critica_por FROM faturamento.ciclo c WHERE c.situacao IN ('APROVADO', 'EMITINDO', 'EMITIDO', 'IMPRESSO')
             AND (c.critica_por IS NULL OR c.critica_por LIKE 'sistema%' OR c.emitido_em < c.critica_em
                  OR (${NO_BANCO('c.critica_em')} AND NOT EXISTS (SELECT FROM comum.auditoria a WHERE a.objeto = 'ciclo:' || c.id AND a.funcao = 'faturamento/aprovar-ciclo' AND a.usuario = c.critica_por)))`,
  },
  {
    numero: 32,
    nome: 'quem corrigiu leitura do lote só aprovou o ciclo com justificativa',
    sql: `SELECT c.id AS ciclo, c.critica_por, x.cdc FROM faturamento.ciclo c JOIN leitura.leitura x ON x.referencia = c.referencia AND x.por = c.critica_por
           WHERE coalesce(btrim(c.critica_observacao), '') = '' AND EXISTS (SELECT FROM faturamento.ciclo_rota r WHERE r.ciclo = c.id AND x.cdc = ANY (r.lote))`,
  },
  {
    numero: 52,
    nome: 'cada ato sensível tem o seu registro de auditoria, um só, e cada registro o seu ato',
    sql: `SELECT 'ciclo:' || c.id AS objeto, 'abertura' AS ato, ${FEITO(`'ciclo:' || c.id`, 'faturamento/abrir-ciclo')} AS registros FROM faturamento.ciclo c
           WHERE ${FEITO(`'ciclo:' || c.id`, 'faturamento/abrir-ciclo')} <> 1 AND ${NO_BANCO('c.aberto_em')}
          UNION ALL SELECT 'ciclo:' || c.id, 'aprovação', ${FEITO(`'ciclo:' || c.id`, 'faturamento/aprovar-ciclo')} FROM faturamento.ciclo c
           WHERE ${FEITO(`'ciclo:' || c.id`, 'faturamento/aprovar-ciclo')} <> (c.critica_em IS NOT NULL)::int AND ${NO_BANCO('c.critica_em')}
          UNION ALL SELECT 'retorno:' || r.id, 'decisão', ${FEITO(`'retorno:' || r.id`, 'arrecadacao/liberar-retorno', 'arrecadacao/recusar-retorno')} FROM arrecadacao.arquivo r
           WHERE ${FEITO(`'retorno:' || r.id`, 'arrecadacao/liberar-retorno', 'arrecadacao/recusar-retorno')} <> (r.decidido_em IS NOT NULL)::int AND ${NO_BANCO('r.decidido_em')}
          UNION ALL SELECT 'ciclo:' || d.ciclo || '/ligacao:' || d.cdc, 'decisão', 0 FROM faturamento.decisao d
           WHERE ${NO_BANCO('d.em')} AND NOT EXISTS (SELECT FROM comum.auditoria a WHERE a.objeto = 'ciclo:' || d.ciclo || '/ligacao:' || d.cdc AND a.funcao = 'faturamento/decidir-apontamento')
          UNION ALL SELECT a.objeto, a.funcao, 1 FROM comum.auditoria a
           WHERE a.funcao IN ('faturamento/abrir-ciclo', 'faturamento/aprovar-ciclo') AND a.resultado = 'FEITO' AND NOT EXISTS (SELECT FROM faturamento.ciclo c WHERE 'ciclo:' || c.id = a.objeto)`,
  },
  {
    numero: 53,
    nome: 'todo registro de auditoria diz quem, de onde, o quê, em quê, por quê e o resultado',
    sql: `SELECT id, funcao, objeto FROM comum.auditoria
           WHERE usuario = '' OR funcao = '' OR objeto = '' OR resultado = '' OR (usuario NOT LIKE 'sistema:%' AND (ip IS NULL OR dispositivo IS NULL))
              OR (funcao IN ${COM_MOTIVO} AND resultado = 'FEITO' AND coalesce(btrim(motivo), '') = '')
              OR (funcao LIKE 'faturamento/%' AND funcao !~ '^faturamento/(mostrar|listar|baixar)-' AND antes IS NULL AND depois IS NULL AND motivo IS NULL)`,
  },
];
