import { beforeAll, describe, expect, it } from 'vitest';
import { comBanco } from '../fixture/banco.ts';
import { bancoSimulado } from './simulador/cidade-simulada.ts';
import { ERROS_DA_ARRECADACAO } from './simulador/erros-da-arrecadacao.ts';
import { ERROS_DO_FATURAMENTO } from './simulador/erros-do-faturamento.ts';
import { cacar, type Caca } from './simulador/erros.ts';

const ERROS = [...ERROS_DO_FATURAMENTO, ...ERROS_DA_ARRECADACAO];

describe('bugs put in on purpose', () => {
  const cacas = new Map<string, Caca>();
  // two at a time, each in a database of its own
  beforeAll(async () => {
    const fila = [...ERROS];
    const cacarTodos = async (): Promise<void> => {
      for (let erro = fila.shift(); erro !== undefined; erro = fila.shift()) {
        const caca = await cacar(erro);
        cacas.set(erro.nome, caca);
        console.log(`"${erro.nome}": corrida ${caca.corridas}, ${caca.pego?.achados.map((a) => a.slice(0, 160)).join(' | ') ?? 'ESCAPOU'}`);
      }
    };
    await Promise.all([cacarTodos(), cacarTodos()]);
  }, 900_000);

  it.each(ERROS)('$nome: caught', ({ nome, por }) => {
    const { pego, plantado } = cacas.get(nome) ?? { pego: undefined, plantado: false };
    expect(plantado).toBe(true);
    expect(pego?.achados ?? []).toEqual(expect.arrayContaining([expect.stringMatching(por)]));
  });

  it('are many, each with its own name', () => {
    expect(new Set(ERROS.map((e) => e.nome)).size).toBe(ERROS.length);
    expect(ERROS.length).toBeGreaterThanOrEqual(30);
  });
});

describe('what the database itself refuses, whatever the code does', () => {
  // what is refused changes nothing: one database is enough for all of it
  const t = comBanco(bancoSimulado);
  it.each([
    ['to change an issued bill', 'UPDATE faturamento.fatura SET valor = valor + 1'],
    ['to delete an issued bill', 'DELETE FROM faturamento.fatura'],
    ['to change a transfer of the ledger', 'UPDATE razao.transferencia SET valor = valor + 1'],
    ['to delete a transfer of the ledger', 'DELETE FROM razao.transferencia'],
    ['to delete a payment', 'DELETE FROM arrecadacao.pagamento'],
    ['to approve a cycle without a person', `UPDATE faturamento.ciclo SET situacao = 'APROVADO', critica_por = NULL, critica_em = NULL`],
    ['a second cycle of the same grupo and month', `INSERT INTO faturamento.ciclo (grupo, referencia, situacao, leitura_limite, emissao, vencimento, validade, convenio, aberto_em, aberto_por)
       SELECT grupo, referencia, 'ABERTO', leitura_limite, emissao, vencimento, validade, convenio, aberto_em, aberto_por FROM faturamento.ciclo`],
    ['a number for a cycle that goes past the last one', `UPDATE comum.contador SET ultimo = maximo + 1`],
    ['to take a counter back', `UPDATE comum.contador SET ultimo = 0`],
    ['to say that somebody else approved', `UPDATE faturamento.ciclo SET critica_por = 'Outra Pessoa'`],
    ['to give a cycle other numbers', `UPDATE faturamento.ciclo SET aviso_inicial = aviso_inicial + 1000`],
    ['to send an issued cycle back to be computed', `UPDATE faturamento.ciclo SET situacao = 'CALCULANDO'`],
    ['to take a ligação out of a frozen lot', `UPDATE faturamento.ciclo_rota SET lote = lote[2:]`],
    ['to change what is open of a bill', `UPDATE faturamento.fatura_aberta SET valor = valor + 1`],
    ['to post the same document again on another day', `INSERT INTO razao.transferencia SELECT documento, valor, aviso, cdc, data_contabil + 1, data_fato, conta_debito, conta_credito, evento, rubrica
       FROM razao.transferencia WHERE evento = 1 ORDER BY documento LIMIT 1`],
    ['to post the payments of a file again on another day', `INSERT INTO razao.transferencia SELECT documento, valor, aviso, cdc, data_contabil + 3, data_fato, conta_debito, conta_credito, evento, rubrica
       FROM razao.transferencia WHERE evento = 2`],
  ])('%s', async (_o, sql) => {
    for (const papel of ['nascente_lote', 'nascente_app', undefined] as const) {
      await expect(t.banco.pool(papel).query(sql)).rejects.toThrow(/permission denied|permissão negada|só aceita inclusão|não se altera|não volta atrás|não passa de|está congelado|já lançado|violates|viola|duplicate|duplicar/);
    }
  });

  it('to close a bill that nobody paid, by who works at a screen or owns the database', async () => {
    const banco = await bancoSimulado();
    try {
      for (const papel of ['nascente_app', undefined] as const) {
        await expect(banco.pool(papel).query('DELETE FROM faturamento.fatura_aberta')).rejects.toThrow(/não foi paga nem cancelada/);
      }
    } finally {
      await banco.fechar();
    }
  });

  it('to make anything, to who only reads', async () => {
    const banco = await bancoSimulado();
    try {
      const leitura = banco.pool('nascente_leitura');
      for (const chamada of ['faturamento.abrir_area_previa(999)', 'faturamento.indexar_area_previa(1)', 'faturamento.fechar_areas_previas()', 'razao.garantir_ano(2040)', `comum.reservar_numeros('aviso', 1)`]) {
        await expect(leitura.query(`SELECT ${chamada}`)).rejects.toThrow(/permission denied|permissão negada/);
      }
    } finally {
      await banco.fechar();
    }
  });
});
