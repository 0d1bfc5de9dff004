/** What the functions do, one entry for each handler: the same transaction of the same use case. A planted bug replaces one of these. */
import { createHash } from 'node:crypto';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { exigir, type Resultado } from '../../../domain/comum/resultado.ts';
import { lerArquivoDeLeitura } from '../../../domain/leitura/arquivo/ler-arquivo.ts';
import { conferirConjunto, lerEstrutura, type Recusado } from '../../../functions/arrecadacao/receber-retorno/conferir.ts';
import { convenios } from '../../../layers/postgres/arrecadacao/convenios.ts';
import { receberConjunto } from '../../../layers/postgres/arrecadacao/receber-conjunto.ts';
import { registrarArquivo, type OrigemDoArquivo } from '../../../layers/postgres/arrecadacao/registrar-arquivo.ts';
import { publicarPendentes, type Efeito } from '../../../layers/postgres/comum/caixa-saida.ts';
import type { Pool } from '../../../layers/postgres/conexao.ts';
import { abrirCiclo } from '../../../layers/postgres/faturamento/abrir-ciclo.ts';
import { aprovarCiclo } from '../../../layers/postgres/faturamento/aprovar-ciclo.ts';
import { calcularRotas } from '../../../layers/postgres/faturamento/calcular-rotas.ts';
import { concluirCiclo } from '../../../layers/postgres/faturamento/concluir-ciclo.ts';
import { congelarLote } from '../../../layers/postgres/faturamento/congelar-lote.ts';
import { decidirLigacao } from '../../../layers/postgres/faturamento/decidir-ligacao.ts';
import { devolverRota } from '../../../layers/postgres/faturamento/devolver-rota.ts';
import { emitirRotas } from '../../../layers/postgres/faturamento/emitir-rotas.ts';
import { fecharPrevia } from '../../../layers/postgres/faturamento/fechar-previa.ts';
import { guardarTokenDaCritica } from '../../../layers/postgres/faturamento/guardar-token-da-critica.ts';
import { numerarCiclo } from '../../../layers/postgres/faturamento/numerar-ciclo.ts';
import { layoutsAtivos } from '../../../layers/postgres/leitura/layouts.ts';
import { receberArquivoDeLeitura } from '../../../layers/postgres/leitura/receber-arquivo.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';

/** The day on which everything of a run happens. */
export interface Momento {
  readonly agora: Date;
  readonly hoje: DataCivil;
}

export interface ArquivoRecebido {
  readonly nome: string;
  readonly bytes: Uint8Array;
}

export const PESSOA = { nome: 'Marina Duarte', ip: '127.0.0.1', dispositivo: 'simulador' } as const;
/** Opens and sends back; another person approves. */
export const COLEGA = { nome: 'Paulo Reis', ip: '127.0.0.1', dispositivo: 'simulador' } as const;

export interface CasosDeUso {
  receberLeituras(pool: Pool, arquivo: ArquivoRecebido, m: Momento): Promise<unknown>;
  abrirCiclo(pool: Pool, grupo: number, mes: number, m: Momento): Promise<Resultado<unknown>>;
  congelarLote(pool: Pool, ciclo: number, m: Momento): Promise<readonly number[]>;
  calcularRotas(pool: Pool, ciclo: number, rotas: readonly number[], m: Momento): Promise<unknown>;
  fecharPrevia(pool: Pool, ciclo: number, m: Momento): Promise<unknown>;
  /** True when the approval came before. */
  aguardarCritica(pool: Pool, ciclo: number, token: string): Promise<boolean>;
  decidir(pool: Pool, ciclo: number, cdc: number, m: Momento): Promise<Resultado<unknown>>;
  devolverRota(pool: Pool, ciclo: number, rota: number): Promise<Resultado<unknown>>;
  aprovar(pool: Pool, ciclo: number, m: Momento): Promise<Resultado<unknown>>;
  numerar(pool: Pool, ciclo: number): Promise<readonly number[]>;
  emitirRotas(pool: Pool, ciclo: number, rotas: readonly number[], m: Momento): Promise<unknown>;
  concluir(pool: Pool, ciclo: number, m: Momento): Promise<unknown>;
  receberRetorno(pool: Pool, arquivo: ArquivoRecebido, m: Momento): Promise<unknown>;
  publicar(pool: Pool, publicar: (efeito: Efeito) => Promise<void>): Promise<unknown>;
}

