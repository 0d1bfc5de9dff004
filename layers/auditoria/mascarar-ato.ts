import { z } from 'zod';
import type { Mascarador } from '../../domain/cadastro/mascaras/politica.ts';
import { atoAuditado } from '../../events/http/comum/listar-auditoria.ts';
import { caminhoDasMarcas, percorrer } from '../http/marcas.ts';
import type { AtoGuardado } from './ato-guardado.ts';

const CAMINHO = caminhoDasMarcas(atoAuditado);
const mascarado = z.object({ antes: z.unknown(), depois: z.unknown(), motivo: z.string().nullable() });

/** An act as who may not see personal data sees it: what the answers of the search mark is masked, wherever the act comes from. */
export function mascararAto(mascarar: Mascarador): (ato: AtoGuardado) => AtoGuardado {
  if (CAMINHO === 'NENHUM') throw new Error('o ato da auditoria perdeu as marcas dos dados pessoais');
  return (ato) => ({ ...ato, ...mascarado.parse(percorrer(CAMINHO, ato, mascarar)) });
}
