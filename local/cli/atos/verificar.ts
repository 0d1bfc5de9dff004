import { INVARIANTES, type Verificacao } from '../../../layers/postgres/verificar/verificar.ts';
import { INVARIANTES_POR_CALCULO, verificarTudo } from '../../../layers/postgres/verificar/por-calculo.ts';
import { comBanco, type OpcoesDoBanco } from '../acesso-ao-banco.ts';
import { quantos } from '../texto.ts';

function mostrar(v: Verificacao): void {
  const numero = String(v.numero).padStart(2);
  if (v.violacoes === 0) {
    console.log(`✓ ${numero} ${v.nome}`);
    return;
  }
  console.log(`✗ ${numero} ${v.nome}: ${quantos(v.violacoes, 'violação', 'violações')}`);
  for (const exemplo of v.exemplos) console.log(`       ${JSON.stringify(exemplo)}`);
  if (v.violacoes > v.exemplos.length) console.log(`       … e mais ${v.violacoes - v.exemplos.length}`);
}

/** `nascente verificar`: every invariant by number and name; exit code 1 when one is broken. */
export async function comandoVerificar(o: OpcoesDoBanco & { readonly json?: boolean }): Promise<void> {
  const relatar = o.json === true ? (v: Verificacao) => console.log(JSON.stringify(v)) : mostrar;
  const inicio = performance.now();
  const resultados = await comBanco(o, 'nascente_leitura', (pool) => verificarTudo(pool, relatar));
  const rompidos = resultados.filter((r) => r.violacoes > 0);
  if (rompidos.length > 0) process.exitCode = 1;
  if (o.json === true) return;
  const total = INVARIANTES.length + INVARIANTES_POR_CALCULO.length;
  const tempo = `${((performance.now() - inicio) / 1000).toFixed(1).replace('.', ',')} s`;
  console.log(
    rompidos.length === 0
      ? `${total} invariantes se mantêm (${tempo}).`
      : `${quantos(rompidos.length, 'invariante rompido', 'invariantes rompidos')} de ${total}: ${rompidos.map((r) => r.numero).join(', ')}. Veja docs/runbook/invariante-violada.md.`,
  );
}
