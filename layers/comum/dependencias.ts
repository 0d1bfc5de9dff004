/** What a function needs, or how to make it: made at most once per process, at the first call, and again only if making it failed. */
export type Dependencias<D> = D | (() => D | Promise<D>);

/** Answers a function that gives the dependencies, made once. */
export function umaVez<D>(deps: Dependencias<D>): () => Promise<D> {
  let feitas: Promise<D> | undefined;
  return async () => {
    feitas ??= Promise.resolve(ehFabrica(deps) ? deps() : deps);
    try {
      return await feitas;
    } catch (erro) {
      feitas = undefined;
      throw erro;
    }
  };
}

function ehFabrica<D>(deps: Dependencias<D>): deps is () => D | Promise<D> {
  return typeof deps === 'function';
}
