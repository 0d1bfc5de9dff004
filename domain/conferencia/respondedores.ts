/** The answerers by type of case. Type `arquivo` is apart: its answer needs the bytes of the file that the case names. */
import { camposComparados as doAcrescimo, responder as responderAcrescimos } from './acrescimos.ts';
import { camposComparados as daArrecadacao, responder as responderArrecadacao } from './arrecadacao.ts';
import { camposComparados as doBrcode, responder as responderBrcode } from './brcode.ts';
import type { Respondedor } from './conferir-caso.ts';
import { camposComparados as doDv, responder as responderDv } from './dv.ts';
import { camposComparados as daTarifa, camposDeEntrada, responder as responderTarifa } from './tarifa.ts';

export const RESPONDEDORES = {
  tarifa: { responder: responderTarifa, camposComparados: daTarifa, camposDeEntrada },
  arrecadacao: { responder: responderArrecadacao, camposComparados: daArrecadacao },
  dv: { responder: responderDv, camposComparados: doDv },
  brcode: { responder: responderBrcode, camposComparados: doBrcode },
  acrescimos: { responder: responderAcrescimos, camposComparados: doAcrescimo },
} as const satisfies Readonly<Record<string, Respondedor>>;
