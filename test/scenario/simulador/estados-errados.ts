/**
 * Rows that must not be, put in by who is above every guard (a restore, an upgrade, a hand in the database): each in a town with a billed and paid
 * month, and each caught by an invariant, with nothing to compare the town to.
 */
export interface EstadoErrado {
  /** What is wrong, in a sentence. */
  readonly nome: string;
  /** Number of the invariant that must tell. */
  readonly por: number;
  readonly sql: string;
}

const ABERTA = '(SELECT min(aviso) FROM faturamento.fatura_aberta)';
const MEDIDA = '(SELECT min(aviso) FROM faturamento.fatura WHERE tipo_consumo = 1 AND tipo_faturamento <> 3)';
const ULTIMO = '(SELECT max(id) FROM faturamento.ciclo)';
const QUITADA = '(SELECT min(aviso) FROM arrecadacao.pagamento WHERE destino = 1)';

const DO_RAZAO: readonly EstadoErrado[] = [
  {
    nome: 'the same transfer is posted again on another day, with its balance',
    por: 4,
    sql: `WITH t AS (INSERT INTO razao.transferencia SELECT documento, valor, aviso, cdc, data_contabil + 1, data_fato, conta_debito, conta_credito, evento, rubrica
                       FROM razao.transferencia WHERE evento = 1 ORDER BY documento LIMIT 1 RETURNING *)
          INSERT INTO razao.saldo_dia AS s SELECT conta_debito, data_contabil, valor, 0 FROM t UNION ALL SELECT conta_credito, data_contabil, 0, valor FROM t
          ON CONFLICT (conta, data) DO UPDATE SET debitos = s.debitos + excluded.debitos, creditos = s.creditos + excluded.creditos`,
  },
  {
    nome: 'two open bills have each the value of the other',
    por: 6,
    sql: `UPDATE faturamento.fatura_aberta a SET valor = b.valor FROM faturamento.fatura_aberta b
           WHERE (a.aviso, b.aviso) IN (SELECT x, y FROM (SELECT min(aviso) AS x, max(aviso) AS y FROM faturamento.fatura_aberta) m UNION ALL SELECT y, x FROM (SELECT min(aviso) AS x, max(aviso) AS y FROM faturamento.fatura_aberta) m)`,
  },
  { nome: 'an open bill is of another ligação', por: 6, sql: `UPDATE faturamento.fatura_aberta SET cdc = (SELECT max(cdc) FROM cadastro.ligacao) WHERE aviso = ${ABERTA}` },
  { nome: 'the transfers of a bill are of another ligação', por: 6, sql: `UPDATE razao.transferencia SET cdc = (SELECT max(cdc) FROM cadastro.ligacao) WHERE aviso = ${ABERTA}` },
  {
    nome: 'a payment settles the water of one bill with the sewage of another',
    por: 6,
    sql: `UPDATE razao.transferencia SET conta_credito = 203 - conta_credito WHERE evento = 2 AND conta_credito IN (101, 102) AND aviso = ${QUITADA}`,
  },
  {
    nome: 'a post enters a closed month, with its balance',
    por: 11,
    sql: `SET LOCAL session_replication_role = origin;
          INSERT INTO razao.mes_fechado (mes, por) SELECT date_trunc('month', max(data))::date, 'teste' FROM razao.saldo_dia;
          SET LOCAL session_replication_role = replica;
          UPDATE razao.saldo_dia SET debitos = debitos + 500 WHERE (conta, data) = (SELECT conta, data FROM razao.saldo_dia ORDER BY data, conta LIMIT 1)`,
  },
  { nome: 'the water of a bill is posted as sewage', por: 14, sql: `UPDATE razao.transferencia SET rubrica = 7 WHERE evento = 1 AND rubrica = 1 AND documento = ${ABERTA}` },
  { nome: 'a bill was posted to the receivable of another rubrica', por: 14, sql: `UPDATE razao.transferencia SET conta_debito = 105 WHERE evento = 1 AND rubrica = 1 AND documento = ${ABERTA}` },
];

