import { recusa, type Resultado } from '../../../domain/comum/resultado.ts';
import { lerArquivoDeLeitura, type ArquivoDeLeitura } from '../../../domain/leitura/arquivo/ler-arquivo.ts';
import type { LayoutsCadastrados } from '../../../layers/postgres/leitura/layouts.ts';

/** What no good layout opens may be of one that was registered wrong: who sent it hears that, and not that it is unknown. */
export function lerPorLayout(texto: string, { validos, invalidos }: LayoutsCadastrados): Resultado<ArquivoDeLeitura> {
  const lido = lerArquivoDeLeitura(texto, validos);
  if (lido.ok || lido.erro.codigo !== 'arquivo-leitura/layout-desconhecido') return lido;
  const primeira = texto.slice(0, texto.search(/\r?\n|$/));
  const deste = invalidos.find((l) => l.abre?.(primeira) === true);
  if (deste !== undefined) {
    return recusa('arquivo-leitura/layout-invalido', `Linha 1: o layout ${deste.codigo} está cadastrado com erro (${deste.motivo}). Corrija o cadastro e mande o mesmo arquivo.`);
  }
  const suspeitos = invalidos.filter((l) => l.abre === null);
  if (suspeitos.length === 0) return lido;
  const quais = suspeitos.map((l) => `${l.codigo} (${l.motivo})`).join(', ');
  return recusa('arquivo-leitura/layout-desconhecido', `${lido.erro.mensagem} Há layouts cadastrados com erro, que não se podem usar: ${quais}.`);
}
