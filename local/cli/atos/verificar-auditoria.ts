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
import { duracao, instanteBr, inteiro, quantos } from '../texto.ts';

interface Pedido extends OpcoesDoBanco {
  readonly json?: boolean;
  readonly ancoras?: string;
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

function emPalavras(a: Achado | AchadoDoLegado): string {
  switch (a.problema) {
    case 'registro-alterado':
      return `registro ${a.registro} alterado depois de selado (bloco ${a.bloco})`;
    case 'registro-removido':
      return `registro ${a.registro} removido (era do bloco ${a.bloco})`;
    case 'registro-incluido':
      return `registro ${a.registro} incluído depois, no meio do bloco ${a.bloco}, já selado`;
    case 'registros-diferentes':
      return `bloco ${a.bloco}: os registros não são os que se selaram, e não se sabe qual mudou`;
    case 'bloco-alterado':
      return `bloco ${a.bloco} alterado, ou fora da cadeia`;
    case 'blocos-ausentes':
      return `faltam os blocos de ${a.bloco} a ${a.ate}`;
    case 'cadeia-cortada':
      return `cadeia cortada: há âncora do bloco ${a.bloco}, e o último do banco é o ${a.ultimo}`;
    case 'ancora-diferente':
      return `bloco ${a.bloco} não é o da sua âncora: a cadeia foi refeita`;
    case 'legado-alterado':
      return `sistema anterior, arquivo ${a.arquivo}: entre as linhas ${inteiro(a.de)} e ${inteiro(a.ate)}, algo não é o que veio`;
    case 'legado-sem-arquivo':
      return `sistema anterior: há atos do arquivo ${a.arquivo}, que nunca veio`;
    case 'legado-sem-ato':
      return `sistema anterior: falta na auditoria o ato que trouxe o arquivo ${a.arquivo}`;
    case 'legado-de-outro-ato':
      return `sistema anterior, arquivo ${a.arquivo}: não é o que o ato de importação registrou`;
    case 'sem-selo':
      return `${quantos(a.registros, 'registro', 'registros')} sem selo há mais de dez minutos, desde ${instanteBr(a.desde)} (o primeiro é o ${a.registro})`;
  }
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
  const mostrar = o.json === true ? (a: Achado | AchadoDoLegado) => console.log(JSON.stringify(a)) : (a: Achado | AchadoDoLegado) => console.log(`✗ ${emPalavras(a)}`);
  const inicio = performance.now();
  const relatar = relator();
  let [achados, feito, legado] = [0, { blocos: 0, registros: 0 }, { arquivos: 0, atos: 0 }];
  await comBanco(o, 'nascente_leitura', (pool) =>
    comConexao(pool, async (cliente) => {
      // what the names in the questions mean is not of who could have changed the settings of the role
      await cliente.query('SET search_path = pg_catalog');
      const aoAndar = (p: Progresso): void => {
        feito = { ...p };
        relatar(p);
      };
      for await (const achado of conferirAuditoria(cliente, ancoras, aoAndar)) {
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
  const doAnterior = legado.arquivos === 0 ? '' : `, ${quantos(legado.atos, 'ato', 'atos')} do sistema anterior`;
  const lido = `${quantos(feito.blocos, 'bloco', 'blocos')}, ${quantos(feito.registros, 'registro', 'registros')}, ${quantos(ancoras.length, 'âncora', 'âncoras')}${doAnterior} (${duracao(performance.now() - inicio)})`;
  console.log(achados === 0 ? `A auditoria é a que se selou: ${lido}.` : `${quantos(achados, 'problema', 'problemas')} na auditoria, em ${lido}. Veja docs/runbook/selo-da-auditoria.md.`);
}

/** `nascente selar-auditoria`: what the schedule does every minute, but for the anchor. */
export async function comandoSelarAuditoria(o: OpcoesDoBanco): Promise<void> {
  const { blocos, linhas } = await comBanco(o, 'nascente_migrador', (pool) => selarAuditoria(pool));
  console.log(linhas === 0 ? 'Nada a selar.' : `${quantos(linhas, 'registro selado', 'registros selados')} em ${inteiro(blocos)} ${blocos === 1 ? 'bloco' : 'blocos'}.`);
}
