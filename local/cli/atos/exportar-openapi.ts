import { writeFileSync } from 'node:fs';
import { textoOpenApi } from '../../openapi/gerar.ts';
import { carregarRotas } from '../../openapi/rotas.ts';
import { caminhoDigitado } from '../onde.ts';

export async function exportarOpenApi(o: { readonly saida?: string }): Promise<void> {
  const texto = textoOpenApi(await carregarRotas());
  if (o.saida === undefined) process.stdout.write(texto);
  else writeFileSync(caminhoDigitado(o.saida), texto);
}
