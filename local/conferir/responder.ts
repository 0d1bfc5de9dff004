import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as arquivo from '../../domain/conferencia/arquivo.ts';
import { recusado, type Respondedor } from '../../domain/conferencia/conferir-caso.ts';
import { RESPONDEDORES } from '../../domain/conferencia/respondedores.ts';

export const TIPOS_DE_CASO = [...Object.keys(RESPONDEDORES), 'arquivo'] as readonly TipoDeCaso[];
export type TipoDeCaso = keyof typeof RESPONDEDORES | 'arquivo';

/** The bytes at the first of `bases` where the path leads to a file; undefined when none does. */
function lerDeAlguma(caminho: string, bases: readonly string[]): Uint8Array | undefined {
  for (const base of bases) {
    try {
      return readFileSync(resolve(base, caminho));
    } catch (e) {
      const codigo = (e as NodeJS.ErrnoException).code;
      if (codigo !== 'ENOENT' && codigo !== 'ENOTDIR' && codigo !== 'EISDIR' && codigo !== 'EACCES') throw e;
    }
  }
  return undefined;
}

function respondedorDeArquivo(bases: readonly string[]): Respondedor {
  return {
    camposComparados: arquivo.camposComparados,
    responder: (caso) => {
      if (typeof caso['arquivo'] !== 'string' || caso['arquivo'] === '') return recusado({ codigo: 'arquivo/sem-arquivo', mensagem: 'Diga o nome do arquivo do banco.', campo: 'arquivo' });
      const bytes = lerDeAlguma(caso['arquivo'], bases);
      return bytes === undefined ? recusado({ codigo: 'arquivo/nao-encontrado', mensagem: `Não há o arquivo ${caso['arquivo']} ao lado dos casos nem na pasta de onde o comando foi chamado.`, campo: 'arquivo' }) : arquivo.responder(caso, bytes);
    },
  };
}

/**
 * Who answers the cases of `tipo`. A file that a case names is looked for beside the case file, and then in the directory of the call.
 * `casos`: path of the case file, undefined for standard input.
 */
export function respondedorDe(tipo: TipoDeCaso, casos: string | undefined, chamada: string): Respondedor {
  if (tipo !== 'arquivo') return RESPONDEDORES[tipo];
  return respondedorDeArquivo(casos === undefined ? [chamada] : [dirname(casos), chamada]);
}
