import { poolDoAmbiente } from '../../../layers/postgres/do-ambiente.ts';
import { relogio } from '../../../layers/runtime/relogio.ts';
import { Ambiente } from './env.ts';

/** The pool is asked for by each call: without the password of the database, what there is to say is that the platform is out. */
export const deps = { abrirPool: () => poolDoAmbiente(Ambiente.parse(process.env)), relogio };
