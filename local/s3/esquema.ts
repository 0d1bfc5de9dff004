/**
 * What an object is lives in the database of the local services, its bytes on disk: so a write, the end of the old version and the event
 * that announces it are one commit. Keys sort by bytes, as in S3.
 */
export const ESQUEMA_S3: readonly string[] = [
  `
CREATE SCHEMA s3;
CREATE TABLE s3.versao (
  balde text NOT NULL,
  chave text COLLATE "C" NOT NULL,
  versao text NOT NULL,
  ordem bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  atual boolean NOT NULL,
  marcador boolean NOT NULL DEFAULT false,
  arquivo text,
  tamanho bigint NOT NULL DEFAULT 0,
  etag text NOT NULL DEFAULT '',
  cabecalhos jsonb NOT NULL DEFAULT '{}',
  somas jsonb NOT NULL DEFAULT '{}',
  em timestamptz NOT NULL DEFAULT clock_timestamp(),
  trava text CHECK (trava IN ('GOVERNANCE', 'COMPLIANCE')),
  travado_ate timestamptz,
  guarda_legal boolean NOT NULL DEFAULT false,
  PRIMARY KEY (balde, chave, versao),
  CHECK (marcador = (arquivo IS NULL)),
  CHECK ((trava IS NULL) = (travado_ate IS NULL))
);
CREATE UNIQUE INDEX versao_atual ON s3.versao (balde, chave) WHERE atual;
CREATE INDEX versao_ordem ON s3.versao (balde, chave, ordem DESC);
CREATE UNIQUE INDEX versao_arquivo ON s3.versao (arquivo) WHERE arquivo IS NOT NULL;
CREATE TABLE s3.envio (
  id text PRIMARY KEY,
  balde text NOT NULL,
  chave text NOT NULL,
  pedido jsonb NOT NULL,
  em timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE s3.parte (
  envio text NOT NULL REFERENCES s3.envio ON DELETE CASCADE,
  numero integer NOT NULL CHECK (numero BETWEEN 1 AND 10000),
  arquivo text NOT NULL,
  tamanho bigint NOT NULL,
  etag text NOT NULL,
  PRIMARY KEY (envio, numero)
);
CREATE TABLE s3.aviso (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  destino text NOT NULL,
  corpo text NOT NULL,
  em timestamptz NOT NULL DEFAULT clock_timestamp()
);`,
];
