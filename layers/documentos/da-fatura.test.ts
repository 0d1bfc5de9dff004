import { describe, expect, test } from 'vitest';
import { dataCivil } from '../../domain/comum/data-civil.ts';
import { atoId } from '../../domain/comum/identidades.ts';
import { referencia, somarMeses } from '../../domain/comum/referencia.ts';
import { exigir } from '../../domain/comum/resultado.ts';
import type { AtoTarifario } from '../../domain/faturamento/ato.ts';
import { memoriaDeCalculo, type ContaGuardada } from '../../domain/faturamento/memoria-de-calculo.ts';
import { rubricasDaConta } from '../../domain/faturamento/previa/rubricas-da-conta.ts';
import { lerEsgoto } from '../../domain/faturamento/tarifa/esgoto.ts';
import { PLANO_PADRAO } from '../../domain/faturamento/tarifa/plano.ts';
import { lerTabela } from '../../domain/faturamento/tarifa/tabela.ts';
import type { FatosDaFatura } from '../postgres/faturamento/dados-das-faturas.ts';
import { apresentarFatura } from './apresentar-fatura.ts';
import { conferirFatura } from './conferir-fatura.ts';
import { documentoDaFatura, type ContextoDaFatura } from './da-fatura.ts';

const tabela = (preco: string, franquiaM3: string | null = null) =>
  exigir(lerTabela({ tipo: 'cascata', franquiaM3, faixas: [{ acimaDe: '0', ate: '10', preco }, { acimaDe: '10', ate: null, preco: '4.00' }] }));
const percentual = exigir(lerEsgoto({ tipo: 'percentual', percentual: '92.5' }));
const categoria = (rotulo: string, preco: string, esgoto = percentual) => ({ tarifa: { rotulo, tabela: tabela(preco, '10'), esgoto }, plano: PLANO_PADRAO, tee: { tipo: 'valor', valor: { numerador: 2590n, denominador: 100n } } as const });

function ato(id: number, numero: string, residencial = categoria('Residencial', '2.00')): AtoTarifario {
  const categorias = new Map([[1, residencial], [2, categoria('Comercial', '5.00')]]);
  return { id: atoId(id), numero, ate: null, desde: dataCivil('2026-01-01'), arredondamento: { modo: 'TRUNCAR', casas: 2, onde: 'POR_FAIXA' }, categorias };
}

const CONTEXTO: ContextoDaFatura = {
  atos: new Map([[1, ato(1, '21/2025')], [2, ato(2, '22/2026')]]),
  categoriaDe: new Map([[101, 1], [201, 2]]),
  rubricaDe: new Map([['AGUA', 1], ['ESGOTO', 2], ['TEE', 3]]),
  rubricas: new Map([[1, 'Água'], [2, 'Esgoto'], [3, 'Tarifa de esgoto especial'], [4, 'Multa por atraso'], [5, 'Correção monetária']].map(([id, nome], i) => [Number(id), { nome: String(nome), codigo: ['AGUA', 'ESGOTO', 'TEE', 'MULTA', 'CORRECAO'][i] ?? '' }])),
  subcategorias: new Map([[101, { nome: 'Casa', categoria: 'Residencial' }], [201, { nome: 'Loja', categoria: 'Comercial' }]]),
  concessionaria: { nome: 'SAAE', cnpj: '90.123.456/0001-31', endereco: 'Praça, 1', site: 'saae.example', telefones: [], ouvidoria: 'ouvidoria@saae.example' },
  segundaVia: false,
};

type Mudancas = { readonly conta?: Partial<ContaGuardada>; readonly leitura?: Partial<FatosDaFatura['leitura']> } & Partial<Omit<FatosDaFatura, 'conta' | 'leitura'>>;

/** The facts of a bill that its own calculation explains. */
function fatos({ conta = {}, leitura = {}, ...resto }: Mudancas = {}, contexto = CONTEXTO): FatosDaFatura {
  const base = { tipoFaturamento: 2, volumeAgua: 12, volumeTee: 0, economias: [101, 1], ato: 2, atoSeguinte: null, dias: 30, diasAto: null, ...conta };
  const soma = (campo: 'multa' | 'correcao') => (resto.encargos ?? []).reduce((s, e) => s + e[campo], 0);
  const partes = rubricasDaConta(exigir(memoriaDeCalculo(base, contexto)).conta, { multa: soma('multa'), correcao: soma('correcao') }, contexto.rubricaDe);
  return {
    aviso: 7, nota: 7, cdc: 100_001, referencia: 202611, emissao: dataCivil('2026-11-13'), vencimento: dataCivil('2026-11-30'), validade: dataCivil('2027-01-29'), cancelada: false,
    valor: partes.reduce((s, [, v]) => s + v, 0),
    conta: { ...base, rubricas: partes.map(([r]) => r), valores: partes.map(([, v]) => v) },
    convenio: { empresa: '9173', modulo: 10 },
    leitura: {
      anterior: 100, atual: 112, lida: true, poco: null, dataAnterior: dataCivil('2026-10-10'), dataAtual: dataCivil('2026-11-09'), proxima: dataCivil('2026-12-10'), medido: 12, medidoPoco: null,
      media: 11, tipoConsumo: 1, ocorrencia: { codigo: 0, descricao: 'Sem ocorrência' }, ...leitura,
    },
    saldoDoMaster: null,
    pessoa: { nome: 'Maria das Dores', documento: '***.456.789-**' },
    endereco: { logradouro: 'Rua das Nascentes', numero: '120', complemento: null, bairro: 'Centro', cep: '18010000' },
    inscricao: '010203040506071', hidrometro: 'A17N123456', roteiro: { grupo: 2, rota: 1, sequencia: 30 },
    historico: Array.from({ length: 12 }, (_, i) => ({ referencia: somarMeses(referencia('2025-11'), i), consumo: i < 3 ? null : 10, tipoConsumo: i === 5 ? null : 1, valor: null })),
    vencidas: [], encargos: [],
    ...resto,
  };
}

