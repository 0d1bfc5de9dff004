/** SQL after which rows of a table are lost in silence when they are written: `quando` is a condition on NEW (and OLD, on UPDATE). */
export function semEfeito(ato: 'INSERT' | 'UPDATE', tabela: string, quando: string): string {
  return `CREATE FUNCTION public.sumir() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
    CREATE TRIGGER aa_sumir BEFORE ${ato} ON ${tabela} FOR EACH ROW WHEN (${quando}) EXECUTE FUNCTION public.sumir();`;
}
