import swc, { type ParseOptions } from '@swc/core';

const original = swc.parseFileSync.bind(swc);

/**
 * dependency-cruiser does not tell its parser that `.tsx` has JSX in it, and stops at the first element. Its parser is the very object that is
 * imported here, so it is told in its place. Importing this file is enough.
 */
swc.parseFileSync = ((arquivo: string, opcoes?: ParseOptions) => original(arquivo, { ...(opcoes ?? { syntax: 'typescript' }), tsx: arquivo.endsWith('.tsx') } as ParseOptions)) as typeof swc.parseFileSync;
