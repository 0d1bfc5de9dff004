import type { Contorno } from '../postgres/acesso/contornos.ts';
import { descreverErro, registro } from '../telemetry/registro.ts';

/** Of one origin and kind, this process writes no more often than this; what comes in between is counted and goes with the next. */
export const INTERVALO_MS = 10_000;
/** Origins remembered at once; beyond, the oldest is forgotten. */
const LEMBRADAS = 500;

export type AnotarContorno = (contorno: Contorno) => Promise<void>;

/**
 * Security events (ASVS 16.3.3) without a way of filling the database: a flood costs one statement each ten seconds, and not one a call. What the audit says is
 * therefore "at least so many". An event that cannot be written changes no answer: the refusal stands, and the log has it.
 */
export function anotadorDeContornos(gravar: (contorno: Contorno, quantas: number) => Promise<void>): AnotarContorno {
  const vistas = new Map<string, { em: number; guardadas: number }>();
  return async (contorno) => {
    const chave = `${contorno.tipo} ${contorno.autor.ip} ${contorno.autor.nome}`;
    const vista = vistas.get(chave);
    const agora = performance.now();
    if (vista !== undefined && agora - vista.em < INTERVALO_MS) {
      vista.guardadas++;
      return;
    }
    vistas.delete(chave);
    vistas.set(chave, { em: agora, guardadas: 0 });
    const maisAntiga = vistas.keys().next().value;
    if (vistas.size > LEMBRADAS && maisAntiga !== undefined) vistas.delete(maisAntiga);
    try {
      await gravar(contorno, 1 + (vista?.guardadas ?? 0));
    } catch (erro) {
      registro.error('a tentativa de contorno não foi anotada', { tipo: contorno.tipo, ...descreverErro(erro) });
    }
  };
}
