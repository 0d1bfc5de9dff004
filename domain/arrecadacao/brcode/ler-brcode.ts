/** Reads a BR Code (Pix "copia e cola") and says what breaks the standard (`violacoes`) and what one tolerates but never generates (`avisos`). */
import { crc16 } from './crc16.ts';
import { lerTlv, valorDaTag, type Elemento } from './tlv.ts';

/** `obrigatorio_NN`: mandatory tag NN is missing. */
export type ViolacaoBrCode =
  | 'tlv'
  | 'crc'
  | 'crc_ausente'
  | '00_payload_format'
  | 'sem_gui_pix'
  | '53_moeda'
  | '58_pais'
  | '59_nome'
  | '60_cidade'
  | `obrigatorio_${(typeof OBRIGATORIAS)[number]}`
  | 'sem_62_05'
  | 'url_com_protocolo'
  | 'tamanho_maior_que_512';

export type AvisoBrCode =
  | '54_valor_nao_canonico'
  | '61_cep'
  | '62_05_txid_fora_do_padrao'
  | 'cidade_nao_ascii'
  | 'nome_nao_ascii'
  | 'dinamico_com_txid_no_62_05';

export type TipoBrCode = 'estatico' | 'dinamico' | 'composto_estatico' | 'composto_dinamico' | 'composto_so_recorrencia' | 'so_recorrencia';

/** Fields as written; absent ones are undefined. `gui` to `fss` are of the first Pix account among 26-51 (`tagPix`). */
export interface CamposBrCode {
  readonly pim: string | undefined;
  readonly mcc: string | undefined;
  readonly moeda: string | undefined;
  readonly valor: string | undefined;
  readonly pais: string | undefined;
  readonly nome: string | undefined;
  readonly cidade: string | undefined;
  readonly cep: string | undefined;
  readonly tagPix: string | undefined;
  readonly gui: string | undefined;
  readonly chave: string | undefined;
  readonly infoAdicional: string | undefined;
  readonly fss: string | undefined;
  readonly url: string | undefined;
  readonly txid: string | undefined;
  readonly urlRecorrencia: string | undefined;
  readonly tipo: TipoBrCode;
}

/** `campos` is null when the lengths do not close: then nothing but the CRC can be judged. */
export interface LeituraBrCode {
  readonly valido: boolean;
  readonly tlvValido: boolean;
  readonly crcValido: boolean;
  readonly crcInformado: string | null;
  readonly crcCalculado: string | null;
  readonly violacoes: readonly ViolacaoBrCode[];
  readonly avisos: readonly AvisoBrCode[];
  readonly campos: CamposBrCode | null;
}

/** 00, 63 and 62-05 have violations of their own. */
const OBRIGATORIAS = ['52', '53', '58', '59', '60'] as const;
const MAIOR_TAMANHO = 512;
const GUI_PIX = 'br.gov.bcb.pix';
const RODAPE_CRC = /6304([0-9A-Fa-f]{4})$/;

const entre = (tag: string, de: number, ate: number): boolean => Number(tag) >= de && Number(tag) <= ate;
const ehConta = ({ tag }: Elemento): boolean => entre(tag, 26, 51);
const ehReservado = ({ tag }: Elemento): boolean => entre(tag, 80, 99);
const ehGabarito = (e: Elemento): boolean => ehConta(e) || ehReservado(e) || e.tag === '62' || e.tag === '64';
const tamanho = (texto: string): number => Array.from(texto).length;

export function lerBrCode(payload: string): LeituraBrCode {
  const elementos = lerTlv(payload);
  const tlvValido = elementos !== null && elementos.every((e) => !ehGabarito(e) || lerTlv(e.valor) !== null);
  const violacoes: ViolacaoBrCode[] = [];
  if (!tlvValido) violacoes.push('tlv');
  const { informado, calculado } = conferirCrc(payload, tlvValido ? elementos : null);
  const crcValido = informado !== null && informado.toUpperCase() === calculado;
  if (informado === null) violacoes.push('crc_ausente');
  else if (!crcValido) violacoes.push('crc');
  if (tamanho(payload) > MAIOR_TAMANHO) violacoes.push('tamanho_maior_que_512');
  const campos = tlvValido ? lerCampos(elementos) : null;
  if (campos !== null && elementos !== null) violacoes.push(...violacoesDe(elementos, campos));
  return {
    valido: violacoes.length === 0,
    tlvValido,
    crcValido,
    crcInformado: informado,
    crcCalculado: calculado,
    violacoes,
    avisos: campos === null ? [] : avisosDe(campos),
    campos,
  };
}