const documento = (m: Mudancas = {}, contexto = CONTEXTO) => {
  const d = documentoDaFatura(fatos(m, contexto), contexto);
  conferirFatura(d);
  return d;
};
const textos = (m: Mudancas) => documento(m).mensagens.map((x) => [x.tipo, x.titulo, x.texto]);

describe('the document of a bill', () => {
  test('charges by rubrica, in the words of the month, with a code of the same value', () => {
    const d = documento();
    expect(d.lancamentos).toEqual([{ descricao: 'Água', referencia: '11/2026', valor: 2800 }, { descricao: 'Esgoto', referencia: '11/2026', valor: 2590 }]);
    expect(d.total).toBe(5390);
    expect(d.composicao).toEqual([
      {
        titulo: 'Residencial, 1 economia, 12 m³',
        faixas: [
          { descricao: '0 a 10 m³', volume: '10', tarifa: '2', agua: 2000, esgoto: 1850 },
          { descricao: 'Acima de 10 m³', volume: '2', tarifa: '4', agua: 800, esgoto: 740 },
        ],
        agua: 2800,
        esgoto: 2590,
      },
    ]);
    expect(d.notaComposicao).toBe('Ato 22/2026. Esgoto: 92,5% da água.');
    expect(d.consumidor.enderecoLigacao).toBe('Rua das Nascentes, 120, Centro, 18010-000');
  });

  test('fits on the face, whatever the categories, the acts and the kind of billing', () => {
    for (const conta of [{ economias: [101, 8, 201, 2], volumeAgua: 101 }, { atoSeguinte: 2, ato: 1, diasAto: 13, volumeAgua: 60 }, { tipoFaturamento: 5, volumeTee: 33 }, { volumeAgua: 9_999_999, economias: [101, 1200] }]) {
      expect(apresentarFatura(documento({ conta })).continuacao).toBeNull();
    }
  });

  test('apportioned volumes are cut to three places and never lengthened; two acts are named with their days', () => {
    const [residencial, comercial] = documento({ conta: { economias: [101, 2, 201, 1], volumeAgua: 20 } }).composicao;
    expect([residencial?.titulo, comercial?.titulo]).toEqual(['Residencial, 2 economias, 13,333 m³', 'Comercial, 1 economia, 6,666 m³']);
    expect(documento({ conta: { ato: 1, atoSeguinte: 2, diasAto: 13 } })).toMatchObject({ notaComposicao: 'Ato 21/2025 (13 dias) e 22/2026 (17 dias). Esgoto: 92,5% da água.', composicao: [{ titulo: 'Residencial, 1 economia, 12 m³, ato 21/2025' }, {}] });
    expect(documento({ conta: { volumeAgua: 4 } }).notaComposicao).toContain('volume mínimo');
  });

  test('a fixed TEE has an amount and neither volume nor price; water alone has no column of sewage', () => {
    expect(documento({ conta: { tipoFaturamento: 3, volumeAgua: 0, volumeTee: 20 } })).toMatchObject({
      composicao: [{ titulo: 'TEE, 1 economia', faixas: [{ descricao: 'Tarifa fixa', volume: null, tarifa: null, agua: null, esgoto: 2590 }] }],
      volumes: { agua: null, esgoto: 20 },
    });
    const soAgua = documento({ conta: { tipoFaturamento: 1 } });
    expect(soAgua.composicao[0]?.faixas.map((f) => f.esgoto)).toEqual([null, null]);
    expect(apresentarFatura(soAgua).composicao.linhas.at(-1)?.celulas).toEqual(['Total', '', '', '28,00', '']);
    expect(documento({ conta: { tipoFaturamento: 5, volumeTee: 20 } }).volumes).toEqual({ agua: 12, esgoto: 32 });
  });

  test('sewage with a table of its own is a table of its own', () => {
    const propria = ato(2, '22/2026', categoria('Residencial', '2.00', exigir(lerEsgoto({ tipo: 'tabela', tarifa: { tipo: 'cascata', faixas: [{ acimaDe: '0', ate: null, preco: '1.00' }] } }))));
    const d = documento({}, { ...CONTEXTO, atos: new Map([[2, propria]]) });
    expect(d.composicao.map((c) => [c.titulo, c.agua, c.esgoto])).toEqual([['Residencial, 1 economia, 12 m³', 2800, 0], ['Esgoto de Residencial, 1 economia, 12 m³', 0, 1200]]);
  });

  test('each late charge names the bill that it comes from', () => {
    const encargos = [{ referencia: 202608, multa: 189, correcao: 57 }, { referencia: 202609, multa: 200, correcao: 0 }];
    expect(documento({ encargos }).lancamentos.slice(2)).toEqual([
      { descricao: 'Multa por atraso', referencia: 'conta 08/2026', valor: 189 },
      { descricao: 'Multa por atraso', referencia: 'conta 09/2026', valor: 200 },
      { descricao: 'Correção monetária', referencia: 'conta 08/2026', valor: 57 },
    ]);
  });

  test('what was reckoned is not printed as read', () => {
    const pelaMedia = documento({ leitura: { lida: false, tipoConsumo: 2 } });
    expect(pelaMedia.leitura).toMatchObject({ anterior: { valor: 100 }, atual: { valor: null }, medido: null, origem: 'media' });
    expect(documento({ hidrometro: null, leitura: { tipoConsumo: 4, lida: false, anterior: null, atual: null } }).leitura).toMatchObject({ anterior: null, atual: null, proxima: null, medido: null, origem: 'fixo' });
    const doPoco = documento({ conta: { tipoFaturamento: 3, volumeAgua: 0, volumeTee: 17 }, leitura: { anterior: null, atual: null, poco: 517, medido: null, medidoPoco: 17 } });
    expect(doPoco.leitura).toMatchObject({ anterior: { valor: 500 }, atual: { valor: 517 }, medido: 17 });
    expect(doPoco.historico.at(-1)).toMatchObject({ consumo: 17 });
  });

  test('the chart begins at the first known month, and says which were not read', () => {
    const { historico } = documento();
    expect(historico.map((m) => m.referencia)[0]).toBe('2026-02');
    expect(historico).toHaveLength(10);
    expect(historico.filter((m) => m.origem !== 'real').map((m) => m.referencia)).toEqual(['2026-04']);
    expect(historico.at(-1)).toEqual({ referencia: '2026-11', consumo: 12, origem: 'real' });
  });

  test('a bill that its calculation does not explain is not printed', () => {
    const f = fatos();
    expect(() => documentoDaFatura({ ...f, conta: { ...f.conta, valores: [2801, 2590] }, valor: 5391 }, CONTEXTO)).toThrow('não pode ser impressa');
  });
});

