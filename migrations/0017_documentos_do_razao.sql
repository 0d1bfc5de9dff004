-- Up Migration

-- The ledger and the payments are found by document, and the documents of a ligação are its bills and what was paid of them (ADR 0011): one index
-- less on each of the two tables that a bank file and an issue write most. A payment names its bill unless nobody knows whose it is.
DROP INDEX razao.transferencia_ligacao;
CREATE INDEX pagamento_aviso ON arrecadacao.pagamento (aviso) WHERE destino <> 1 AND aviso IS NOT NULL;
DROP INDEX arrecadacao.pagamento_ligacao;
