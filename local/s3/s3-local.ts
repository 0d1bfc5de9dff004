import { mkdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Pool } from '../../layers/postgres/conexao.ts';
import { garantirEsquema } from '../banco/esquema.ts';
import { refazerPastas, varrerOrfaos } from './arrumar.ts';
import { Entregador } from './avisos.ts';
import type { EnviarParaFila } from './avisos.ts';
import type { DefinicaoBalde } from './baldes.ts';
import { filaPorChave } from './contexto.ts';
import type { ContextoS3 } from './contexto.ts';
import { Deposito } from './deposito.ts';
import { ESQUEMA_S3 } from './esquema.ts';
import { VigiaDePastas } from './pasta.ts';
import { atenderS3 } from './servidor.ts';

export interface OpcoesS3 {
  readonly pool: Pool;
  /** Holds one folder per bucket, with the current objects as plain files. */
  readonly diretorio: string;
  readonly baldes: readonly DefinicaoBalde[];
  readonly enviarParaFila: EnviarParaFila;
  readonly aoFalhar?: (e: unknown) => void;
}

export interface S3Local {
  readonly contexto: ContextoS3;
  /** Answers one request in path style. */
  atender(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** Looks at the folders now, without waiting for the next round. */
  olharPastas(): Promise<void>;
  parar(): Promise<void>;
}

/** Opens the object store: repairs what a crash left half done, then delivers pending events and watches the folders. */
export async function iniciarS3(o: OpcoesS3): Promise<S3Local> {
  await garantirEsquema(o.pool, 's3', ESQUEMA_S3);
  const deposito = new Deposito(o.diretorio);
  await deposito.preparar();
  for (const b of o.baldes) await mkdir(join(o.diretorio, b.nome), { recursive: true });
  const aoFalhar = o.aoFalhar ?? (() => undefined);
  const entregador = new Entregador(o.pool, o.enviarParaFila);
  const contexto: ContextoS3 = {
    pool: o.pool,
    deposito,
    baldes: new Map(o.baldes.map((b) => [b.nome, b])),
    despertar: () => entregador.despertar(),
    emFila: filaPorChave(),
  };
  await refazerPastas(contexto);
  const varredura = varrerOrfaos(contexto).catch(aoFalhar);
  const vigia = new VigiaDePastas(contexto, aoFalhar);
  await vigia.iniciar();
  entregador.despertar();
  return {
    contexto,
    atender: (req, res) => atenderS3(contexto, req, res),
    olharPastas: () => vigia.olhar(),
    async parar() {
      await vigia.parar();
      await entregador.parar();
      await varredura;
    },
  };
}
