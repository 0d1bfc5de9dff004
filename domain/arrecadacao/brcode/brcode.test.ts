import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centavos, textoReais } from '../../comum/dinheiro.ts';
import { exigir } from '../../comum/resultado.ts';
import { crc16 } from './crc16.ts';
import { gerarBrCode, type DadosBrCode } from './gerar-brcode.ts';
import { lerBrCode } from './ler-brcode.ts';

/** The example of the Manual do BR Code. */
const CHAVE = '123e4567-e12b-12d1-a456-426655440000';
const exemplo: DadosBrCode = { tipo: 'estatico', chave: CHAVE, nome: 'Fulano de Tal', cidade: 'BRASILIA' };
const MANUAL = exigir(gerarBrCode(exemplo));

/** The payload with something changed, under a right CRC. */
const refeito = (payload: string): string => `${payload.slice(0, -4)}${crc16(payload.slice(0, -4))}`;
const trocado = (de: string, para: string): string => {
  expect(MANUAL).toContain(de);
  return refeito(MANUAL.replace(de, para));
};

describe('BR Code read', () => {
  it('has the CRC of the manual, and another when a letter changes case', () => {
    expect(MANUAL.slice(-8)).toBe('63041D3D');
    expect(crc16('123456789')).toBe('29B1');
    expect(lerBrCode(MANUAL)).toMatchObject({ valido: true, crcValido: true, crcInformado: '1D3D', crcCalculado: '1D3D', violacoes: [], avisos: [], campos: { tipo: 'estatico', chave: CHAVE, txid: '***', tagPix: '26' } });
    expect(lerBrCode(MANUAL.replace('Fulano', 'FULANO'))).toMatchObject({ valido: false, tlvValido: true, crcValido: false, violacoes: ['crc'] });
  });

  it('names what breaks the standard', () => {
    const violacoes = (payload: string): readonly string[] => lerBrCode(payload).violacoes;
    const tudo = ['crc_ausente', 'obrigatorio_52', 'obrigatorio_53', 'obrigatorio_58', 'obrigatorio_59', 'obrigatorio_60', '00_payload_format', 'sem_gui_pix', 'sem_62_05'];
    expect(violacoes('')).toEqual(tudo);
    expect(violacoes(MANUAL.slice(0, -1))).toEqual(['tlv', 'crc_ausente']);
    expect(violacoes(trocado('000201', '000202'))).toEqual(['00_payload_format']);
    expect(violacoes(trocado('5303986', '5303840'))).toEqual(['53_moeda']);
    expect(violacoes(trocado('5802BR', '5802US'))).toEqual(['58_pais']);
    expect(violacoes(trocado('5913Fulano de Tal', `5926${'A'.repeat(26)}`))).toEqual(['59_nome']);
    expect(violacoes(trocado('6008BRASILIA', `6016${'B'.repeat(16)}`))).toEqual(['60_cidade']);
    expect(violacoes(trocado('6008BRASILIA', ''))).toEqual(['obrigatorio_60']);
    expect(violacoes(trocado('62070503***', ''))).toEqual(['sem_62_05']);
    expect(violacoes(trocado('br.gov.bcb.pix', 'br.gov.bcb.spi'))).toEqual(['sem_gui_pix']);
    expect(violacoes(trocado('2658', '2657'))).toContain('tlv');
    expect(violacoes(trocado('0014br', '0015br'))).toEqual(['tlv']);
    expect(violacoes(trocado('6304', `9599${'x'.repeat(99)}6304`))).toEqual(['tlv']);
    expect(violacoes(refeito(`${MANUAL.slice(0, -8)}${`0599${'x'.repeat(99)}`.repeat(5)}63040000`))).toEqual(['tamanho_maior_que_512']);
  });

  it('tolerates with a warning what it would not write', () => {
    const avisos = (de: string, para: string): readonly string[] => lerBrCode(trocado(de, para)).avisos;
    expect(avisos('5802BR', '5402105802BR')).toEqual(['54_valor_nao_canonico']);
    expect(avisos('5802BR', '540510.005802BR')).toEqual([]);
    expect(avisos('6207', '61031236207')).toEqual(['61_cep']);
    expect(avisos('62070503***', '62080504a-bc')).toEqual(['62_05_txid_fora_do_padrao']);
    expect(avisos('6008BRASILIA', '6008BRASÍLIA')).toEqual(['cidade_nao_ascii']);
    expect(avisos('5913Fulano de Tal', '5906Fuláno')).toEqual(['nome_nao_ascii']);
    expect(avisos('5913Fulano de Tal', '5903👀aé')).toEqual(['nome_nao_ascii']);
  });

  it('tells the kinds of code apart', () => {
    const dinamico = gerarBrCode({ tipo: 'dinamico', url: 'pix.exemplo.com.br/v2/abc', nome: 'SAAE', cidade: 'SOROCABA' });
    const composto = gerarBrCode({ tipo: 'dinamico', url: 'pix.exemplo.com.br/v2/abc', urlRecorrencia: 'pix.exemplo.com.br/rec/1', nome: 'SAAE', cidade: 'SOROCABA' });
    expect(lerBrCode(exigir(dinamico))).toMatchObject({ valido: true, avisos: [], campos: { tipo: 'dinamico', pim: '12', txid: '***', url: 'pix.exemplo.com.br/v2/abc' } });
    expect(lerBrCode(exigir(composto)).campos).toMatchObject({ tipo: 'composto_dinamico', urlRecorrencia: 'pix.exemplo.com.br/rec/1' });
    expect(lerBrCode(refeito(exigir(dinamico).replace('0503***', '0503abc'))).avisos).toEqual(['dinamico_com_txid_no_62_05']);
    expect(lerBrCode(refeito(exigir(dinamico).replace('2525pix', '2533https://pix').replace('2647', '2655'))).violacoes).toEqual(['url_com_protocolo']);
  });

  it('reads any text without breaking', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...Array.from('0123456789 A')) })), (texto) => {
      const { valido, violacoes } = lerBrCode(texto);
      expect(valido).toBe(violacoes.length === 0);
    }));
  });
});

