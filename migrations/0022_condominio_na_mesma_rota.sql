-- Up Migration

-- Master and dependents are read on the same day and computed together, and so they are when they change rota: a dependent in another rota is not
-- subtracted from its master, and its water is billed twice. At the end of the transaction, so that the whole condominium may go.
CREATE FUNCTION cadastro.recusar_condominio_dividido() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (SELECT FROM cadastro.dependente d JOIN cadastro.ligacao m ON m.cdc = d.master JOIN cadastro.ligacao x ON x.cdc = d.dependente
              WHERE NEW.cdc IN (d.master, d.dependente) AND (upper_inf(d.periodo) OR upper(d.periodo) > CURRENT_DATE) AND m.rota <> x.rota) THEN
    RAISE EXCEPTION 'ligação %: master e dependentes mudam de rota juntos', NEW.cdc USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER condominio_na_mesma_rota AFTER UPDATE OF rota ON cadastro.ligacao DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.rota <> NEW.rota) EXECUTE FUNCTION cadastro.recusar_condominio_dividido();
