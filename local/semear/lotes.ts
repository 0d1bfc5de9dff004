/** Which profile stands on each lot of a rota. */
import type { Aleatorio } from './aleatorio.ts';
import { PERFIS_OBRIGATORIOS, perfilDependente, perfilMaster, perfilObrigatorio, sortearPerfil, type Perfil } from './perfis.ts';
import type { RotaPlanejada } from './plano.ts';

export interface Lote {
  readonly perfil: Perfil;
  /** Position, in the rota, of the master on which this lot depends. */
  readonly master?: number;
}

/** Rotas too small for it have no condominium. */
const MENOR_ROTA_COM_CONDOMINIO = 60;

/**
 * The profiles of a rota in reading order. The mandatory ones go round the rotas, so that all stand in the town even when it is small; every
 * rota but the smallest has a condominium of master and dependents, in the middle.
 */
export function distribuirPerfis(sorte: Aleatorio, rota: RotaPlanejada, rotas: number): Lote[] {
  const obrigatorios = PERFIS_OBRIGATORIOS.map((_, i) => i).filter((i) => i % rotas === (rota.id - 1) % rotas && rota.id <= rotas);
  const lotes: Lote[] = obrigatorios.slice(0, rota.tamanho).map((i) => ({ perfil: perfilObrigatorio(i) }));
  const condominioEm = rota.tamanho >= MENOR_ROTA_COM_CONDOMINIO ? Math.floor(rota.tamanho / 2) : undefined;
  while (lotes.length < rota.tamanho) {
    if (lotes.length === condominioEm) {
      const dependentes = sorte.inteiro(8, 20);
      lotes.push({ perfil: perfilMaster(dependentes) });
      for (let i = 0; i < dependentes; i++) lotes.push({ perfil: perfilDependente(), master: condominioEm });
    } else {
      lotes.push({ perfil: sortearPerfil(sorte) });
    }
  }
  return lotes;
}
