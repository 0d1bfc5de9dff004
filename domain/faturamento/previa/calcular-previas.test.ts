import { describe, expect, it } from 'vitest';
import { dataCivil } from '../../comum/data-civil.ts';
import { atoId, cdc } from '../../comum/identidades.ts';
import { exigir } from '../../comum/resultado.ts';
import type { AtoTarifario } from '../ato.ts';
import { criarCalculadora } from '../calculadora.ts';
import { lerEsgoto } from '../tarifa/esgoto.ts';
import { lerTabela } from '../tarifa/tabela.ts';
import { calcularPrevias, type RegrasDaPrevia } from './calcular-previas.ts';
import type { DecisaoDaCritica, EntradaDaLigacao, LeituraLida } from './entrada.ts';
import { situacaoDo, type Previa } from './previa.ts';

/** The table of TR 14.7, closed at 25 m³ per economia, with sewage of 92,5 % truncated per band; `fator` multiplies the prices. */
function ato(id: number, desde: string, fator = 1, ate: string | null = null): AtoTarifario {
  const precos = [1.07, 1.61, 2.33, 3.37].map((p) => (p * fator).toFixed(2));
  const limites = [0, 10, 15, 20, 25];
  const faixas = precos.map((preco, i) => ({ acimaDe: String(limites[i]), ate: String(limites[i + 1]), preco }));
  const tarifa = {
    rotulo: 'Residencial',
    tabela: exigir(lerTabela({ tipo: 'cascata', faixas })),
    esgoto: exigir(lerEsgoto({ tipo: 'componentes', percentuais: { ESGOTO: '92.5' } })),
  };
  return {
    id: atoId(id),
    numero: `${id}/2026`,
    desde: dataCivil(desde),
    ate: ate === null ? null : dataCivil(ate),
    arredondamento: { modo: 'TRUNCAR', casas: 2, onde: 'POR_FAIXA' },
    categorias: new Map([[1, { tarifa, plano: { tipo: 'MULTIPLICAR_LIMITES' }, tee: { tipo: 'esgoto' } }]]),
  };
}

const REGRAS: RegrasDaPrevia = {
  atos: [ato(1, '2020-01-01')],
  categoriaDe: new Map([[11, 1]]),
  rubricaDe: new Map([['AGUA', 1], ['ESGOTO', 2], ['TEE', 3]]),
  calculadora: criarCalculadora(),
  ocorrencias: new Map([
    [0, { codigo: 0, descricao: 'Normal', acao: 'FATURAR_LEITURA', exigeLeitura: true, critica: false }],
    [7, { codigo: 7, descricao: 'Não faturar', acao: 'NAO_FATURAR', exigeLeitura: false, critica: true }],
  ]),
  consumo: { virada: { limiteM3: 200, vezesMedia: 2 } },
  estatistica: { estatistica: 'MEDIA', meses: 12 },
  minimoPorEconomia: 10,
  minimos: { agua: new Map(), poco: new Map() },
  leituraLimite: dataCivil('2026-11-06'),
};

const lida = (valor: number | null, ocorrencia = 0): LeituraLida => ({ valor, ocorrencia, data: dataCivil('2026-11-04') });

const decisao = (acao: DecisaoDaCritica['acao'], medicao = 1): DecisaoDaCritica => ({ acao, medicao, medida: acao === 'FATURAR_MEDIA' || acao === 'CORRIGIR_LEITURA' ? acao : null });
const POCO: Partial<EntradaDaLigacao> = {
  medidorPoco: { id: 9, digitos: 4, leituraInstalacao: 0, instaladoEm: dataCivil('2020-01-01'), leituraRetirada: null },
  anteriorPoco: { leitura: 40, data: dataCivil('2026-10-05'), adiantado: 0, meses: 1 },
  consumosPoco: [10, 10], poco: lida(50),
};

