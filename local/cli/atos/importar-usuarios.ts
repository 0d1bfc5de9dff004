import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { CsvInvalido, leitorDeCsv, type LinhaDeCsv } from '../../../domain/comum/ler-csv.ts';
import { lerListaDeUsuarios, TITULOS_DA_LISTA, type RecusaDaLinha } from '../../../domain/acesso/lista-de-usuarios.ts';
import { conferirListaDeUsuarios, importarUsuarios, type SenhaDaLista } from '../../../layers/acesso/importar-usuarios.ts';
import { relogio } from '../../../layers/runtime/relogio.ts';
import { comBanco, type OpcoesDoBanco } from '../acesso-ao-banco.ts';
import { FalhaDoComando } from '../falhas.ts';
import { motivoDoArquivo } from '../motivos.ts';
import { caminhoDigitado } from '../onde.ts';
import { comando, quantos } from '../texto.ts';
import { doTerminal } from '../do-terminal.ts';
import { lerArquivo } from './enviar.ts';
import { codificacaoDe } from './texto-de-planilha.ts';

interface Pedido extends OpcoesDoBanco {
  readonly arquivo: string;
  readonly conferir?: boolean;
  readonly senhas?: string;
}

/** `nascente acesso importar-usuarios`. */
export async function comandoImportarUsuarios(o: Pedido): Promise<void> {
  const { nome, bytes } = lerArquivo(o.arquivo);
  const { linhas, recusas } = lerListaDeUsuarios(lerTabela(bytes));
  if (linhas.length === 0) throw recusada(recusas);
  const destino = caminhoDigitado(o.senhas ?? o.arquivo.replace(/\.[^./\\]*$/, '').concat('-senhas.csv'));
  // before the work of hashing; whoever puts one there meanwhile is found when it is written
  if (o.conferir !== true && existsSync(destino)) throw jaExiste(destino);
  const pedido = { linhas, arquivo: nome, autor: doTerminal(), hoje: relogio.hoje(), recusadas: new Set(recusas.map((r) => r.linha)) };
  let escritas = 0;
  const guardar = (senhas: readonly SenhaDaLista[]): void => {
    escreverSenhas(destino, senhas);
    escritas = senhas.length;
  };
  const feita = await comBanco(o, 'nascente_app', async (pool) => {
    // what is wrong in a line and what the database does not know are told together
    if (o.conferir === true || recusas.length > 0) return conferirListaDeUsuarios(pool, pedido);
    return importarUsuarios(pool, pedido, guardar);
  }).catch((erro: unknown) => {
    // nobody was made: these passwords open nothing
    if (escritas > 0) rmSync(destino, { force: true });
    throw erro;
  });
  const todas = [...recusas, ...feita.recusas];
  if (todas.length > 0) throw recusada(todas);
  const jaEstavam = feita.jaEstavam > 0 ? ` ${quantos(feita.jaEstavam, 'pessoa já estava como na lista e não mudou', 'pessoas já estavam como na lista e não mudaram')}.` : '';
  if (o.conferir === true) {
    console.log(`Nada a corrigir: ${quantos(feita.novas.length, 'pessoa seria criada', 'pessoas seriam criadas')}.${jaEstavam} Nada foi gravado.`);
    return;
  }
  console.log(`${quantos(feita.novas.length, 'pessoa criada', 'pessoas criadas')}.${jaEstavam}`);
  if (escritas > 0) console.log(`As senhas provisórias estão em ${basename(destino)}, que só você lê. Entregue cada uma à sua pessoa e apague o arquivo: em três dias elas não abrem mais nada. Quem perder a sua: ${comando('acesso nova-senha <usuario>')}`);
}

function lerTabela(bytes: Uint8Array): readonly LinhaDeCsv[] {
  const texto = new TextDecoder(codificacaoDe(bytes)).decode(bytes);
  const leitor = leitorDeCsv();
  try {
    return [...leitor.ler(texto), ...leitor.terminar()];
  } catch (erro) {
    if (erro instanceof CsvInvalido) throw recusada([{ linha: erro.linha, campo: null, mensagem: erro.message }]);
    throw erro;
  }
}

/** All of them: whoever mends the spreadsheet mends it once. */
function recusada(recusas: readonly RecusaDaLinha[]): FalhaDoComando {
  const emOrdem = [...recusas].sort((a, b) => a.linha - b.linha);
  const ditas = emOrdem.map((r) => `  linha ${r.linha}${r.campo === null ? '' : `, ${TITULOS_DA_LISTA[r.campo]}`}: ${r.mensagem}`);
  return new FalhaDoComando(`Nada foi gravado: ${quantos(recusas.length, 'problema', 'problemas')} na lista.\n${ditas.join('\n')}\nCorrija na planilha, grave de novo como CSV e repita.`);
}

function jaExiste(destino: string): FalhaDoComando {
  return new FalhaDoComando(`Já há um arquivo ${destino}, e senhas não se gravam por cima de nada. Mova-o, ou diga outro em --senhas. Ninguém foi criado.`);
}

/** A file that was not there, for its owner's eyes only, on the disk before anybody is made. */
function escreverSenhas(destino: string, senhas: readonly SenhaDaLista[]): void {
  let descritor: number;
  try {
    descritor = openSync(destino, 'wx', 0o600);
  } catch (erro) {
    if (erro instanceof Error && 'code' in erro && erro.code === 'EEXIST') throw jaExiste(destino);
    throw new FalhaDoComando(`Não foi possível criar ${destino}: ${motivoDoArquivo(erro) ?? String(erro)}. Diga outro lugar em --senhas. Ninguém foi criado.`);
  }
  try {
    const linhas = senhas.map(({ login, nome, senha }) => `${login};"${nome.replaceAll('"', '""')}";${senha}\r\n`);
    writeSync(descritor, `\uFEFFusuário;nome;senha provisória\r\n${linhas.join('')}`);
    fsyncSync(descritor);
  } finally {
    closeSync(descritor);
  }
}