const DA_FATURA: readonly EstadoErrado[] = [
  {
    nome: 'a measured bill of water is the reading of a well',
    por: 17,
    sql: `INSERT INTO leitura.leitura (cdc, referencia, medicao, valor, ocorrencia, lida_em, data) SELECT cdc, referencia, 2, leitura_atual, 0, now(), data_atual FROM faturamento.fatura WHERE aviso = ${MEDIDA}
            ON CONFLICT (cdc, referencia, medicao) DO UPDATE SET valor = excluded.valor;
          UPDATE leitura.leitura l SET valor = l.valor + 3 FROM faturamento.fatura f WHERE f.aviso = ${MEDIDA} AND l.cdc = f.cdc AND l.referencia = f.referencia AND l.medicao = 1`,
  },
  { nome: 'a measured bill has the day of no reading', por: 17, sql: `UPDATE faturamento.fatura SET data_atual = data_atual - 2 WHERE aviso = ${MEDIDA}` },
  { nome: 'a payment names a bill that was never issued', por: 18, sql: `UPDATE arrecadacao.pagamento SET aviso = 77777 WHERE id = (SELECT min(id) FROM arrecadacao.pagamento WHERE destino > 1 OR aviso = ${QUITADA})` },
  { nome: 'a cycle was issued without having been in crítica', por: 19, sql: `UPDATE faturamento.ciclo SET em_critica_desde = NULL WHERE id = ${ULTIMO}` },
  {
    nome: 'the bills of a cycle fall due on a Sunday',
    por: 21,
    sql: `UPDATE faturamento.ciclo SET vencimento = vencimento + (7 - extract(isodow FROM vencimento)::int), validade = validade + 7 WHERE id = ${ULTIMO};
          UPDATE faturamento.fatura f SET vencimento = c.vencimento, validade = c.validade FROM faturamento.ciclo c WHERE c.id = ${ULTIMO} AND f.ciclo = c.id;
          UPDATE faturamento.fatura_aberta a SET vencimento = f.vencimento FROM faturamento.fatura f WHERE f.aviso = a.aviso`,
  },
  {
    nome: 'the bills of a cycle fall due on Christmas day',
    por: 21,
    sql: `UPDATE faturamento.ciclo SET vencimento = '2026-12-25', validade = '2027-03-01' WHERE id = ${ULTIMO};
          UPDATE faturamento.fatura f SET vencimento = c.vencimento, validade = c.validade FROM faturamento.ciclo c WHERE c.id = ${ULTIMO} AND f.ciclo = c.id;
          UPDATE faturamento.fatura_aberta a SET vencimento = f.vencimento FROM faturamento.fatura f WHERE f.aviso = a.aviso`,
  },
  { nome: 'an open bill falls due on another day than it says', por: 21, sql: `UPDATE faturamento.fatura_aberta SET vencimento = vencimento + 1 WHERE aviso = ${ABERTA}` },
  { nome: 'a bill was emitted on a day that is not of its cycle', por: 21, sql: `UPDATE faturamento.fatura SET emissao = emissao - 1 WHERE aviso = ${ABERTA}` },
  { nome: 'the days of a bill go back to before its act', por: 22, sql: `UPDATE faturamento.fatura SET dias = 4000 WHERE aviso = ${MEDIDA}` },
  { nome: 'a bill is divided between two acts on a day that is of neither', por: 22, sql: `UPDATE faturamento.fatura SET ato_seguinte = ato, ato = ato - 1, dias_ato = 1 WHERE aviso = ${MEDIDA}` },
  { nome: 'late charges are said to be in a bill that does not charge them', por: 23, sql: `UPDATE faturamento.encargo_pendente SET faturado_em = ${ABERTA} WHERE aviso = (SELECT min(aviso) FROM faturamento.encargo_pendente)` },
  { nome: 'a fine is more than the two per cent', por: 23, sql: 'UPDATE faturamento.encargo_pendente SET multa = multa * 2 + 1 WHERE aviso = (SELECT min(aviso) FROM faturamento.encargo_pendente)' },
  { nome: 'who paid late owes nothing', por: 23, sql: 'DELETE FROM faturamento.encargo_pendente WHERE aviso = (SELECT min(aviso) FROM faturamento.encargo_pendente)' },
  { nome: 'a bill was settled by less than it charges', por: 40, sql: `UPDATE arrecadacao.pagamento SET quitado = quitado - 1 WHERE destino = 1 AND aviso = ${QUITADA}` },
];

const DA_NUMERACAO: readonly EstadoErrado[] = [
  { nome: 'a nota is a thousand ahead', por: 26, sql: `UPDATE faturamento.fatura SET nota = nota + 1000 WHERE aviso = ${ABERTA}` },
  { nome: 'two bills change notas', por: 26, sql: `UPDATE faturamento.fatura SET nota = CASE aviso WHEN 1 THEN (SELECT nota FROM faturamento.fatura WHERE aviso = 2) ELSE (SELECT nota FROM faturamento.fatura WHERE aviso = 1) END WHERE aviso IN (1, 2)` },
  { nome: 'a number was taken and nobody has it', por: 26, sql: `UPDATE comum.contador SET ultimo = ultimo + 1 WHERE serie = 'aviso'` },
  { nome: 'a number was taken and nobody has it, while a cycle is being issued', por: 26, sql: `UPDATE faturamento.ciclo SET situacao = 'EMITINDO' WHERE id = ${ULTIMO}; UPDATE comum.contador SET ultimo = ultimo + 1 WHERE serie = 'nota-fiscal'` },
  { nome: 'a number is void and is on a bill', por: 26, sql: `INSERT INTO comum.numero_inutilizado (serie, numero, motivo, por) VALUES ('aviso', 1, 'teste', 'teste')` },
  { nome: 'two cycles took the same numbers', por: 26, sql: 'UPDATE faturamento.ciclo SET aviso_inicial = 1, nota_inicial = 1' },
];

