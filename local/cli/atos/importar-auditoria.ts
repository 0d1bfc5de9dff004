import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { COLUNAS_DO_LEGADO } from '../../../domain/comum/auditoria-legada.ts';
import { arquivoQueJaVeio, ArquivoMudou, lerLegado, importarLegado, type ArquivoQueJaVeio, type LegadoLido } from '../../../layers/postgres/comum/importar-legado.ts';
import { comBanco, type OpcoesDoBanco } from '../acesso-ao-banco.ts';
import { FalhaDoComando } from '../falhas.ts';
import { motivoDoArquivo } from '../motivos.ts';
import { caminhoDigitado } from '../onde.ts';
import { duracao, instanteBr, quantos } from '../texto.ts';
import { doTerminal } from '../do-terminal.ts';
import { decodificadorDe } from './texto-de-planilha.ts';

interface Pedido extends OpcoesDoBanco {
  readonly arquivo: string;
  readonly conferir?: boolean;
}

/** `nascente importar-auditoria`: the log of the system that was here before (TR 6.2). Read twice: whether it is UTF-8, and whether it came already, is of the whole file. */
export async function comandoImportarAuditoria(o: Pedido): Promise<void> {
  const inicio = performance.now();
  const caminho = caminhoDigitado(o.arquivo);
  const { resumo, codificacao } = await conhecer(caminho, o.arquivo);
  const digerido = createHash('sha256');
  const texto = async function* () {
    const decodificador = new TextDecoder(codificacao);
    for await (const bytes of createReadStream(caminho) as AsyncIterable<Buffer>) {
      digerido.update(bytes);
      yield decodificador.decode(bytes, { stream: true });
    }
    yield decodificador.decode();
  };
  const lido = await comBanco(o, 'nascente_migrador', async (pool): Promise<LegadoLido | ArquivoQueJaVeio> => {
    if (o.conferir === true) return (await arquivoQueJaVeio(pool, resumo)) ?? lerLegado(texto());
    return importarLegado(pool, { nome: basename(caminho), resumo, texto: texto() }, doTerminal(), () => digerido.digest());
  }).catch((erro: unknown) => {
    if (erro instanceof ArquivoMudou) throw new FalhaDoComando(`${o.arquivo} mudou enquanto era lido, e nada foi importado. Espere quem o grava terminar e repita.`);
    throw erro;
  });
  if ('em' in lido) {
    console.log(`Este arquivo já veio em ${instanteBr(lido.em.toISOString())} (${lido.nome}, ${quantos(lido.linhas, 'ato', 'atos')}). Nada a fazer.`);
    return;
  }
  if (lido.recusadas > 0) throw recusado(lido);
  const quanto = `${quantos(lido.linhas, 'ato', 'atos')} (${duracao(performance.now() - inicio)})`;
  console.log(o.conferir === true ? `Nada a corrigir: ${quanto}. Nada foi gravado.` : `Importado do sistema anterior: ${quanto}. Guarde o arquivo original: o resumo dele está na auditoria.`);
}

async function conhecer(caminho: string, digitado: string) {
  const digerido = createHash('sha256');
  const decodificador = decodificadorDe();
  try {
    for await (const bytes of createReadStream(caminho) as AsyncIterable<Buffer>) {
      digerido.update(bytes);
      decodificador.ver(bytes);
    }
  } catch (e) {
    throw new FalhaDoComando(`Não foi possível ler ${digitado}: ${motivoDoArquivo(e) ?? String(e)}. Confira o nome do arquivo.`);
  }
  return { resumo: digerido.digest(), codificacao: decodificador.qual() };
}

function recusado({ recusas, recusadas }: LegadoLido): FalhaDoComando {
  const ditas = recusas.map((r) => `  linha ${r.linha}${r.campo === null ? '' : `, ${COLUNAS_DO_LEGADO.titulos[r.campo]}`}: ${r.mensagem}`);
  const resto = recusadas > recusas.length ? [`  … e mais ${quantos(recusadas - recusas.length, 'problema', 'problemas')}.`] : [];
  return new FalhaDoComando([`Nada foi importado: ${quantos(recusadas, 'problema', 'problemas')} no arquivo.`, ...ditas, ...resto, 'Corrija e repita.'].join('\n'));
}
