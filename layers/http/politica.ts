/** From where the door takes what is masked. Tests put another in its place. */
import { POLITICA_FECHADA, type PoliticaDeMascaras } from '../../domain/cadastro/mascaras/politica.ts';
import { politicaVigente } from '../postgres/cadastro/politica-de-mascaras.ts';
import { AmbienteBanco, poolDoAmbiente } from '../postgres/do-ambiente.ts';
import { comLugares } from '../postgres/lugares.ts';
import { relogio } from '../runtime/relogio.ts';
import { descreverErro, registro } from '../telemetry/registro.ts';

/** How long a change of the policy takes to reach every process. */
export const VALIDADE_DA_POLITICA_S = 15;

/** Kept for a while. When it cannot be read, everything is masked until it can: who does not know what to hide hides all. */
export function comValidade(ler: () => Promise<PoliticaDeMascaras>, agora: () => number = () => performance.now()): () => Promise<PoliticaDeMascaras> {
  let guardada: { readonly politica: PoliticaDeMascaras; readonly ate: number } | undefined;
  return async () => {
    if (guardada !== undefined && guardada.ate > agora()) return guardada.politica;
    try {
      guardada = { politica: await ler(), ate: agora() + VALIDADE_DA_POLITICA_S * 1000 };
      return guardada.politica;
    } catch (erro) {
      registro.error('a política de dados pessoais não pôde ser lida: tudo foi mascarado', descreverErro(erro));
      return POLITICA_FECHADA;
    }
  };
}

/** The database of the environment, looked at only when an answer has something to hide. */
export function politicaDoAmbiente(): () => Promise<PoliticaDeMascaras> {
  return comValidade(() => comLugares('NENHUM', async () => politicaVigente(await poolDoAmbiente(AmbienteBanco.parse(process.env)), relogio.hoje())));
}