const DO_CICLO: readonly EstadoErrado[] = [
  { nome: 'an active ligação is taken out of the frozen lot', por: 30, sql: `UPDATE faturamento.ciclo_rota SET lote = lote[2:] WHERE (ciclo, rota) = (SELECT min(ciclo), min(rota) FROM faturamento.ciclo_rota)` },
  {
    nome: 'an active ligação is taken out of the frozen lot, with its bill',
    por: 30,
    sql: `DELETE FROM faturamento.nao_faturada n USING faturamento.ciclo_rota r WHERE n.ciclo = r.ciclo AND n.cdc = r.lote[1];
          DELETE FROM faturamento.fatura f USING faturamento.ciclo_rota r WHERE f.ciclo = r.ciclo AND f.cdc = r.lote[1]; UPDATE faturamento.ciclo_rota SET lote = lote[2:]`,
  },
  {
    nome: 'who approved had corrected a reading, and did not say why',
    por: 32,
    sql: `UPDATE leitura.leitura l SET por = c.critica_por FROM faturamento.ciclo c WHERE c.id = ${ULTIMO} AND l.referencia = c.referencia AND l.cdc = (SELECT min(cdc) FROM faturamento.fatura f WHERE f.ciclo = c.id)`,
  },
  { nome: 'a cycle was approved by who is not in the audit', por: 28, sql: `UPDATE faturamento.ciclo SET critica_por = 'Outra Pessoa' WHERE id = ${ULTIMO}` },
  { nome: 'the approval of a cycle left no trace', por: 52, sql: `DELETE FROM comum.auditoria WHERE funcao = 'faturamento/aprovar-ciclo' AND objeto = 'ciclo:' || ${ULTIMO}` },
  { nome: 'one approval is in the audit twice', por: 52, sql: `INSERT INTO comum.auditoria (usuario, ip, dispositivo, funcao, objeto, depois, resultado) SELECT usuario, ip, dispositivo, funcao, objeto, depois, resultado FROM comum.auditoria WHERE funcao = 'faturamento/aprovar-ciclo' LIMIT 1` },
  { nome: 'a sealed act has another reason', por: 50, sql: `SELECT comum.selar_auditoria(10, 1000); UPDATE comum.auditoria SET motivo = motivo || '.' WHERE id = (SELECT min(id) FROM comum.auditoria WHERE motivo IS NOT NULL)` },
  { nome: 'an anchor is of another chain', por: 51, sql: `SELECT comum.selar_auditoria(10, 1000); INSERT INTO comum.ancora_auditoria (numero, resumo, chave) VALUES (1, sha256('x'), 'x')` },
  { nome: 'acts of long ago are in the database still', por: 59, sql: `SELECT comum.selar_auditoria(10, 1000); UPDATE comum.selo_auditoria SET em = em - interval '70 months' WHERE numero = 1` },
  { nome: 'a file of the audit is said to have a block of the middle', por: 50, sql: `SELECT comum.selar_auditoria(10, 1); INSERT INTO comum.guarda_auditoria (numero, primeiro, ultimo, linhas, de, ate, chave, partes, resumo) VALUES (1, 2, 2, 1, now(), now(), 'x', '{1}', sha256('x'))` },
  { nome: 'a person acted from nowhere', por: 53, sql: `UPDATE comum.auditoria SET ip = NULL WHERE funcao = 'faturamento/aprovar-ciclo'` },
  { nome: 'the CPF of a person is in the audit', por: 54, sql: `UPDATE comum.auditoria SET depois = '{"titular": "Fulano, CPF 123.456.789-09"}' WHERE id = (SELECT min(id) FROM comum.auditoria)` },
  { nome: 'the CPF of a person is in what was concluded of a case of fraud', por: 54, sql: `INSERT INTO gerencial.caso_de_fraude (regra, chave, titulo, pontos, usuarios, objetos) VALUES ('R1', 'x', 'Recalculou para 529.982.247-25', 1, '{}', '{}')` },
  { nome: 'the CPF of a person, without its mask, is in the reason of a decision', por: 54, sql: `UPDATE faturamento.apontamento SET motivo = 'pedido de 52998224725' WHERE ctid = (SELECT min(ctid) FROM faturamento.apontamento)` },
];

const DO_BANCO: readonly EstadoErrado[] = [
  { nome: 'a role of the application passes over the rules of the database', por: 58, sql: 'ALTER ROLE nascente_leitura BYPASSRLS' },
  { nome: 'the guard of the bills was taken away', por: 65, sql: 'DROP TRIGGER proteger_fatura ON faturamento.fatura' },
  { nome: 'the guard of the ledger was put to sleep', por: 65, sql: 'ALTER TABLE razao.transferencia DISABLE TRIGGER so_inclusao' },
  { nome: 'who only reads may write', por: 65, sql: 'GRANT DELETE ON faturamento.fatura_aberta TO nascente_leitura' },
];

export const ESTADOS_ERRADOS: readonly EstadoErrado[] = [...DO_RAZAO, ...DA_FATURA, ...DA_NUMERACAO, ...DO_CICLO, ...DO_BANCO];
