/** Answers a conformity case of type `brcode`: a Pix payload, its fields and everything that breaks the standard. */
import { lerBrCode } from '../arrecadacao/brcode/ler-brcode.ts';
import { recusado } from './conferir-caso.ts';

export const camposComparados = [
  'crcValido', 'tlvValido', 'valido', 'violacoes', 'avisos', 'crcInformado', 'crcCalculado',
  'pim', 'mcc', 'moeda', 'valor', 'pais', 'nome', 'cidade', 'cep', 'tagPix', 'gui', 'chave', 'url', 'txid', 'infoAdicional', 'fss', 'urlRecorrencia', 'tipo',
] as const;

/** Case: `payload`. */
export function responder(caso: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (typeof caso.payload !== 'string') return recusado({ codigo: 'brcode/sem-payload', mensagem: 'Informe o texto do código.', campo: 'payload' });
  const { campos, ...julgamento } = lerBrCode(caso.payload);
  return { ...julgamento, ...campos };
}