function ligacao(mudancas: Partial<EntradaDaLigacao> = {}): EntradaDaLigacao {
  return {
    rota: 1, ordem: 1, cdc: cdc(100), cortada: false, emOutroCiclo: null, hidrometrada: true, tipoFaturamento: 2, consumoFixo: null, volumeTee: null,
    economias: [11, 1], localidade: 1, setor: 1, master: null, referenciaAnterior: 202610,
    anterior: { leitura: 100, data: dataCivil('2026-10-05'), adiantado: 0, meses: 1 },
    anteriorPoco: { leitura: null, data: null, adiantado: 0, meses: 1 },
    consumos: [15, 15, 15], consumosPoco: [], valores: [], saldoTransportado: 0, agua: lida(116), poco: null,
    medidor: { id: 5, digitos: 4, leituraInstalacao: 0, instaladoEm: dataCivil('2020-01-01'), leituraRetirada: null },
    retirados: [], medidorPoco: null, retiradosPoco: [], encargos: { avisos: [], multa: 0, correcao: 0 }, decisao: null,
    ...mudancas,
  };
}

function previa(mudancas: Partial<EntradaDaLigacao> = {}, regras: RegrasDaPrevia = REGRAS): Previa {
  const [p] = calcularPrevias([ligacao(mudancas)], regras);
  if (p === undefined) throw new Error('sem prévia');
  return p;
}

describe('a provisional bill', () => {
  it('charges what the dial measured, by rubrica, adding up (10,70 + 8,05 + 2,33 of water)', () => {
    expect(previa()).toMatchObject({ motivo: 'NENHUM', volumeAgua: 16, rubricas: [1, 2], valores: [2108, 1948], valor: 4056, dias: 30, lida: true, leituraAtual: 116 });
  });

  it('reproduces TR 14.7 for twelve economias and 268 m³', () => {
    expect(previa({ economias: [11, 12], agua: lida(368) })).toMatchObject({ valores: [45_916, 42_471], valor: 88_387 });
  });

  it('goes by the average without a reading, from where the next month will compensate', () => {
    expect(previa({ agua: null })).toMatchObject({ consumo: { origem: 'MEDIA' }, volumeAgua: 15, leituraAtual: 115, adiantado: 15, lida: false, dataAtual: '2026-11-06', consumoMedido: 15, consumoMensal: null });
  });

  it('goes by the average when a person says so', () => {
    expect(previa({ decisao: decisao('FATURAR_MEDIA'), agua: lida(180) })).toMatchObject({ volumeAgua: 15, consumo: { origem: 'MEDIA' }, leituraAtual: 115, adiantado: 15, consumoMensal: null });
  });

  it('without reading nor average goes by the minimum volume, of the water and of the well each by its own table', () => {
    const semHistorico = { ...POCO, tipoFaturamento: 4, economias: [11, 2], agua: null, poco: null, consumos: [], consumosPoco: [] } as const;
    const de = (m3: number) => new Map([[1, { daTabela: m3, conta: { tipo: 'CADA_UMA' } as const }]]);
    expect(previa(semHistorico)).toMatchObject({ volumeAgua: 20, consumoPoco: 20 });
    expect(previa(semHistorico, { ...REGRAS, minimos: { agua: de(8), poco: de(6) } })).toMatchObject({ volumeAgua: 16, consumoPoco: 12 });
  });

  it('carries the late charges of another bill in rubricas of their own', () => {
    expect(previa({ encargos: { avisos: [7], multa: 104, correcao: 33 } })).toMatchObject({ rubricas: [1, 2, 4, 5], valores: [2108, 1948, 104, 33], valor: 4193, valorConsumo: 4056 });
  });

  it('charges a fixed volume, a TEE of fixed volume and a TEE of the well', () => {
    expect(previa({ hidrometrada: false, consumoFixo: 10, agua: null, medidor: null, tipoFaturamento: 1 })).toMatchObject({ valores: [1070], consumo: { origem: 'FIXO' } });
    expect(previa({ tipoFaturamento: 3, volumeTee: 10, agua: null })).toMatchObject({ rubricas: [3], valores: [989], volumeAgua: 0, volumeTee: 10 });
    expect(previa({ tipoFaturamento: 4, ...POCO })).toMatchObject({ rubricas: [1, 3], valores: [2108, 989], consumoPoco: 10, leituraPoco: 50, lidaPoco: true });
  });

  it('under two acts weighs each by its days and keeps both', () => {
    const regras = { ...REGRAS, atos: [ato(1, '2020-01-01', 1, '2026-10-21'), ato(2, '2026-10-21', 2)] };
    // 6 October to 4 November: 15 days under each; water 21,08 and 42,16, half of each
    const p = previa({ tipoFaturamento: 1 }, regras);
    expect(p).toMatchObject({ ato: 1, atoSeguinte: 2, diasAto: 15, dias: 30 });
    expect(p.valor).toBe(3162);
  });
});

