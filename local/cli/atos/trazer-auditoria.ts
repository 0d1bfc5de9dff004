import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { conferirArquivo } from '../../../layers/auditoria/conferir-arquivo.ts';
import { atoGuardado } from '../../../layers/auditoria/ato-guardado.ts';
import { arquivosDoPeriodo, lerBlocos } from '../../../layers/postgres/comum/guardar-auditoria.ts';
import { comBanco, type OpcoesDoBanco } from '../acesso-ao-banco.ts';
import { caminhoDigitado } from '../onde.ts';
import { dataBr, quantos } from '../texto.ts';
import { achadoEmPalavras } from './achado-da-auditoria.ts';
import { abrirDaPasta } from './guarda-em-pasta.ts';

interface Pedido extends OpcoesDoBanco {
  readonly de: string;
  readonly ate: string;
  readonly guarda?: string;
  readonly saida?: string;
}

/** `nascente auditoria trazer`: the acts of a period that are in the bucket, the oldest block first; what is said of them goes to the error output. */
export async function comandoTrazerAuditoria(o: Pedido): Promise<void> {
  const abrir = abrirDaPasta(o.guarda, o.dados);
  const saida: Writable = o.saida === undefined ? process.stdout : createWriteStream(caminhoDigitado(o.saida), { flags: 'wx', mode: 0o600 });
  if (o.saida !== undefined) await once(saida, 'open');
  let [atos, problemas, arquivos] = [0, 0, 0];
  await comBanco(o, 'nascente_leitura', async (pool) => {
    for (const arquivo of await arquivosDoPeriodo(pool, o.de, o.ate)) {
      arquivos += 1;
      const ver = async (linha: Parameters<typeof atoGuardado>[0]): Promise<void> => {
        const ato = atoGuardado(linha);
        if (ato.dia < o.de || ato.dia > o.ate) return;
        atos += 1;
        if (!saida.write(`${JSON.stringify(ato.ato)}\n`)) await once(saida, 'drain');
      };
      for await (const achado of conferirArquivo(arquivo, await lerBlocos(pool, arquivo.primeiro, arquivo.ultimo), abrir, ver)) {
        problemas += 1;
        process.stderr.write(`✗ ${achadoEmPalavras(achado)}\n`);
      }
    }
  });
  if (o.saida !== undefined) {
    saida.end();
    await once(saida, 'finish');
  }
  if (arquivos === 0) {
    process.stderr.write(`A guarda não tem atos de ${dataBr(o.de)} a ${dataBr(o.ate)}: os que houver estão no banco, e se veem na tela da Auditoria.\n`);
    return;
  }
  const lido = `${quantos(atos, 'ato', 'atos')} de ${dataBr(o.de)} a ${dataBr(o.ate)}, de ${quantos(arquivos, 'arquivo', 'arquivos')} da guarda`;
  if (problemas > 0) process.exitCode = 1;
  process.stderr.write(problemas > 0 ? `${lido}; ${quantos(problemas, 'problema', 'problemas')}. O que não confere ficou de fora. Veja docs/runbook/guarda-da-auditoria.md.\n` : `${lido}, todos como se selaram.\n`);
}
