import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { selarAuditoria } from '../../../layers/postgres/comum/selar-auditoria.ts';
import { comConexao } from '../../../layers/postgres/transacao.ts';
import { conferirAuditoria, type Achado, type Progresso } from '../../../layers/postgres/verificar/conferir-auditoria.ts';
import { conferirLegado, quantoDeLegado, type AchadoDoLegado } from '../../../layers/postgres/verificar/conferir-legado.ts';
import { comBanco, type OpcoesDoBanco } from '../acesso-ao-banco.ts';
import { FalhaDoComando } from '../falhas.ts';
import { caminhoDigitado } from '../onde.ts';
import { duracao, inteiro, quantos } from '../texto.ts';
import { achadoEmPalavras } from './achado-da-auditoria.ts';
import { abrirDaPasta } from './guarda-em-pasta.ts';

interface Pedido extends OpcoesDoBanco {
  readonly json?: boolean;
  readonly ancoras?: string;
  /** A folder; `true`: the one of this machine. */
  readonly guarda?: string | true;
}

/** An object of `auditoria/selos/` of the bucket `guarda`. */
const Guardada = z.object({ numero: z.int().positive(), resumo: z.string().regex(/^[0-9a-f]{64}$/) });
type Guardada = z.infer<typeof Guardada>;

function lerAncora(arquivo: string): Guardada {
  let lido: unknown;
  try {
    lido = JSON.parse(readFileSync(arquivo, 'utf8'));
  } catch (e) {
    if (!(e instanceof SyntaxError)) throw e;
  }
  const ancora = Guardada.safeParse(lido);
  if (!ancora.success) throw new FalhaDoComando(`${arquivo} não é uma âncora da auditoria: falta o número e o resumo do bloco.`);
  return ancora.data;
}

/** A file, or all of a folder and of those in it, as the bucket has them by year. */
function lerAncoras(caminho: string): readonly Guardada[] {
  const estado = statSync(caminho, { throwIfNoEntry: false });
  if (estado === undefined) throw new FalhaDoComando(`${caminho} não existe. Diga em --ancoras a pasta para onde copiou auditoria/selos do balde guarda.`);
  if (!estado.isDirectory()) return [lerAncora(caminho)];
  const arquivos = readdirSync(caminho, { recursive: true, encoding: 'utf8' }).filter((a) => a.endsWith('.json'));
  if (arquivos.length === 0) throw new FalhaDoComando(`Não há âncoras (.json) em ${caminho}. Copie para lá a pasta auditoria/selos do balde guarda.`);
  return arquivos.map((a) => lerAncora(join(caminho, a)));
}

/** Where the terminal is, every `A_CADA_MS`, on the error output: the findings are the answer. */
const A_CADA_MS = 5_000;
function relator(): (p: Progresso) => void {
  let ultimo = performance.now();
  return ({ blocos, registros }) => {
    if (performance.now() - ultimo < A_CADA_MS) return;
    ultimo = performance.now();
    process.stderr.write(`… ${quantos(blocos, 'bloco', 'blocos')}, ${quantos(registros, 'registro', 'registros')}\n`);
  };
}

/** `nascente verificar auditoria`: every row and block that is not what was sealed; exit code 1 when there is any. */
export async function comandoVerificarAuditoria(o: Pedido): Promise<void> {
  const ancoras = o.ancoras === undefined ? [] : lerAncoras(caminhoDigitado(o.ancoras));
  const guarda = o.guarda === undefined ? undefined : abrirDaPasta(o.guarda, o.dados);
  const mostrar = o.json === true ? (a: Achado | AchadoDoLegado) => console.log(JSON.stringify(a)) : (a: Achado | AchadoDoLegado) => console.log(`✗ ${achadoEmPalavras(a)}`);
  const inicio = performance.now();
  const relatar = relator();
  let [achados, feito, legado] = [0, { blocos: 0, registros: 0, guardados: 0, arquivos: 0 }, { arquivos: 0, atos: 0 }];
  await comBanco(o, 'nascente_leitura', (pool) =>
    comConexao(pool, async (cliente) => {
      // what the names in the questions mean is not of who could have changed the settings of the role
      await cliente.query('SET search_path = pg_catalog');
      const aoAndar = (p: Progresso): void => {
        feito = { ...p };
        relatar(p);
      };
      for await (const achado of conferirAuditoria(cliente, ancoras, aoAndar, guarda)) {
        achados += 1;
        mostrar(achado);
      }
      for await (const achado of conferirLegado(cliente)) {
        achados += 1;
        mostrar(achado);
      }
      legado = await quantoDeLegado(cliente);
    }),
  );
  if (achados > 0) process.exitCode = 1;
  if (o.json === true) return console.log(JSON.stringify({ ...feito, ancoras: ancoras.length, ...(legado.arquivos === 0 ? {} : { legado }), achados }));
  if (feito.guardados > 0 && guarda === undefined) {
    console.log(`${quantos(feito.guardados, 'registro está', 'registros estão')} na guarda e não foram lidos: só a cadeia responde por eles. Copie auditoria/registros do balde guarda e diga a pasta em --guarda.`);
  }
  const naGuarda = feito.arquivos > 0 ? `, ${quantos(feito.arquivos, 'arquivo da guarda', 'arquivos da guarda')}` : '';
  const doAnterior = legado.arquivos === 0 ? '' : `, ${quantos(legado.atos, 'ato', 'atos')} do sistema anterior`;
  const lido = `${quantos(feito.blocos, 'bloco', 'blocos')}, ${quantos(feito.registros, 'registro', 'registros')}, ${quantos(ancoras.length, 'âncora', 'âncoras')}${naGuarda}${doAnterior} (${duracao(performance.now() - inicio)})`;
  console.log(achados === 0 ? `A auditoria é a que se selou: ${lido}.` : `${quantos(achados, 'problema', 'problemas')} na auditoria, em ${lido}. Veja docs/runbook/selo-da-auditoria.md.`);
}

/** `nascente selar-auditoria`: what the schedule does every minute, but for the anchor. */
export async function comandoSelarAuditoria(o: OpcoesDoBanco): Promise<void> {
  const { blocos, linhas } = await comBanco(o, 'nascente_migrador', (pool) => selarAuditoria(pool));
  console.log(linhas === 0 ? 'Nada a selar.' : `${quantos(linhas, 'registro selado', 'registros selados')} em ${inteiro(blocos)} ${blocos === 1 ? 'bloco' : 'blocos'}.`);
}
