import { basename, dirname } from 'node:path/posix';
import { nomeDeExibicao } from './nome-de-exibicao.ts';
import { mover, type Objeto } from './objeto.ts';

/** An object of an inbox, with what tells its content from another of the same name. */
export interface ObjetoDaCaixa extends Objeto {
  readonly etag: string | undefined;
}

/**
 * TR 13.2: moves a file that was treated out of the inbox: `retornos/x.ret` goes to `processados/retornos/AAAA-MM-DD/<etag>-x.ret`. Two files of one
 * name on one day stay two. Repeatable.
 * @returns where it is now.
 */
export async function arquivar(objeto: ObjetoDaCaixa, pasta: 'processados' | 'rejeitados', dia: string): Promise<string> {
  const caixa = dirname(objeto.chave).split('/')[0] ?? '';
  const marca = (objeto.etag ?? '').replace(/[^0-9a-f]/gi, '').slice(0, 8);
  const destino = `${pasta}/${caixa}/${dia}/${marca === '' ? '' : `${marca}-`}${nomeDeExibicao(basename(objeto.chave))}`;
  await mover(objeto, destino);
  return destino;
}