export function resumo(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

async function receberLeituras(pool: Pool, { nome, bytes }: ArquivoRecebido, { agora, hoje }: Momento): Promise<void> {
  const lido = exigir(lerArquivoDeLeitura(Buffer.from(bytes).toString('latin1'), await layoutsAtivos(pool)));
  const origem = { sha256: resumo(bytes), nome, chave: `leituras/${nome}`, versao: null, agora };
  await emTransacao(pool, (cliente) => receberArquivoDeLeitura(cliente, lido, origem, hoje));
}

/** As the function of that name, but for where the original is kept. */
async function receberRetorno(pool: Pool, { nome, bytes }: ArquivoRecebido, { agora, hoje }: Momento): Promise<void> {
  const guardado = { chave: `retornos/${nome}`, versao: null };
  const origem: OrigemDoArquivo = { sha256: resumo(bytes), nome, entrada: guardado, guarda: guardado, agora, hoje };
  const recusar = (conjunto: number, recusado: Recusado): Promise<unknown> =>
    emTransacao(pool, (cliente) => registrarArquivo(cliente, { ...recusado, origem, conjunto, situacao: 'REJEITADO', digest: null }));
  const registrados = await convenios(pool);
  const lido = lerEstrutura(bytes, registrados);
  if (!lido.ok) {
    await recusar(0, lido.recusado);
    return;
  }
  for (const conjunto of lido.valor.arquivos.keys()) {
    const conferido = conferirConjunto(lido.valor, conjunto, registrados, hoje);
    if (conferido.ok) await receberConjunto(pool, { origem, conjunto, ...conferido.valor });
    else await recusar(conjunto, conferido.recusado);
  }
}

export const CASOS_DE_USO: CasosDeUso = {
  receberLeituras,
  receberRetorno,
  abrirCiclo: (pool, grupo, referencia, m) => emTransacao(pool, (c) => abrirCiclo(c, { grupo, referencia, autor: COLEGA, ...m })),
  congelarLote: (pool, ciclo, { agora }) => emTransacao(pool, (c) => congelarLote(c, ciclo, agora)),
  calcularRotas: (pool, ciclo, rotas, { agora }) => emTransacao(pool, (c) => calcularRotas(c, ciclo, rotas, agora)),
  fecharPrevia: (pool, ciclo, { agora }) => emTransacao(pool, (c) => fecharPrevia(c, ciclo, agora)),
  aguardarCritica: (pool, ciclo, token) => emTransacao(pool, (c) => guardarTokenDaCritica(c, ciclo, token)),
  decidir: (pool, ciclo, cdc, { agora }) =>
    emTransacao(pool, (c) => decidirLigacao(c, { ciclo, cdc, acao: 'ACEITAR', leitura: null, medicao: null, motivo: 'conferido', autor: PESSOA, agora })),
  devolverRota: (pool, ciclo, rota) => emTransacao(pool, (c) => devolverRota(c, { ciclo, rota, autor: COLEGA, motivo: 'conferir de novo' })),
  aprovar: (pool, ciclo, m) => emTransacao(pool, (c) => aprovarCiclo(c, { ciclo, autor: PESSOA, observacao: null, ...m })),
  numerar: (pool, ciclo) => emTransacao(pool, (c) => numerarCiclo(c, ciclo)),
  emitirRotas: (pool, ciclo, rotas, { agora }) => emTransacao(pool, (c) => emitirRotas(c, ciclo, rotas, agora)),
  concluir: (pool, ciclo, { agora }) => emTransacao(pool, (c) => concluirCiclo(c, ciclo, agora)),
  publicar: publicarPendentes,
};
