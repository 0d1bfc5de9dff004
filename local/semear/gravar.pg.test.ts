import { beforeAll, describe, expect, it } from 'vitest';
import { referencia } from '../../domain/comum/referencia.ts';
import { dataCivil } from '../../domain/comum/data-civil.ts';
import type { AtoTarifario } from '../../domain/faturamento/ato.ts';
import { LAYOUT_NASCENTE } from '../../domain/leitura/arquivo/layout.ts';
import { lerArquivoDeLeitura } from '../../domain/leitura/arquivo/ler-arquivo.ts';
import { atosTarifarios as lerAtos } from '../../layers/postgres/faturamento/atos-tarifarios.ts';
import { CHAVE_PESSOAL } from '../../test/fixture/cidade.ts';
import { protecaoDePessoas } from '../../layers/pessoais/proteger.ts';
import { lerDocumento } from '../../domain/cadastro/documento.ts';
import { exigir } from '../../domain/comum/resultado.ts';
import { comBanco } from '../../test/fixture/banco.ts';
import { gerarCidade } from './cidade.ts';
import { OCORRENCIAS } from './dados/ocorrencias.ts';
import { gravarCidade, type ResumoDaCarga } from './gravar.ts';
import { pontosDoGrupo } from './pontos-a-ler.ts';
import { simularLeituras } from './simular-leituras.ts';
import { atosTarifarios } from './valores.ts';

const teste = comBanco();
const cidade = gerarCidade({ ligacoes: 300, referencia: referencia('2026-11') });
const protecao = protecaoDePessoas({ chave: CHAVE_PESSOAL });

async function carregar(): Promise<ResumoDaCarga> {
  const cliente = await teste.banco.pool('nascente_migrador').connect();
  try {
    return await gravarCidade(cliente, cidade, protecao);
  } finally {
    cliente.release();
  }
}

async function contar(sql: string): Promise<number> {
  const { rows } = await teste.banco.pool('nascente_leitura').query<{ n: number }>(`SELECT count(*)::integer AS n FROM ${sql}`);
  return rows[0]?.n ?? -1;
}

describe('a town in the database', () => {
  let primeira: ResumoDaCarga;
  beforeAll(async () => {
    primeira = await carregar();
  });

  it('is all there, and the constraints of every table held', async () => {
    expect(primeira).toEqual({ gravada: true, ligacoes: 300, leituras: await contar('leitura.leitura') });
    expect(await contar('cadastro.ligacao')).toBe(300);
    expect(await contar('leitura.consumo_ligacao')).toBe(300);
    expect(await contar('cadastro.categoria')).toBe(7);
    expect(await contar('faturamento.tarifa_faixa')).toBeGreaterThan(150);
    expect(await contar('arrecadacao.convenio WHERE emissor')).toBe(1);
    expect(await contar('leitura.ocorrencia')).toBe(OCORRENCIAS.length);
  });

  it('is not written twice', async () => {
    expect(await carregar()).toEqual({ gravada: false, ligacoes: 0, leituras: 0 });
    expect(await contar('cadastro.ligacao')).toBe(300);
  });

  it('bills the future by the same acts that billed the past', async () => {
    const lidos = await lerAtos(teste.banco.pool('nascente_leitura'), '2023-04-01', '2027-01-01');
    const semNome = (atos: readonly AtoTarifario[]) => atos.map(({ id, desde, categorias }) => ({ id, desde, categorias: [...categorias].map(([c, { tee, plano, tarifa }]) => ({ c, tee, plano, tabela: tarifa.tabela })) }));
    expect(semNome(lidos)).toEqual(semNome(atosTarifarios()));
  });

  it('gives the simulator every meter of a grupo, in reading order, and its file is received whole', async () => {
    const pontos = await pontosDoGrupo(teste.banco.pool('nascente_leitura'), 1, dataCivil('2026-11-04'));
    const { texto } = simularLeituras({ grupo: 1, referencia: cidade.referencia, data: dataCivil('2026-11-04'), semente: 1, pontos });
    const lido = lerArquivoDeLeitura(texto, [LAYOUT_NASCENTE]);
    expect(lido.ok && lido.valor.leituras.length).toBeGreaterThan(60);
    expect(pontos.every(({ desde }) => desde <= '2026-11-04')).toBe(true);
    expect(await contar(`leitura.layout WHERE codigo = '${LAYOUT_NASCENTE.codigo}'`)).toBe(1);
  });

  it('packs the economias of every ligação', async () => {
    expect(await contar(`cadastro.ligacao l WHERE cardinality(l.economias) = 0`)).toBe(0);
  });

  it('ends its history in the month before the one to bill, and schedules that one', async () => {
    const { rows } = await teste.banco.pool('nascente_leitura').query<{ primeira: number; ultima: number; agenda: number }>(
      `SELECT min(referencia) AS primeira, max(referencia) AS ultima,
              (SELECT count(*)::integer FROM faturamento.cronograma WHERE referencia = 202611) AS agenda FROM leitura.leitura`,
    );
    expect(rows[0]).toEqual({ primeira: 202510, ultima: 202610, agenda: 4 });
  });

  it('finds a person by the keyed index of the document, and shows it masked', async () => {
    const [pessoa] = [...cidade.gerarRotas()][0]?.pessoas ?? [];
    const [indice] = protecao.indices(exigir(lerDocumento(pessoa?.documento ?? '')));
    const { rows } = await teste.banco.pool('nascente_leitura').query<{ nome: string; documento_mascara: string }>(
      'SELECT nome, documento_mascara FROM cadastro.pessoa WHERE documento_indice = $1',
      [indice],
    );
    expect(rows[0]?.nome).toBe(pessoa?.nome);
    expect(rows[0]?.documento_mascara).not.toContain(pessoa?.documento);
  });
});

describe('a load that fails half way', () => {
  const vazio = comBanco();

  it('leaves nothing behind, and the next one works', async () => {
    const pequena = gerarCidade({ ligacoes: 12 });
    const quebrada = {
      ...pequena,
      gerarRotas: function* () {
        yield* [...pequena.gerarRotas()].slice(0, 1);
        throw new Error('o disco encheu');
      },
    };
    const cliente = await vazio.banco.pool('nascente_migrador').connect();
    try {
      await expect(gravarCidade(cliente, quebrada, protecao)).rejects.toThrow('o disco encheu');
      const { rows } = await cliente.query<{ n: number }>('SELECT count(*)::integer AS n FROM cadastro.localidade');
      expect(rows[0]?.n).toBe(0);
      expect((await gravarCidade(cliente, pequena, protecao)).gravada).toBe(true);
    } finally {
      cliente.release();
    }
  });
});
