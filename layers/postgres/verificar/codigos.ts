import { analisarArrecadacao } from '../../../domain/arrecadacao/analisar-arrecadacao.ts';
import { lerCampoLivre, montarCodigoDeBarras } from '../../../domain/arrecadacao/codigo-de-barras.ts';
import { linhaDigitavel } from '../../../domain/arrecadacao/linha-digitavel.ts';
import { dataCivil } from '../../../domain/comum/data-civil.ts';
import { centavos } from '../../../domain/comum/dinheiro.ts';
import { aviso as lerAviso } from '../../../domain/comum/identidades.ts';
import { faturasEmPaginas } from './faturas-em-paginas.ts';
import type { InvariantePorCalculo } from './invariante-por-calculo.ts';

interface Linha {
  readonly aviso: number;
  readonly valor: number;
  readonly validade: string;
  readonly empresa: string;
  readonly modulo: number;
}

const COLUNAS = 'f.aviso, f.valor, f.validade, v.empresa, v.modulo';

/** What the code of a bill, read back as a bank would, says wrong; undefined when everything in it is of the row. */
function divergencia({ aviso, valor, validade, empresa, modulo }: Linha): string | undefined {
  if (modulo !== 10 && modulo !== 11) return `módulo ${modulo} desconhecido`;
  const codigo = montarCodigoDeBarras({ empresa, modulo }, { valor: centavos(valor), validade: dataCivil(validade), aviso: lerAviso(aviso) });
  for (const lido of [analisarArrecadacao(codigo, 'barras'), analisarArrecadacao(linhaDigitavel(codigo), 'linha')]) {
    if (lido.codigo !== codigo || lido.decodificado === null) return `código recusado: ${lido.erros.join(', ')}`;
    const campo = lerCampoLivre(lido.decodificado.campoLivre);
    const volta = { aviso: campo.aviso, valor: lido.decodificado.valor, validade: campo.validade, empresa: lido.decodificado.empresa };
    const diferentes = Object.entries({ aviso, valor, validade, empresa }).filter(([nome, v]) => volta[nome as keyof typeof volta] !== v);
    if (diferentes.length > 0) return diferentes.map(([nome, v]) => `${nome}: ${v} volta como ${String(volta[nome as keyof typeof volta])}`).join('; ');
  }
  return undefined;
}

/** Invariant 24: the barcode and the typed line of each bill are valid and hold its aviso, value, validity and company. */
export const CODIGOS: InvariantePorCalculo = {
  numero: 24,
  nome: 'código de barras e linha digitável, lidos de volta, são os da fatura',
  async *conferir(banco) {
    for await (const pagina of faturasEmPaginas<Linha>(banco, COLUNAS, 'JOIN arrecadacao.convenio v ON v.id = f.convenio')) {
      for (const linha of pagina) {
        const mensagem = tentar(linha);
        if (mensagem !== undefined) yield { aviso: linha.aviso, mensagem };
      }
    }
  },
};

/** A row that cannot even be encoded breaks the invariant; it must not stop the others from being looked at. */
function tentar(linha: Linha): string | undefined {
  try {
    return divergencia(linha);
  } catch (e) {
    return e instanceof Error ? e.message : String(e);
  }
}