const alfanumerico = (maximo: number) => fc.string({ unit: fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcxyz0123456789')), minLength: 1, maxLength: maximo });
const comAcento = (maximo: number) => fc.string({ unit: fc.constantFrom(...Array.from('ABCDÁÇÕéü ')), minLength: 1, maxLength: maximo }).filter((t) => t.trim() !== '');

describe('BR Code written', () => {
  it('is read back with nothing to say, even from names with accents', () => {
    const dados = fc.record({ chave: alfanumerico(40), nome: comAcento(25), cidade: comAcento(15), txid: alfanumerico(25), infoAdicional: alfanumerico(20), valor: fc.integer({ min: 1, max: 999_999_999_999 }).map(centavos) });
    fc.assert(
      fc.property(dados, (d) => {
        const lido = lerBrCode(exigir(gerarBrCode({ tipo: 'estatico', ...d })));
        expect(lido).toMatchObject({ violacoes: [], avisos: [], campos: { chave: d.chave, txid: d.txid, infoAdicional: d.infoAdicional, valor: textoReais(d.valor), nome: d.nome.normalize('NFD').replace(/\p{M}/gu, '').trim() } });
      }),
    );
  });

  it('shows any change of one character', () => {
    for (let i = 0; i < MANUAL.length; i += 1) {
      const outro = MANUAL[i] === '7' ? '8' : '7';
      expect(lerBrCode(MANUAL.slice(0, i) + outro + MANUAL.slice(i + 1)).valido).toBe(false);
    }
  });

  it.each<[campo: string, dados: DadosBrCode]>([
    ['nome', { ...exemplo, nome: 'A'.repeat(26) }],
    ['cidade', { ...exemplo, cidade: '' }],
    ['cep', { ...exemplo, cep: '1801-000' }],
    ['chave', { ...exemplo, chave: '' }],
    ['valor', { ...exemplo, valor: centavos(0) }],
    ['txid', { ...exemplo, txid: 'a-b' }],
    ['infoAdicional', { ...exemplo, infoAdicional: 'x'.repeat(60) }],
    ['url', { tipo: 'dinamico', url: 'https://pix.exemplo.com', nome: 'SAAE', cidade: 'SOROCABA' }],
  ])('refuses a bad %s', (campo, dados) => {
    expect(gerarBrCode(dados)).toMatchObject({ ok: false, erro: { codigo: 'brcode/campo-invalido', campo } });
  });
});
