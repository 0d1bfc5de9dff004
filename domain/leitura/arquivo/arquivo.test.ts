import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataCivil } from '../../comum/data-civil.ts';
import type { Ocorrencia } from '../ocorrencia.ts';
import { conferirArquivo } from './conferir-arquivo.ts';
import { conferirLeitura, type LeituraEmVigor, type PontoConhecido } from './conferir-leitura.ts';
import { LAYOUT_NASCENTE, type Layout } from './layout.ts';
import { lerArquivoDeLeitura, type LeituraInformada } from './ler-arquivo.ts';

const HEADER = 'HNASCENTE01202611001';
const TRAILER = (n: number, soma: number): string => `T${String(n).padStart(9, '0')}${String(soma).padStart(12, '0')}`;
const detalhe = (cdc: number, leitura: number | null, resto = '00020261104093000LT000001'): string =>
  `D${String(cdc).padStart(9, '0')}1${'A17N123456'}${leitura === null ? '       ' : String(leitura).padStart(7, '0')}${resto}`;
const arquivo = (...linhas: string[]): string => `${linhas.join('\r\n')}\r\n`;

function ler(texto: string, layouts: readonly Layout[] = [LAYOUT_NASCENTE]) {
  return lerArquivoDeLeitura(texto, layouts);
}

describe('a reading file in our layout', () => {
  it('gives every field of each line, with blanks as not informed', () => {
    const lido = ler(arquivo(HEADER, detalhe(1001, 1226, `00720261104093015LT000001-023501234-0047458123${'foto-1'.padEnd(32)}`), TRAILER(1, 1226)));
    expect(lido.ok && lido.valor.leituras[0]).toMatchObject({
      linha: 2, cdc: 1001, medicao: 1, medidor: 'A17N123456', leitura: 1226, ocorrencia: 7, data: '2026-11-04', hora: '09:30:15',
      leiturista: 'LT000001', latitude: -23.501234, longitude: -47.458123, foto: 'foto-1',
    });
    expect(lido.ok && [lido.valor.referencia, lido.valor.grupo, lido.valor.linhas]).toEqual(['2026-11', 1, 3]);
  });

  it('accepts a meter that could not be read', () => {
    const lido = ler(arquivo(HEADER, detalhe(1001, null, '02020261104093000'), TRAILER(1, 0)));
    expect(lido.ok && lido.valor.leituras[0]).toMatchObject({ leitura: null, ocorrencia: 20, leiturista: null });
  });

  it.each([
    ['', 'arquivo-leitura/vazio'],
    ['X123\n', 'arquivo-leitura/layout-desconhecido'],
    [arquivo('HNASCENTE01202613001', TRAILER(0, 0)), 'arquivo-leitura/referencia-invalida'],
    [arquivo('HNASCENTE01202611A01', TRAILER(0, 0)), 'arquivo-leitura/grupo-invalido'],
    [arquivo(HEADER, detalhe(1, 5)), 'arquivo-leitura/sem-trailer'],
    [arquivo(HEADER, detalhe(1, 5), TRAILER(2, 5)), 'arquivo-leitura/totais'],
    [arquivo(HEADER, detalhe(1, 5), TRAILER(1, 6)), 'arquivo-leitura/totais'],
    [arquivo(HEADER, detalhe(1, 5), TRAILER(1, 5), detalhe(2, 7)), 'arquivo-leitura/depois-do-trailer'],
  ])('refuses the whole file %#', (texto, codigo) => {
    const lido = ler(texto);
    expect(lido.ok ? null : lido.erro.codigo).toBe(codigo);
  });

  it.each([
    [detalhe(1, 5).replace('20261104', '20260230'), 'leitura/data-invalido'],
    [detalhe(1, 5).replace('093000', '253000'), 'leitura/hora-invalido'],
    [detalhe(1, 5).replace('0000005', '00A0005'), 'leitura/leitura-invalido'],
    [detalhe(0, 5), 'leitura/cdc-invalido'],
    [`${detalhe(1, 5).padEnd(160)}Z`, 'leitura/tamanho-invalido'],
    [`Q${detalhe(1, 5).slice(1)}`, 'leitura/registro-desconhecido'],
  ])('refuses one line, naming it, and the rest goes on %#', (linha, codigo) => {
    const contada = linha.startsWith('D') ? 1 : 0;
    const soma = contada === 1 && !linha.includes('00A0005') ? 5 : 0;
    const lido = ler(arquivo(HEADER, linha, detalhe(2, 10), TRAILER(1 + contada, 10 + soma)));
    expect(lido.ok && lido.valor.leituras.map((l) => l.cdc)).toEqual([2]);
    expect(lido.ok && lido.valor.recusadas.map((r) => [r.linha, r.codigo])).toEqual([[2, codigo]]);
    expect(lido.ok && lido.valor.recusadas[0]?.mensagem).toContain('Linha 2');
  });

  it('reads a contractor’s layout described only by data', () => {
    const contratada: Layout = {
      codigo: 'CONTRATADA', nome: 'Leituras Ltda', forma: { tipo: 'separado', separador: ';' },
      header: { marca: { coluna: 1, valor: 'LOTE' }, campos: { referencia: { coluna: 2, formato: { tipo: 'referencia', mascara: 'MMAAAA' } } } },
      detalhe: {
        marca: { coluna: 1, valor: 'L' },
        campos: {
          cdc: { coluna: 2, formato: { tipo: 'numero' } }, leitura: { coluna: 3, formato: { tipo: 'numero' } },
          data: { coluna: 4, formato: { tipo: 'data', mascara: 'DD/MM/AAAA' } },
        },
      },
    };
    const lido = ler('LOTE;112026\nL;77;1234;04/11/2026\n', [LAYOUT_NASCENTE, contratada]);
    expect(lido.ok && lido.valor.leituras).toMatchObject([{ cdc: 77, leitura: 1234, data: '2026-11-04', ocorrencia: 0, medicao: 1 }]);
    expect(lido.ok && [lido.valor.grupo, lido.valor.layout.codigo]).toEqual([null, 'CONTRATADA']);
  });
});

