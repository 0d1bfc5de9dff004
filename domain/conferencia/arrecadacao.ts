/** Answers a conformity case of type `arrecadacao`: a code of 44 or 48 digits, fully described and judged. */
import { analisarArrecadacao, type TipoDeCodigo } from '../arrecadacao/analisar-arrecadacao.ts';
import { linhaDigitavel } from '../arrecadacao/linha-digitavel.ts';
import { recusado } from './conferir-caso.ts';

export const camposComparados = [
  'valido', 'erros', 'segmento', 'identificadorValor', 'modulo', 'dvGeralInformado', 'dvGeralCalculado', 'valorCentavos',
  'valorOuReferencia11', 'empresa', 'campoLivre', 'barras', 'barrasSemDVs', 'linha',
] as const;

/** Case: `entrada` (with or without mask), `tipo` `linha` or `barras` (by size when absent). `barras` and `linha` only when valid. */
export function responder(caso: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (typeof caso.entrada !== 'string') return recusado({ codigo: 'arrecadacao/sem-entrada', mensagem: 'Informe os algarismos como texto.', campo: 'entrada' });
  const tipo = lerTipo(caso.tipo);
  if (tipo === null) return recusado({ codigo: 'arrecadacao/tipo-desconhecido', mensagem: 'O tipo deve ser linha (48 algarismos) ou barras (44).', campo: 'tipo' });
  const { erros, barras, decodificado, codigo } = analisarArrecadacao(caso.entrada, tipo);
  if (decodificado === null) return { valido: false, erros };
  return {
    valido: codigo !== null,
    erros,
    segmento: decodificado.segmento,
    identificadorValor: decodificado.identificadorValor,
    modulo: decodificado.modulo,
    dvGeralInformado: decodificado.dvInformado,
    dvGeralCalculado: decodificado.dvCalculado,
    valorCentavos: decodificado.valor,
    valorOuReferencia11: decodificado.valorOuReferencia,
    empresa: decodificado.empresa,
    campoLivre: decodificado.campoLivre,
    barras: codigo,
    barrasSemDVs: barras,
    linha: codigo === null ? null : linhaDigitavel(codigo),
  };
}

/** Undefined when the case does not say; null when it says something else. */
function lerTipo(tipo: unknown): TipoDeCodigo | undefined | null {
  if (tipo === undefined || tipo === null) return undefined;
  return tipo === 'linha' || tipo === 'barras' ? tipo : null;
}
