/** Tables of the state machines. Each entry is one version; see `garantirEsquema`. */
export const ESQUEMA_SFN: readonly string[] = [
  `CREATE SCHEMA sfn;
   -- An execution keeps the definition it started with, whatever the template says later.
   CREATE TABLE sfn.definicao (resumo text PRIMARY KEY, texto text NOT NULL);
   CREATE TABLE sfn.maquina (
     arn text PRIMARY KEY,
     definicao text NOT NULL REFERENCES sfn.definicao,
     criada_em timestamptz NOT NULL,
     alterada_em timestamptz NOT NULL
   );
   CREATE TABLE sfn.execucao (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     arn text NOT NULL UNIQUE,
     maquina text NOT NULL REFERENCES sfn.maquina,
     nome text NOT NULL,
     definicao text NOT NULL REFERENCES sfn.definicao,
     situacao text NOT NULL CHECK (situacao IN ('RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED')),
     entrada text NOT NULL,
     saida text,
     erro text,
     causa text,
     iniciada_em timestamptz NOT NULL,
     terminada_em timestamptz,
     prazo timestamptz,
     eventos int NOT NULL DEFAULT 0,
     retomadas int NOT NULL DEFAULT 0,
     retomada_em timestamptz,
     UNIQUE (maquina, nome)
   );
   CREATE INDEX execucao_prazo ON sfn.execucao (prazo) WHERE situacao = 'RUNNING';
   -- A thread of control: the execution itself (pai null), an iteration of a Map, a branch of a Parallel.
   -- versao grows at each transition, so that an answer to a past one is recognised and dropped.
   CREATE TABLE sfn.ramo (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     execucao bigint NOT NULL REFERENCES sfn.execucao ON DELETE CASCADE,
     pai bigint REFERENCES sfn.ramo ON DELETE CASCADE,
     indice int NOT NULL,
     estado text NOT NULL,
     situacao text NOT NULL CHECK (situacao IN ('NA_FILA', 'PRONTO', 'INVOCANDO', 'AGUARDANDO', 'DORMINDO', 'RETENTANDO', 'FILHOS', 'CONCLUIDO')),
     versao int NOT NULL DEFAULT 0,
     entrada json NOT NULL,
     variaveis json NOT NULL,
     item json,
     tentativas int[] NOT NULL DEFAULT '{}',
     entrou_em timestamptz,
     prazo timestamptz,
     tarefa json,
     enviada boolean NOT NULL DEFAULT false,
     filhos_abertos int NOT NULL DEFAULT 0,
     resultado json
   ) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
   CREATE INDEX ramo_execucao ON sfn.ramo (execucao);
   CREATE INDEX ramo_irmaos ON sfn.ramo (pai, situacao, indice);
   CREATE INDEX ramo_prazo ON sfn.ramo (prazo) WHERE prazo IS NOT NULL;
   -- Every task token ever given out while its execution is known: an answer that comes late must hear so.
   CREATE TABLE sfn.ficha (
     token uuid PRIMARY KEY,
     execucao bigint NOT NULL REFERENCES sfn.execucao ON DELETE CASCADE,
     ramo bigint NOT NULL,
     aberta boolean NOT NULL DEFAULT true,
     fechada_por uuid
   );
   CREATE INDEX ficha_ramo ON sfn.ficha (ramo) WHERE aberta;
   CREATE INDEX ficha_execucao ON sfn.ficha (execucao);
   CREATE TABLE sfn.historico (
     execucao bigint NOT NULL REFERENCES sfn.execucao ON DELETE CASCADE,
     id int NOT NULL,
     momento timestamptz NOT NULL,
     tipo text NOT NULL,
     detalhes json NOT NULL,
     PRIMARY KEY (execucao, id)
   );`,
  // Each call has a name of its own: a transition that a crash takes back is made again under the same version, so that this could not tell one from the other.
  `UPDATE sfn.ramo SET tarefa = jsonb_set(tarefa::jsonb, '{chamada}', to_jsonb(gen_random_uuid()::text))::json WHERE situacao = 'INVOCANDO';
   ALTER TABLE sfn.ramo DROP COLUMN versao;`,
];
