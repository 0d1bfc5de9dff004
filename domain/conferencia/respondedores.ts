/** The answerers by type of case. Type `arquivo` is apart: its answer needs the bytes of the file that the case names. */
import * as acrescimos from './acrescimos.ts';
import * as arrecadacao from './arrecadacao.ts';
import * as brcode from './brcode.ts';
import type { Respondedor } from './conferir-caso.ts';
import * as dv from './dv.ts';
import * as tarifa from './tarifa.ts';

export const RESPONDEDORES = { tarifa, arrecadacao, dv, brcode, acrescimos } as const satisfies Readonly<Record<string, Respondedor>>;
