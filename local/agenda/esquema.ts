/** Tables of the schedules. Each entry is one version; see `garantirEsquema`. */
export const ESQUEMA_AGENDA: readonly string[] = [
  `CREATE SCHEMA agenda;
   CREATE TABLE agenda.agendamento (
     nome text PRIMARY KEY,
     expressao text NOT NULL,
     fuso text NOT NULL,
     alvo text NOT NULL,
     entrada text NOT NULL,
     tentativas int NOT NULL,
     validade_s int NOT NULL,
     ativo boolean NOT NULL,
     criado_em timestamptz NOT NULL,
     proximo_em timestamptz,
     ultimo_em timestamptz
   );
   -- A turn that came. The key is what keeps one turn from happening twice, whatever the clock or the process does.
   CREATE TABLE agenda.disparo (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     nome text NOT NULL REFERENCES agenda.agendamento ON DELETE CASCADE,
     previsto_em timestamptz NOT NULL,
     situacao text NOT NULL DEFAULT 'PENDENTE' CHECK (situacao IN ('PENDENTE', 'ENTREGUE', 'DESISTIU')),
     tentativas int NOT NULL DEFAULT 0,
     proxima_em timestamptz NOT NULL,
     criado_em timestamptz NOT NULL,
     erro text,
     UNIQUE (nome, previsto_em)
   );
   CREATE INDEX disparo_pendente ON agenda.disparo (proxima_em) WHERE situacao = 'PENDENTE';`,
];
