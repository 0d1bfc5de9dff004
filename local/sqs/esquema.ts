/** Tables of the queues. Each entry is one version; see `garantirEsquema`. */
export const ESQUEMA_SQS: readonly string[] = [
  `CREATE SCHEMA sqs;
   CREATE TABLE sqs.fila (
     nome text PRIMARY KEY,
     visibilidade_s int NOT NULL,
     atraso_s int NOT NULL,
     retencao_s int NOT NULL,
     tamanho_maximo int NOT NULL,
     espera_s int NOT NULL,
     fila_morta text,
     recepcoes_maximas int CHECK (recepcoes_maximas > 0),
     criada_em timestamptz NOT NULL,
     alterada_em timestamptz NOT NULL,
     CHECK ((fila_morta IS NULL) = (recepcoes_maximas IS NULL))
   );
   -- One row per delivery to be made. recibo is null until the first reception; copia tells injected duplicates apart.
   CREATE TABLE sqs.mensagem (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     fila text NOT NULL REFERENCES sqs.fila ON DELETE CASCADE,
     message_id uuid NOT NULL,
     copia smallint NOT NULL DEFAULT 0,
     corpo text NOT NULL,
     atributos json NOT NULL,
     enviada_em timestamptz NOT NULL,
     visivel_em timestamptz NOT NULL,
     expira_em timestamptz NOT NULL,
     primeira_recepcao timestamptz,
     recepcoes int NOT NULL DEFAULT 0,
     recibo uuid,
     origem text,
     UNIQUE (message_id, copia)
   ) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);
   CREATE INDEX mensagem_visivel ON sqs.mensagem (fila, visivel_em, id);
   CREATE TABLE sqs.movimento (
     id uuid PRIMARY KEY,
     origem text NOT NULL,
     destino text,
     movidas int NOT NULL,
     iniciado_em timestamptz NOT NULL
   );`,
];