describe('the messages of a bill', () => {
  test('there is none where there is nothing to say', () => {
    expect(textos({})).toEqual([]);
  });

  test('debts come first, named while they are few', () => {
    expect(textos({ vencidas: [{ referencia: 202609, valor: 12_055 }], leitura: { tipoConsumo: 2, lida: false } })).toEqual([
      ['debito', 'Há uma conta vencida', 'A conta 09/2026, de R$ 120,55 sem multa e correção, não consta como paga. Se já pagou, desconsidere este aviso.'],
      ['aviso', 'Conta pela média', expect.stringContaining('Não foi possível ler')],
    ]);
    expect(textos({ vencidas: [{ referencia: 202608, valor: 100 }, { referencia: 202609, valor: 200 }] })[0]?.[2]).toBe('Somam R$ 3,00 sem multa e correção: 08/2026 (R$ 1,00), 09/2026 (R$ 2,00). Se já pagou, desconsidere este aviso.');
    expect(textos({ vencidas: [1, 2, 3, 4].map((m) => ({ referencia: 202600 + m, valor: 100 })) })[0]?.slice(1)).toEqual(['Há 4 contas vencidas', 'Somam R$ 4,00 sem multa e correção, a mais antiga de 01/2026. Se já pagou, desconsidere este aviso.']);
  });

  test('a leap of consumption is told, a small one is not', () => {
    expect(textos({ leitura: { medido: 12, media: 7 } })[0]?.[1]).toBe('Seu consumo subiu');
    expect(textos({ leitura: { medido: 12, media: 8 } })).toEqual([]);
    expect(textos({ leitura: { medido: 5, media: 1 } })).toEqual([]);
  });

  test('an average that was billed although the dial was read is not blamed on the reading', () => {
    expect(textos({ leitura: { tipoConsumo: 2, lida: true } })).toEqual([]);
  });

  test('a master is told of its common part and of what it carries; a well of its own reading', () => {
    expect(textos({ saldoDoMaster: -5 })[0]?.[2]).toMatch(/parte comum.*5 m³ a mais/);
    expect(textos({ conta: { tipoFaturamento: 5, volumeTee: 33 }, leitura: { poco: 1234, medidoPoco: 33 } })).toEqual([['comunicado', 'Hidrômetro do poço', 'Leitura de 1234 m³; 33 m³ cobrados pela tarifa de esgoto especial.']]);
  });
});