describe('a reading against what is known', () => {
  const informada: LeituraInformada = {
    linha: 5, conteudo: '', cdc: 10, medicao: 1, medidor: 'A1', leitura: 120, ocorrencia: 0, data: dataCivil('2026-11-04'), hora: '10:00:00',
    leiturista: null, latitude: null, longitude: null, foto: null,
  };
  const ponto: PontoConhecido = {
    grupo: 1, medidor: 'A1', digitos: 4, ultimaLeitura: 100, ultimaData: dataCivil('2026-10-05'), recebida: null, releituraPedida: false, cicloFechado: false,
  };
  const ocorrencias = new Map<number, Ocorrencia>([
    [0, { codigo: 0, descricao: 'Normal', acao: 'FATURAR_LEITURA', exigeLeitura: true, critica: false }],
    [20, { codigo: 20, descricao: 'Sem acesso', acao: 'FATURAR_MEDIA', exigeLeitura: false, critica: false }],
  ]);
  const contexto = { grupo: 1, hoje: dataCivil('2026-11-05'), ocorrencias };

  it.each([
    [informada, null, 'leitura/ligacao-desconhecida'],
    [informada, { ...ponto, grupo: 2 }, 'leitura/outro-grupo'],
    [{ ...informada, data: dataCivil('2026-11-06') }, ponto, 'leitura/data-futura'],
    [{ ...informada, data: dataCivil('2026-10-05') }, ponto, 'leitura/data-antiga'],
    [{ ...informada, ocorrencia: 9 }, ponto, 'leitura/ocorrencia-desconhecida'],
    [{ ...informada, leitura: null }, ponto, 'leitura/sem-leitura'],
    [{ ...informada, leitura: 10_000 }, ponto, 'leitura/digitos'],
    [informada, { ...ponto, cicloFechado: true }, 'leitura/ciclo-fechado'],
  ])('is refused with its reason %#', (leitura, conhecido, codigo) => {
    expect(conferirLeitura(leitura, conhecido, contexto)).toMatchObject({ tipo: 'RECUSADA', codigo, mensagem: expect.stringContaining('Linha 5') });
  });

  const emVigor = (leitura: number, parcial: Partial<LeituraEmVigor> = {}): LeituraEmVigor => ({
    leitura, ocorrencia: 0, data: informada.data, hora: '10:00:00', por: null, substituidas: [], ...parcial,
  });
  const contra = (l: LeituraInformada, recebida: LeituraEmVigor, parcial: Partial<PontoConhecido> = {}) => {
    const j = conferirLeitura(l, { ...ponto, ...parcial, recebida }, contexto);
    return [j.tipo, ...('sinais' in j ? j.sinais.map((s) => s.codigo) : [])];
  };

  it('that came before, equal, changes nothing', () => {
    const recebida = emVigor(120);
    expect(conferirLeitura(informada, { ...ponto, recebida }, contexto)).toEqual({ tipo: 'IGUAL' });
  });

  it('asked for again in the crítica counts as an answer, even when it says the same', () => {
    const recebida = emVigor(120, { hora: '08:00:00' });
    const julgada = conferirLeitura(informada, { ...ponto, recebida, releituraPedida: true }, contexto);
    expect(julgada).toMatchObject({ tipo: 'ACEITA', corrige: true, sinais: [{ codigo: 'leitura/confirmada' }] });
  });

  it('that corrects one, comes from another meter or goes back is accepted with a remark', () => {
    const recebida = emVigor(119);
    expect(conferirLeitura(informada, { ...ponto, recebida }, contexto)).toMatchObject({ tipo: 'ACEITA', corrige: true, sinais: [{ codigo: 'leitura/corrigida' }] });
    expect(conferirLeitura({ ...informada, medidor: 'B2' }, ponto, contexto)).toMatchObject({ corrige: false, sinais: [{ codigo: 'leitura/outro-medidor' }] });
    expect(conferirLeitura({ ...informada, leitura: 90 }, ponto, contexto)).toMatchObject({ sinais: [{ codigo: 'leitura/menor-que-a-anterior' }] });
  });

  it('needs no number where the occurrence dispenses it', () => {
    expect(conferirLeitura({ ...informada, leitura: null, ocorrencia: 20 }, ponto, contexto)).toEqual({ tipo: 'ACEITA', corrige: false, sinais: [] });
  });

  it('goes back also when the line does not say which meter was read', () => {
    expect(conferirLeitura({ ...informada, leitura: 90, medidor: null }, ponto, contexto)).toMatchObject({ sinais: [{ codigo: 'leitura/menor-que-a-anterior' }] });
    expect(conferirLeitura({ ...informada, leitura: 90, medidor: null }, { ...ponto, medidor: null }, contexto)).toMatchObject({ sinais: [{ codigo: 'leitura/menor-que-a-anterior' }] });
  });

  it('that gave way to a later visit does not come back with its file; a correction of the same visit is a correction', () => {
    const antes = { leitura: 120, ocorrencia: 0, data: informada.data, hora: '10:00:00' };
    expect(contra(informada, emVigor(124, { hora: '16:00:00', substituidas: [antes] }))).toEqual(['MANTIDA', 'leitura/visita-anterior']);
    expect(contra({ ...informada, leitura: 121 }, emVigor(124, { hora: '16:00:00', substituidas: [antes] }))).toEqual(['ACEITA', 'leitura/corrigida']);
    expect(contra(informada, emVigor(124, { substituidas: [antes] }))).toEqual(['ACEITA', 'leitura/corrigida']);
    expect(contra(informada, emVigor(124, { hora: '16:00:00', substituidas: [antes] }), { releituraPedida: true })).toEqual(['MANTIDA', 'leitura/releitura-pendente']);
  });

  describe('that a person corrected', () => {
    const [PRIMEIRA] = [{ leitura: 120, ocorrencia: 0, data: informada.data, hora: '10:00:00' }];
    const corrigida = emVigor(116, { por: 'Marina', substituidas: [PRIMEIRA] });

    it('stands against a file that repeats what the person replaced, and says who corrected it', () => {
      expect(contra(informada, corrigida)).toEqual(['MANTIDA', 'leitura/ja-corrigida']);
      const j = conferirLeitura(informada, { ...ponto, recebida: corrigida }, contexto);
      expect('sinais' in j && j.sinais[0]?.mensagem).toBe('Linha 5: a leitura 120 já foi corrigida por Marina para 116, que fica.');
    });

    it('is confirmed by a file that says the same', () => {
      expect(contra({ ...informada, leitura: 116 }, corrigida)).toEqual(['IGUAL']);
      expect(contra({ ...informada, leitura: 116, data: dataCivil('2026-11-05') }, corrigida)).toEqual(['MANTIDA', 'leitura/confere-com-a-corrigida']);
    });

    it('is not taken away by a third value, an occurrence or another visit that the person did not see: a person decides', () => {
      for (const l of [{ leitura: 118 }, { leitura: null, ocorrencia: 20 }, { leitura: 116, ocorrencia: 20 }, { data: dataCivil('2026-11-05') }]) {
        expect(contra({ ...informada, ...l }, corrigida)).toEqual(['CONFLITO', 'leitura/conflito']);
      }
      expect(contra({ ...informada, leitura: 90 }, corrigida)).toEqual(['CONFLITO', 'leitura/conflito', 'leitura/menor-que-a-anterior']);
    });

    it('gives way to the second reading that was asked for, but not to the first one sent again', () => {
      const pedida = { releituraPedida: true };
      expect(contra({ ...informada, leitura: 118 }, corrigida, pedida)).toEqual(['ACEITA', 'leitura/corrigida']);
      expect(contra({ ...informada, hora: '15:00:00' }, corrigida, pedida)).toEqual(['ACEITA', 'leitura/corrigida']);
      expect(contra(informada, corrigida, pedida)).toEqual(['MANTIDA', 'leitura/releitura-pendente']);
      expect(contra(informada, emVigor(120), pedida)).toEqual(['MANTIDA', 'leitura/releitura-pendente']);
    });
  });

  describe('repeated in the file', () => {
    const julgar = (...linhas: Partial<LeituraInformada>[]) =>
      conferirArquivo(linhas.map((l, i) => ({ ...informada, linha: i + 2, ...l })), new Map([['10/1', ponto], ['10/2', ponto]]), contexto).map(({ julgamento: j }) => ('codigo' in j ? j.codigo : j.tipo));

    it('counts once for each measurement, the first', () => {
      expect(julgar({}, { medicao: 2 }, {})).toEqual(['ACEITA', 'ACEITA', 'leitura/duplicada']);
    });

    it('counts by the first line that is valid', () => {
      expect(julgar({ data: dataCivil('2026-11-06') }, {}, { leitura: 121 })).toEqual(['leitura/data-futura', 'ACEITA', 'leitura/duplicada']);
      expect(julgar({ leitura: 10_000 }, { ocorrencia: 9 })).toEqual(['leitura/digitos', 'leitura/ocorrencia-desconhecida']);
    });

    it('gives exactly one reading where a line is valid, and none where none is', () => {
      const linha = fc.record({ leitura: fc.constantFrom(100, 120, 10_000), data: fc.constantFrom(informada.data, dataCivil('2026-11-06'), dataCivil('2026-10-05')), ocorrencia: fc.constantFrom(0, 9) });
      const valida = (l: { leitura: number; data: string; ocorrencia: number }) => l.leitura < 10_000 && l.data === informada.data && l.ocorrencia === 0;
      fc.assert(
        fc.property(fc.array(linha, { minLength: 1, maxLength: 6 }), (linhas) => {
          const aceitas = julgar(...linhas).flatMap((j, i) => (j === 'ACEITA' ? [i] : []));
          const primeira = linhas.findIndex(valida);
          expect(aceitas).toEqual(primeira < 0 ? [] : [primeira]);
        }),
      );
    });
  });
});
