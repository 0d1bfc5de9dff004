import { createHash } from 'node:crypto';
import { convenios } from '../../layers/postgres/arrecadacao/convenios.ts';
import { receberConjunto } from '../../layers/postgres/arrecadacao/receber-conjunto.ts';
import type { Pool } from '../../layers/postgres/conexao.ts';
import { conferirConjunto, lerEstrutura } from '../../functions/arrecadacao/receber-retorno/conferir.ts';
import { manhaDe } from '../banco/calendario.ts';
import { DIA_DO_RETORNO } from './arquivo-de-retorno.ts';

/** A return file from its bytes to closed bills and ledger, as the function does it; the S3 object is left out. */
export async function baixarRetorno(pool: Pool, bytes: Uint8Array): Promise<void> {
  const sha256 = createHash('sha256').update(bytes).digest();
  const chave = `retornos/${sha256.toString('hex')}`;
  const origem = { sha256, nome: 'bench.ret', entrada: { chave: 'retornos/bench.ret', versao: null }, guarda: { chave, versao: null }, agora: manhaDe(DIA_DO_RETORNO), hoje: DIA_DO_RETORNO };
  const registrados = await convenios(pool);
  const retorno = lerEstrutura(bytes, registrados);
  if (!retorno.ok) throw new Error(`retorno recusado: ${JSON.stringify(retorno.recusado)}`);
  const conjunto = conferirConjunto(retorno.valor, 0, registrados, DIA_DO_RETORNO);
  if (!conjunto.ok) throw new Error(`conjunto recusado: ${JSON.stringify(conjunto.recusado)}`);
  const { situacao } = await receberConjunto(pool, { origem, conjunto: 0, ...conjunto.valor });
  if (situacao !== 'PROCESSADO') throw new Error(`retorno ${situacao}`);
}