describe('a ligação without a bill', () => {
  it('whose own period has a day under no act waits for it, and the others of the rota are billed', () => {
    const regras = { ...REGRAS, atos: [ato(1, '2020-01-01', 1, '2026-11-04'), ato(2, '2026-11-05', 2)] };
    const antes = { ...lida(116), data: dataCivil('2026-11-03') };
    const previas = calcularPrevias([ligacao(), ligacao({ cdc: cdc(101), agua: antes })], regras);
    expect(previas.map((p) => [p.motivo, situacaoDo(p.motivo), p.valor > 0])).toEqual([['SEM_ATO', 'ESTACIONADA', false], ['NENHUM', 'CALCULADA', true]]);
  });

  it.each([
    [{ decisao: decisao('ESTACIONAR') }, 'ESTACIONADA_POR_PESSOA', 'ESTACIONADA'],
    [{ decisao: decisao('PEDIR_RELEITURA') }, 'RELEITURA_PEDIDA', 'ESTACIONADA'],
    [{ medidor: null }, 'SEM_HIDROMETRO', 'ESTACIONADA'],
    [{ economias: [] }, 'SEM_ECONOMIAS', 'ESTACIONADA'],
    [{ economias: [99, 1] }, 'SEM_TARIFA', 'ESTACIONADA'],
    [{ agua: lida(126) }, 'VOLUME_FORA_DA_TABELA', 'ESTACIONADA'],
    [{ anterior: { leitura: 100, data: dataCivil('2026-12-01'), adiantado: 0, meses: 1 } }, 'PERIODO_INVALIDO', 'ESTACIONADA'],
    [{ emOutroCiclo: { motivo: 'JA_FATURADA', volume: 16 } }, 'JA_FATURADA', 'SEM_FATURA'],
    [{ emOutroCiclo: { motivo: 'MES_ENCERRADO', volume: 0 } }, 'MES_ENCERRADO', 'SEM_FATURA'],
    [{ emOutroCiclo: { motivo: 'EM_OUTRO_CICLO', volume: 0 } }, 'EM_OUTRO_CICLO', 'ESTACIONADA'],
    [{ encargos: { avisos: [7], multa: 99_999_999_999, correcao: 0 } }, 'VALOR_ACIMA_DO_CODIGO', 'ESTACIONADA'],
    [{ agua: lida(null, 7) }, 'NAO_FATURAR', 'SEM_FATURA'],
    [{ cortada: true, agua: lida(100) }, 'LIGACAO_CORTADA', 'SEM_FATURA'],
    [{ agua: lida(100) }, 'VALOR_ZERO', 'SEM_FATURA'],
  ] as const)('says why %#', (mudancas, motivo, situacao) => {
    const p = previa(mudancas);
    expect([p.motivo, situacaoDo(p.motivo), p.valor]).toEqual([motivo, situacao, 0]);
  });

  it('that was cut and consumed has its bill', () => {
    expect(previa({ cortada: true })).toMatchObject({ motivo: 'NENHUM', valor: 4056 });
  });

  it('with nothing consumed but charges to pay has a bill of the charges', () => {
    expect(previa({ agua: lida(100), encargos: { avisos: [7], multa: 10, correcao: 0 } })).toMatchObject({ motivo: 'NENHUM', rubricas: [4], valor: 10 });
  });
});

