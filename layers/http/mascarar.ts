/** The one place where personal data is hidden from who may not see it (TR 6.5.23.10, 6.5.23.13): what the contracts mark, in whatever route. */
import type { z } from 'zod';
import { mascaradorDe, PRIVILEGIO_DADO_PESSOAL, type Mascarador, type PoliticaDeMascaras } from '../../domain/cadastro/mascaras/politica.ts';
import { semCpf } from '../../domain/cadastro/mascaras/texto-livre.ts';
import type { ContratoRota } from '../../events/contrato.ts';
import { caminhoDasMarcas, percorrer, type Caminho } from './marcas.ts';
import type { Quem } from './pedido.ts';

const mascaradores = new WeakMap<PoliticaDeMascaras, Mascarador>();

function caminhoDe(contrato: ContratoRota): Caminho | 'NENHUM' {
  return contrato.binario === undefined ? caminhoDasMarcas(contrato.resposta) : 'NENHUM';
}

/** Whether the answers of a contract carry personal data. */
export function temDadoPessoal(contrato: ContratoRota): boolean {
  return caminhoDe(contrato) !== 'NENHUM';
}

/** True for who sees whole values: only a privilege that is there by its name. */
export function veDadosPessoais(quem: Pick<Quem, 'privilegios'>): boolean {
  return quem.privilegios.includes(PRIVILEGIO_DADO_PESSOAL);
}

/** The answer as this caller may see it. The policy is asked for only when there is something to hide. */
export async function mascararResposta(contrato: ContratoRota, quem: Quem, valor: unknown, politica: () => Promise<PoliticaDeMascaras>): Promise<unknown> {
  const caminho = caminhoDe(contrato);
  if (caminho === 'NENHUM' || veDadosPessoais(quem) || contrato.revela === true) return valor;
  const vigente = await politica();
  const mascarar = mascaradores.get(vigente) ?? mascaradorDe(vigente);
  mascaradores.set(vigente, mascarar);
  return percorrer(caminho, valor, mascarar);
}

/**
 * What people write and is kept in clear (reasons, remarks, proofs), without the CPFs that they put in it: no operation sees them, so that none can keep them
 * (invariant 54). What has to be kept whole is encrypted, and is not marked.
 */
export function guardavel(esquema: z.ZodType, corpo: unknown): unknown {
  const caminho = caminhoDasMarcas(esquema);
  return caminho === 'NENHUM' ? corpo : percorrer(caminho, corpo, (tipo, valor) => (tipo === 'TEXTO' && typeof valor === 'string' ? semCpf(valor) : valor));
}
