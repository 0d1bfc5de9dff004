import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { semCpf } from '../../../domain/cadastro/mascaras/texto-livre.ts';
import { mascaradorDe, POLITICA_FECHADA, type PoliticaDeMascaras } from '../../../domain/cadastro/mascaras/politica.ts';
import { conferirArquivo } from '../../../layers/auditoria/conferir-arquivo.ts';
import { atoGuardado, type AtoGuardado } from '../../../layers/auditoria/ato-guardado.ts';
import { serveNaGuarda } from '../../../layers/auditoria/serve.ts';
import { mascararAto } from '../../../layers/auditoria/mascarar-ato.ts';
import { politicaVigente } from '../../../layers/postgres/cadastro/politica-de-mascaras.ts';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { arquivosDoPeriodo, lerBlocos } from '../../../layers/postgres/comum/guardar-auditoria.ts';
import type { FiltroDaAuditoria } from '../../../layers/postgres/comum/procurar-auditoria.ts';
import type { Pool } from '../../../layers/postgres/conexao.ts';
import { relogio } from '../../../layers/runtime/relogio.ts';
import { comBanco, type OpcoesDoBanco } from '../acesso-ao-banco.ts';
import { doTerminal } from '../do-terminal.ts';
import { caminhoDigitado } from '../onde.ts';
import { dataBr, quantos } from '../texto.ts';
import { achadoEmPalavras } from './achado-da-auditoria.ts';
import { abrirDaPasta } from './guarda-em-pasta.ts';

type Filtro = Pick<FiltroDaAuditoria, 'usuario' | 'delegante' | 'evento' | 'objeto' | 'pessoa' | 'resultado' | 'ip'>;

interface Pedido extends OpcoesDoBanco, Filtro {
  readonly de: string;
  readonly ate: string;
  readonly motivo: string;
  readonly revelar?: string;
  readonly guarda?: string;
  readonly saida?: string;
}

/** What the screen hides is hidden here; a policy that cannot be read hides everything. */
async function mascara(pool: Pool, revelar: string | undefined): Promise<(ato: AtoGuardado) => AtoGuardado> {
  if (revelar !== undefined) return (ato) => ato;
  const politica: PoliticaDeMascaras = await politicaVigente(pool, relogio.hoje()).catch(() => POLITICA_FECHADA);
  return mascararAto(mascaradorDe(politica));
}

/**
 * `nascente auditoria trazer`: the acts of a period that are in the bucket, the oldest block first; what is said of them goes to the error output. That somebody takes
 * them is in the audit before the first of them is read, and how many they were after the last.
 */
export async function comandoTrazerAuditoria(o: Pedido): Promise<void> {
  const abrir = abrirDaPasta(o.guarda, o.dados);
  const saida: Writable = o.saida === undefined ? process.stdout : createWriteStream(caminhoDigitado(o.saida), { flags: 'wx', mode: 0o600 });
  if (o.saida !== undefined) await once(saida, 'open');
  let [atos, problemas, arquivos] = [0, 0, 0];
  await comBanco(o, 'nascente_app', async (pool) => {
    const { de, ate, usuario, delegante, evento, objeto, pessoa, resultado, ip } = o;
    const procura = { de, ate, usuario, delegante, evento, objeto, pessoa, resultado, ip };
    const registrar = (depois: object, como: 'PEDIDO' | 'FEITO') =>
      auditar(pool, { autor: doTerminal(), funcao: 'comum/trazer-auditoria', objeto: 'auditoria', depois: { ...procura, revelado: o.revelar === undefined ? null : semCpf(o.revelar), ...depois }, motivo: semCpf(o.motivo), resultado: como });
    await registrar({}, 'PEDIDO');
    const { cabe } = await serveNaGuarda(pool, procura);
    const mascarar = await mascara(pool, o.revelar);
    for (const arquivo of await arquivosDoPeriodo(pool, o.de, o.ate)) {
      arquivos += 1;
      const ver = async (linha: Parameters<typeof atoGuardado>[0]): Promise<void> => {
        const { ato, dia } = atoGuardado(linha);
        if (!cabe(ato, dia)) return;
        atos += 1;
        if (!saida.write(`${JSON.stringify(mascarar(ato))}\n`)) await once(saida, 'drain');
      };
      for await (const achado of conferirArquivo(arquivo, await lerBlocos(pool, arquivo.primeiro, arquivo.ultimo), abrir, ver)) {
        problemas += 1;
        process.stderr.write(`✗ ${achadoEmPalavras(achado)}\n`);
      }
    }
    await registrar({ atos, arquivos, problemas }, 'FEITO');
  });
  if (o.saida !== undefined) {
    saida.end();
    await once(saida, 'finish');
  }
  if (arquivos === 0) {
    process.stderr.write(`A guarda não tem atos de ${dataBr(o.de)} a ${dataBr(o.ate)}: os que houver estão no banco, e se veem na tela da Auditoria.\n`);
    return;
  }
  const como = o.revelar === undefined ? 'com os dados pessoais mascarados' : 'sem máscara: guarde o arquivo como se guarda o que ele traz';
  const lido = `${quantos(atos, 'ato', 'atos')} de ${dataBr(o.de)} a ${dataBr(o.ate)}, de ${quantos(arquivos, 'arquivo', 'arquivos')} da guarda, ${como}`;
  if (problemas > 0) process.exitCode = 1;
  process.stderr.write(problemas > 0 ? `${lido}; ${quantos(problemas, 'problema', 'problemas')}. O que não confere ficou de fora. Veja docs/runbook/guarda-da-auditoria.md.\n` : `${lido}. Todos são como se selaram. Quem trouxe e por quê está na auditoria.\n`);
}
