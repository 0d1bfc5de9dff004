/** Writes a BR Code that any reader takes: ASCII only, canonical value, and never what `lerBrCode` would warn about. */
import { textoReais, type Centavos } from '../../comum/dinheiro.ts';
import { ok, recusa, type Recusa, type Resultado } from '../../comum/resultado.ts';
import { crc16 } from './crc16.ts';
import { escreverTlv } from './tlv.ts';

interface Comum {
  readonly nome: string;
  readonly cidade: string;
  /** 8 digits. */
  readonly cep?: string;
}

/** A static code can be paid any number of times: it is for donations and signs, never for a bill. `txid` without it is `***`. */
export interface BrCodeEstatico extends Comum {
  readonly tipo: 'estatico';
  readonly chave: string;
  readonly valor?: Centavos;
  readonly txid?: string;
  readonly infoAdicional?: string;
}

/** The charge is at `url` (without protocol), which has value and txid. `urlRecorrencia` also offers Pix Automático. */
export interface BrCodeDinamico extends Comum {
  readonly tipo: 'dinamico';
  readonly url: string;
  readonly urlRecorrencia?: string;
}

export type DadosBrCode = BrCodeEstatico | BrCodeDinamico;
export type RecusaBrCode = Recusa & { readonly codigo: 'brcode/campo-invalido' | 'brcode/longo-demais' };

const GUI = escreverTlv('00', 'br.gov.bcb.pix');
const URL = /^[A-Za-z0-9.-]+(?:\/[\x21-\x7e]*)?$/;
const ASCII = /^[\x20-\x7e]+$/;

/** Accents of name and city are dropped. Refusals say which field. */
export function gerarBrCode(dados: DadosBrCode): Resultado<string, RecusaBrCode> {
  const nome = semAcento(dados.nome);
  const cidade = semAcento(dados.cidade);
  const invalido = campoInvalido(dados, nome, cidade);
  if (invalido !== null) return recusa('brcode/campo-invalido', invalido.mensagem, invalido.campo);
  const estatico = dados.tipo === 'estatico' ? dados : null;
  const payload = [
    escreverTlv('00', '01'),
    estatico === null ? escreverTlv('01', '12') : '',
    escreverTlv('26', contaPix(dados)),
    escreverTlv('52', '0000'),
    escreverTlv('53', '986'),
    estatico?.valor === undefined ? '' : escreverTlv('54', textoReais(estatico.valor)),
    escreverTlv('58', 'BR'),
    escreverTlv('59', nome),
    escreverTlv('60', cidade),
    dados.cep === undefined ? '' : escreverTlv('61', dados.cep),
    // The txid of a dynamic code is in the charge; here it is always *** (Manual de Padrões para Iniciação do Pix).
    escreverTlv('62', escreverTlv('05', estatico?.txid ?? '***')),
    dados.tipo === 'dinamico' && dados.urlRecorrencia !== undefined ? escreverTlv('80', GUI + escreverTlv('25', dados.urlRecorrencia)) : '',
    '6304',
  ].join('');
  if (payload.length + 4 > 512) return recusa('brcode/longo-demais', 'O QR Code passa de 512 caracteres. Encurte a descrição.');
  return ok(payload + crc16(payload));
}

function contaPix(dados: DadosBrCode): string {
  if (dados.tipo === 'dinamico') return GUI + escreverTlv('25', dados.url);
  return GUI + escreverTlv('01', dados.chave) + (dados.infoAdicional === undefined ? '' : escreverTlv('02', dados.infoAdicional));
}

function campoInvalido(dados: DadosBrCode, nome: string, cidade: string): { readonly campo: string; readonly mensagem: string } | null {
  const invalido = (campo: string, mensagem: string) => ({ campo, mensagem });
  if (!ASCII.test(nome) || nome.length > 25) return invalido('nome', 'O nome do recebedor tem de 1 a 25 letras.');
  if (!ASCII.test(cidade) || cidade.length > 15) return invalido('cidade', 'A cidade tem de 1 a 15 letras.');
  if (dados.cep !== undefined && !/^\d{8}$/.test(dados.cep)) return invalido('cep', 'O CEP tem 8 algarismos.');
  if (dados.tipo === 'dinamico') {
    const ruim = [dados.url, dados.urlRecorrencia ?? dados.url].some((u) => u.length > 77 || !URL.test(u));
    return ruim ? invalido('url', 'O endereço da cobrança vem sem https:// e tem até 77 caracteres.') : null;
  }
  if (!ASCII.test(dados.chave) || dados.chave.length > 77) return invalido('chave', 'A chave Pix tem de 1 a 77 caracteres.');
  if (dados.valor !== undefined && (dados.valor <= 0 || dados.valor > 999_999_999_999)) return invalido('valor', 'O valor deve ser maior que zero e caber em 13 posições.');
  if (dados.txid !== undefined && !/^[A-Za-z0-9]{1,25}$/.test(dados.txid)) return invalido('txid', 'O identificador tem de 1 a 25 letras e algarismos.');
  if (dados.infoAdicional !== undefined && !ASCII.test(dados.infoAdicional)) return invalido('infoAdicional', 'A descrição não pode ter acento nem ficar vazia.');
  // Key and description share the 99 positions of the account with its identifier.
  return contaPixCabe(dados) ? null : invalido('infoAdicional', 'A chave e a descrição juntas passam de 99 posições. Encurte a descrição.');
}

function contaPixCabe(dados: BrCodeEstatico): boolean {
  const descricao = dados.infoAdicional === undefined ? 0 : 4 + dados.infoAdicional.length;
  return GUI.length + 4 + dados.chave.length + descricao <= 99;
}

function semAcento(texto: string): string {
  return texto.normalize('NFD').replace(/\p{M}/gu, '').trim();
}
