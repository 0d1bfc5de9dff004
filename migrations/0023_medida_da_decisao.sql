-- Up Migration

-- A decision about the bill (to park it, to release it) does not undo what a person decided of its measurement: how it was, until the reading is
-- another. Null where nobody decided, and in what the version before this one writes, that knows only `acao`.
ALTER TABLE faturamento.decisao ADD COLUMN medida text CHECK (medida IN ('FATURAR_MEDIA', 'CORRIGIR_LEITURA'));
