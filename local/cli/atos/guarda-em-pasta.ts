import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AbrirDaGuarda } from '../../../layers/auditoria/conferir-arquivo.ts';
import { FalhaDoComando } from '../falhas.ts';
import { caminhoDigitado, diretorioDados } from '../onde.ts';

/** Where the objects of this machine lie as plain files (local/README.md). */
const daMaquina = (dados: string | undefined): string => join(diretorioDados(dados), 's3', 'guarda', 'auditoria', 'registros');

/**
 * Opens the files of a copy of `auditoria/registros` of the bucket, in whatever folder of it they are: their names say which they are. `pasta` is what was typed;
 * `true` or nothing, the bucket of this machine.
 */
export function abrirDaPasta(pasta: string | boolean | undefined, dados: string | undefined): AbrirDaGuarda {
  const onde = typeof pasta === 'string' ? caminhoDigitado(pasta) : daMaquina(dados);
  if (!existsSync(onde)) {
    if (typeof pasta === 'string') throw new FalhaDoComando(`${onde} não existe. Diga em --guarda a pasta para onde copiou auditoria/registros do balde guarda.`);
    // nothing was ever put away on this machine: a record without its file is then a finding
    return () => Promise.resolve(undefined);
  }
  const porNome = new Map(readdirSync(onde, { recursive: true, encoding: 'utf8' }).map((caminho) => [basename(caminho), join(onde, caminho)] as const));
  return (chave) => {
    const arquivo = porNome.get(basename(chave));
    return Promise.resolve(arquivo === undefined ? undefined : createReadStream(arquivo));
  };
}
