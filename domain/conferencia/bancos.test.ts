import { describe, expect, it } from 'vitest';
import { comLinha, emLatin1, pagamentoDe, retornoDe } from '../../test/fixture/retorno-150.ts';
import { responder as responderArquivo } from './arquivo.ts';
import { camposComparados, responder as responderArrecadacao } from './arrecadacao.ts';
import { responder as responderBrCode } from './brcode.ts';

const codigo = pagamentoDe(1, 3740).codigoDeBarras;

describe('conformity of codes of arrecadação', () => {
  it('answers every field that is compared, and only bars and linha depend on being valid', () => {
    const resposta = responderArrecadacao({ entrada: codigo, tipo: 'barras' });
    expect(Object.keys(resposta).sort()).toEqual([...camposComparados].sort());
    expect(resposta).toMatchObject({ valido: true, erros: [], segmento: '2', modulo: 10, valorCentavos: 3740, valorOuReferencia11: '00000003740', empresa: '0110', barras: codigo });
    expect(responderArrecadacao({ entrada: resposta.linha, tipo: 'linha' })).toEqual(resposta);
    const errado = codigo.slice(0, 43) + String((Number(codigo[43]) + 1) % 10);
    expect(responderArrecadacao({ entrada: errado })).toMatchObject({ valido: false, erros: ['dv_geral'], barras: null, barrasSemDVs: errado, linha: null });
  });

  it('refuses by name a case that cannot be answered', () => {
    expect(responderArrecadacao({ tipo: 'barras' })).toMatchObject({ recusa: 'arrecadacao/sem-entrada' });
    expect(responderArrecadacao({ entrada: codigo, tipo: 'boleto' })).toMatchObject({ recusa: 'arrecadacao/tipo-desconhecido' });
    expect(responderBrCode({})).toMatchObject({ recusa: 'brcode/sem-payload' });
    expect(responderArquivo({ formato: 'cnab240' }, emLatin1('A'))).toMatchObject({ recusa: 'arquivo/formato-desconhecido' });
    expect(responderArquivo({ formato: 'arrecadacao150' }, emLatin1('PK\u0003\u0004'))).toMatchObject({ recusa: 'retorno/compactado' });
  });
});

describe('conformity of return files', () => {
  const bytes = retornoDe([pagamentoDe(1, 3740), pagamentoDe(2, 3877, { formaArrecadacao: '1', formaPagamento: ' ' })]);

  it('says what the file says, codes counted with blank under the empty name', () => {
    expect(responderArquivo({ formato: 'arrecadacao150' }, bytes)).toMatchObject({
      linhas: 4,
      header: { codigoRemessa: '2', convenio: '110SAAE', nsa: 7, versao: '04', tipoServico: 'CODIGO DE BARRAS' },
      trailer: { totalRegistros: 4, valorTotalCentavos: 7617 },
      resumo: { registrosG: 2, somaValorCentavos: 7617, somaTarifaCentavos: 370, porFormaArrecadacao: { '1': 1, '2': 1 }, porFormaPagamento: { '': 1, '1': 1 }, dvInvalidos: 0 },
      confere: { totalRegistros: true, valorTotal: true, tamanho150: true },
    });
  });

  it('goes on where the product would refuse, so that the totals can be compared', () => {
    const semTrailer = bytes.slice(0, 3 * 152);
    expect(responderArquivo({ formato: 'arrecadacao150' }, semTrailer)).toMatchObject({ linhas: 3, trailer: null, resumo: { somaValorCentavos: 7617 }, confere: { totalRegistros: false, valorTotal: false } });
    const comDataErrada = comLinha(bytes, 2, (l) => `${l.slice(0, 21)}00000000${l.slice(29)}`);
    expect(responderArquivo({ formato: 'arrecadacao150' }, comDataErrada)).toMatchObject({ resumo: { registrosG: 2, somaValorCentavos: 7617 }, confere: { valorTotal: true } });
  });
});
