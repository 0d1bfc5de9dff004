import { z } from 'zod';
import { MIGRADOR, comoSuperusuario, garantirBanco, garantirMigrador } from '../banco/papeis.ts';
import type { PostgresLocal } from '../banco/postgres.ts';
import type { Segredos } from '../segredos/segredos.ts';
import type { Template } from '../template/carregar.ts';

const credencial = z.object({ username: z.string(), password: z.string() });

/** Parameters of Aurora that a database takes; `rds.*` are of AWS alone. */
function parametros(template: Template): readonly (readonly [string, string])[] {
  return template
    .doTipo('AWS::RDS::DBClusterParameterGroup')
    .flatMap((r) => Object.entries(z.record(z.string(), z.coerce.string()).parse(r.propriedades['Parameters'] ?? {})))
    .filter(([nome]) => !nome.startsWith('rds.'));
}

/** The password that the secrets of the template give to a database role. Throws when none does. */
export function senhaDoPapel(template: Template, segredos: Segredos, papel: string): string {
  for (const r of template.doTipo('AWS::SecretsManager::Secret')) {
    const valor = segredos.valor(r.ref);
    const lida = valor.startsWith('{') ? credencial.safeParse(JSON.parse(valor)) : undefined;
    if (lida?.success === true && lida.data.username === papel) return lida.data.password;
  }
  throw new Error(`Nenhum segredo do template é do papel ${papel} do banco.`);
}

/**
 * Prepares what Aurora would be born with: the owner role, its database, and the settings of the parameter group. The rest is made by the
 * migrations. Does nothing for a template without a database.
 */
export async function prepararBanco(template: Template, segredos: Segredos, servidor: PostgresLocal): Promise<void> {
  const [cluster] = template.doTipo('AWS::RDS::DBCluster');
  if (cluster === undefined) return;
  const nome = z.string().parse(cluster.propriedades['DatabaseName']);
  await garantirMigrador(servidor, senhaDoPapel(template, segredos, MIGRADOR));
  await garantirBanco(servidor, nome, MIGRADOR);
  await comoSuperusuario(servidor, nome, async (c) => {
    for (const [parametro, valor] of parametros(template)) {
      await c.query(`ALTER DATABASE ${c.escapeIdentifier(nome)} SET ${c.escapeIdentifier(parametro)} = ${c.escapeLiteral(valor)}`);
    }
  });
}
