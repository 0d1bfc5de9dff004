/** From here on a function works through whole rotas or files, and makes and drops some 4 kB of objects a bill. */
const MEMORIA_DE_TRABALHO_MB = 512;

/**
 * Node's options for a function with so much memory. With room for the young objects of a few batches nearly all of them are dead when it is
 * collected, instead of being copied again and again: a tenth of the processor time of a rota (`npm run bench`), for 48 MB at most.
 */
export function opcoesDoNode(memoriaMB: number): readonly string[] {
  return memoriaMB < MEMORIA_DE_TRABALHO_MB ? ['--enable-source-maps'] : ['--enable-source-maps', '--max-semi-space-size=32'];
}