describe('what leaves the month as it was', () => {
  const nada = { leituraAtual: null, consumoMedido: null, consumoMensal: null, lida: false };

  it('is not billed by the occurrence, or is cut and was not read: no average is given away', () => {
    expect(previa({ agua: lida(130, 7) })).toMatchObject({ motivo: 'NAO_FATURAR', ...nada });
    expect(previa({ cortada: true, agua: null })).toMatchObject({ motivo: 'LIGACAO_CORTADA', ...nada });
    expect(previa({ cortada: true, agua: lida(100) })).toMatchObject({ motivo: 'LIGACAO_CORTADA', leituraAtual: 100, consumoMensal: 0, lida: true });
  });

  it('is what a month without reading adds to the history: the reading that follows is of all of them', () => {
    const anterior = { leitura: 130, data: dataCivil('2026-10-05'), adiantado: 30, meses: 3 };
    expect(previa({ anterior, agua: lida(151) })).toMatchObject({ volumeAgua: 21, consumoMedido: 21, consumoMensal: 17 });
  });
});

describe('a well', () => {
  it('alone is looked at by its own average and is not billed when its occurrence says so', () => {
    expect(previa({ tipoFaturamento: 3, ...POCO, agua: null })).toMatchObject({ media: 10, volumeTee: 10, rubricas: [3] });
    expect(previa({ tipoFaturamento: 3, ...POCO, agua: null, poco: lida(90, 7) })).toMatchObject({ motivo: 'NAO_FATURAR', valor: 0, leituraPoco: null });
  });

  it('beside the water: each is billed without the other', () => {
    expect(previa({ tipoFaturamento: 4, ...POCO, poco: lida(90, 7) })).toMatchObject({ motivo: 'NENHUM', tipoFaturamento: 1, rubricas: [1], volumeTee: 0, leituraPoco: null });
    expect(previa({ tipoFaturamento: 5, ...POCO, poco: lida(90, 7) })).toMatchObject({ tipoFaturamento: 2, rubricas: [1, 2] });
    expect(previa({ tipoFaturamento: 5, ...POCO, agua: lida(130, 7) })).toMatchObject({ tipoFaturamento: 3, rubricas: [3], volumeAgua: 0, leituraAtual: null, leituraPoco: 50 });
  });

  it('goes on to the sewer when the water is cut; where there is only the TEE, the cut is of it', () => {
    expect(previa({ cortada: true, tipoFaturamento: 5, ...POCO, agua: null })).toMatchObject({ motivo: 'NENHUM', tipoFaturamento: 3, rubricas: [3], volumeTee: 10, leituraAtual: null, leituraPoco: 50 });
    expect(previa({ cortada: true, tipoFaturamento: 4, ...POCO, agua: null, poco: null })).toMatchObject({ motivo: 'NENHUM', volumeTee: 10, adiantadoPoco: 10 });
    expect(previa({ cortada: true, tipoFaturamento: 4, volumeTee: 10, agua: lida(100) })).toMatchObject({ motivo: 'NENHUM', rubricas: [3], leituraAtual: 100 });
    expect(previa({ cortada: true, tipoFaturamento: 3, ...POCO, agua: null, poco: null })).toMatchObject({ motivo: 'LIGACAO_CORTADA', leituraPoco: null });
    expect(previa({ cortada: true, tipoFaturamento: 3, ...POCO, agua: null })).toMatchObject({ motivo: 'NENHUM', volumeTee: 10 });
  });

  it('below its last reading goes by its average, is changed like any other, and is corrected apart from the water', () => {
    expect(previa({ tipoFaturamento: 4, ...POCO, poco: lida(30) }).consumoDoPoco).toMatchObject({ volume: 10, sinais: ['LEITURA_MENOR'] });
    const retiradosPoco = [{ id: 8, digitos: 4, leituraInstalacao: 0, instaladoEm: dataCivil('2019-01-01'), leituraRetirada: 45 }];
    expect(previa({ tipoFaturamento: 4, ...POCO, retiradosPoco, poco: lida(7) })).toMatchObject({ volumeTee: 12, leituraPoco: 7 });
    const corrigida = { tipoFaturamento: 4, ...POCO, poco: lida(30), agua: lida(90) } as const;
    expect(previa({ ...corrigida, decisao: decisao('CORRIGIR_LEITURA', 2) })).toMatchObject({ volumeTee: 0, adiantadoPoco: 10, consumo: { sinais: ['LEITURA_MENOR'] } });
  });
});