/** The CRC is the last element; when the lengths do not close, what stands at the end of the text in its form. */
function conferirCrc(payload: string, elementos: readonly Elemento[] | null): { readonly informado: string | null; readonly calculado: string | null } {
  const rodape = RODAPE_CRC.exec(payload);
  const ultimo = elementos?.at(-1);
  const ehCampo = elementos === null || (ultimo?.tag === '63' && ultimo.valor.length === 4);
  const informado = rodape?.[1];
  if (informado === undefined || !ehCampo) return { informado: null, calculado: null };
  return { informado, calculado: crc16(payload.slice(0, -4)) };
}

function lerCampos(elementos: readonly Elemento[]): CamposBrCode {
  const contas = elementos.filter(ehConta).map(({ tag, valor }) => ({ tag, dentro: lerTlv(valor) ?? [] }));
  const pix = contas.find(({ dentro }) => ehPix(dentro));
  const recorrencia = elementos.filter(ehReservado).map((e) => lerTlv(e.valor) ?? []).find((dentro) => ehPix(dentro) && valorDaTag(dentro, '25') !== undefined);
  const dePix = (tag: string): string | undefined => (pix === undefined ? undefined : valorDaTag(pix.dentro, tag));
  const de = (tag: string): string | undefined => valorDaTag(elementos, tag);
  const chave = dePix('01');
  const url = dePix('25');
  const urlRecorrencia = recorrencia === undefined ? undefined : valorDaTag(recorrencia, '25');
  return {
    pim: de('01'),
    mcc: de('52'),
    moeda: de('53'),
    valor: de('54'),
    pais: de('58'),
    nome: de('59'),
    cidade: de('60'),
    cep: de('61'),
    tagPix: pix?.tag,
    gui: dePix('00'),
    chave,
    infoAdicional: dePix('02'),
    fss: dePix('03'),
    url,
    txid: valorDaTag(lerTlv(de('62') ?? '') ?? [], '05'),
    urlRecorrencia,
    tipo: tipoDe(url, chave, urlRecorrencia),
  };
}

function ehPix(dentro: readonly Elemento[]): boolean {
  return valorDaTag(dentro, '00')?.toLowerCase() === GUI_PIX;
}

function tipoDe(url: string | undefined, chave: string | undefined, urlRecorrencia: string | undefined): TipoBrCode {
  const base = url !== undefined ? 'dinamico' : chave !== undefined ? 'estatico' : 'so_recorrencia';
  return urlRecorrencia === undefined ? base : `composto_${base}`;
}

function violacoesDe(elementos: readonly Elemento[], c: CamposBrCode): ViolacaoBrCode[] {
  const primeiro = elementos[0];
  const achadas: ViolacaoBrCode[] = OBRIGATORIAS.filter((tag) => valorDaTag(elementos, tag) === undefined).map((tag) => `obrigatorio_${tag}` as const);
  const se = (condicao: boolean, violacao: ViolacaoBrCode): void => {
    if (condicao) achadas.push(violacao);
  };
  se(primeiro?.tag !== '00' || primeiro.valor !== '01', '00_payload_format');
  se(c.tagPix === undefined, 'sem_gui_pix');
  se(c.moeda !== undefined && c.moeda !== '986', '53_moeda');
  se(c.pais !== undefined && c.pais !== 'BR', '58_pais');
  se(tamanho(c.nome ?? '') > 25, '59_nome');
  se(tamanho(c.cidade ?? '') > 15, '60_cidade');
  se(c.txid === undefined, 'sem_62_05');
  se([c.url, c.urlRecorrencia].some((u) => u?.includes('://') === true), 'url_com_protocolo');
  return achadas;
}

function avisosDe(c: CamposBrCode): AvisoBrCode[] {
  const achados: AvisoBrCode[] = [];
  const se = (condicao: boolean, aviso: AvisoBrCode): void => {
    if (condicao) achados.push(aviso);
  };
  se(c.valor !== undefined && !/^\d{1,10}\.\d{2}$/.test(c.valor), '54_valor_nao_canonico');
  se(c.cep !== undefined && !/^\d{8}$/.test(c.cep), '61_cep');
  se(c.txid !== undefined && c.txid !== '***' && !/^[A-Za-z0-9]{1,25}$/.test(c.txid), '62_05_txid_fora_do_padrao');
  se(!soAscii(c.cidade), 'cidade_nao_ascii');
  se(!soAscii(c.nome), 'nome_nao_ascii');
  se(c.url !== undefined && c.txid !== undefined && c.txid !== '***', 'dinamico_com_txid_no_62_05');
  return achados;
}

function soAscii(texto: string | undefined): boolean {
  return texto === undefined || /^[\x20-\x7e]*$/.test(texto);
}