describe('a condominium', () => {
  const master = ligacao({ cdc: cdc(1), ordem: 3, economias: [11, 4], agua: lida(150) });
  const dependente = (numero: number, leitura: number): EntradaDaLigacao => ligacao({ cdc: cdc(numero), master: cdc(1), agua: lida(leitura) });

  it('bills the master what the dependents did not use', () => {
    const previas = calcularPrevias([dependente(2, 115), dependente(3, 120), master], REGRAS);
    expect(previas.map((p) => p.volumeAgua)).toEqual([15, 20, 15]);
    expect(previas[2]).toMatchObject({ motivo: 'NENHUM', comum: { diferenca: 15, negativo: false } });
    // its history is of its own meter: an average of common parts would say nothing of the next reading
    expect(previas[2]?.consumoMedido).toBe(50);
  });

  it('parks a negative master, carries the difference, and holds nobody', () => {
    const previas = calcularPrevias([dependente(2, 125), dependente(3, 125), { ...master, agua: lida(145) }], REGRAS);
    expect(previas.map((p) => p.motivo)).toEqual(['NENHUM', 'NENHUM', 'MASTER_NEGATIVO']);
    expect(previas[2]).toMatchObject({ volumeAgua: 0, saldoTransportado: -5, leituraAtual: 145 });
  });

  it('says what a parked master or dependent leaves for the next month', () => {
    const parado = (e: EntradaDaLigacao): EntradaDaLigacao => ({ ...e, decisao: decisao('ESTACIONAR') });
    const saldos = (entradas: readonly EntradaDaLigacao[]) => calcularPrevias(entradas, REGRAS).map((p) => p.saldoTransportado);
    expect(saldos([dependente(2, 115), dependente(3, 120), parado(master)])).toEqual([0, 0, -35]);
    expect(saldos([dependente(2, 115), parado(dependente(3, 120)), master])).toEqual([0, 0, 20]);
  });

  it('is spared what a dependent is billed for, and not a reading that a person set aside', () => {
    const [, comum] = calcularPrevias([{ ...dependente(2, 900), decisao: decisao('FATURAR_MEDIA') }, master], REGRAS);
    expect(comum).toMatchObject({ motivo: 'NENHUM', volumeAgua: 35, saldoTransportado: 0 });
  });

  it('is spared what it measured of who is not to be billed, and nothing of who is cut and was not read', () => {
    const [, naoFaturar] = calcularPrevias([{ ...dependente(2, 0), agua: lida(110, 7) }, master], REGRAS);
    expect(naoFaturar).toMatchObject({ volumeAgua: 40, saldoTransportado: 10 });
    const [, cortada] = calcularPrevias([{ ...dependente(2, 0), cortada: true, agua: null }, master], REGRAS);
    expect(cortada).toMatchObject({ volumeAgua: 50, saldoTransportado: 0 });
  });

  it('of which the water of the master is not charged leaves all its dependents to be subtracted', () => {
    const [, comum] = calcularPrevias([dependente(2, 115), { ...master, agua: lida(150, 7) }], REGRAS);
    expect(comum).toMatchObject({ motivo: 'NAO_FATURAR', volumeAgua: 0, saldoTransportado: -15 });
  });

  it('takes the carried difference from the next month', () => {
    const [, , comum] = calcularPrevias([dependente(2, 115), dependente(3, 115), { ...master, saldoTransportado: -5 }], REGRAS);
    expect(comum).toMatchObject({ volumeAgua: 15, saldoTransportado: 0 });
  });

  it('goes on when a person releases the negative master: common part zero, nothing to charge', () => {
    const [, comum] = calcularPrevias([dependente(2, 125), { ...master, agua: lida(120), decisao: decisao('LIBERAR') }], REGRAS);
    expect(comum).toMatchObject({ motivo: 'VALOR_ZERO', volumeAgua: 0, saldoTransportado: -5 });
  });
});
