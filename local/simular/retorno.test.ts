import { describe, expect, it } from 'vitest';
import { conferirIdentidade } from '../../domain/arrecadacao/febraban150/conferir-identidade.ts';
import { VERSOES_ESCRITAS } from '../../domain/arrecadacao/febraban150/escrever-retorno.ts';
import { lerRetorno } from '../../domain/arrecadacao/febraban150/ler-retorno.ts';
import { calendario } from '../../domain/comum/calendario.ts';
import { dataCivil, somarDias } from '../../domain/comum/data-civil.ts';
import { exigir } from '../../domain/comum/resultado.ts';
import { FalhaDoComando } from '../cli/falhas.ts';
import { segundoLeitor150 } from '../../test/fixture/segundo-leitor-150.ts';
import { simularRetorno, type ContaAberta, type ConvenioDoBanco, type PedidoDeRetorno } from './retorno.ts';

const HOJE = dataCivil('2026-11-24');
const CONVENIO: ConvenioDoBanco = {
  banco: '001', nomeBanco: 'BANCO DE TESTE', codigo: '001000917302', empresa: '9173', nomeEmpresa: 'SAAE', modulo: 10, versao: '05', diasCredito: 1, ultimoNsa: 122,
};
const conta = (i: number, mudancas: Partial<ContaAberta> = {}): ContaAberta => ({
  aviso: 1_000 + i, valor: 3_900 + i * 7, emissao: dataCivil('2026-11-06'), vencimento: dataCivil('2026-11-20'), validade: dataCivil('2027-01-19'), empresa: '9173', modulo: 10, ...mudancas,
});
const CONTAS = Array.from({ length: 300 }, (_, i) => conta(i));
const PEDIDO: PedidoDeRetorno = { convenio: CONVENIO, contas: CONTAS, hoje: HOJE, calendario: calendario(), semente: 1 };

describe('a simulated return file', () => {
  it.each(VERSOES_ESCRITAS)('in version %s is read alike by a reader that shares nothing with ours', (versao) => {
    const { bytes, nome, pagamentos, valor } = simularRetorno({ ...PEDIDO, convenio: { ...CONVENIO, versao } });
    const outro = segundoLeitor150(bytes);
    expect(nome).toBe('retorno-001-000123.ret');
    expect(outro.cabecalho).toMatchObject({ sentido: '2', convenio: CONVENIO.codigo, banco: '001', sequencial: '000123', leiaute: versao, geradoEm: '20261124' });
    expect(outro.pagamentos).toHaveLength(pagamentos);
    expect(outro.totalRecebido).toBe(BigInt(valor));
    expect(outro.digitosErrados).toBe(1);
    const nosso = exigir(lerRetorno(bytes));
    expect(nosso.avisos).toEqual([]);
    expect(conferirIdentidade(nosso, CONVENIO, HOJE)).toEqual([]);
  });

  it('is the same for the same seed, and another for another', () => {
    const { bytes } = simularRetorno(PEDIDO);
    expect(simularRetorno(PEDIDO).bytes).toEqual(bytes);
    expect(simularRetorno({ ...PEDIDO, semente: 2 }).bytes).not.toEqual(bytes);
    expect(simularRetorno({ ...PEDIDO, convenio: { ...CONVENIO, ultimoNsa: 123 } }).bytes).not.toEqual(bytes);
  });

  it('has of everything that happens at a bank, each told', () => {
    // some bills of months ago are past their validity; the due date of the others is past too, so that some pay late
    const antigas = [conta(900, { vencimento: dataCivil('2026-06-10'), emissao: dataCivil('2026-05-28'), validade: dataCivil('2026-08-10') })];
    const { acontecimentos, pagamentos } = simularRetorno({ ...PEDIDO, contas: [...antigas, ...CONTAS], parte: 1 });
    for (const nome of ['EM_DIA', 'ATRASADA', 'FORA_DA_VALIDADE', 'A_MAIOR', 'A_MENOR', 'DUAS_VEZES', 'FATURA_DESCONHECIDA', 'DIGITO_ERRADO', 'OUTRA_EMPRESA'] as const) {
      expect(acontecimentos[nome], nome).toBeGreaterThanOrEqual(1);
    }
    expect(acontecimentos).toMatchObject({ DUAS_VEZES: 1, FATURA_DESCONHECIDA: 1, DIGITO_ERRADO: 1, OUTRA_EMPRESA: 1 });
    expect(Object.values(acontecimentos).reduce((a, b) => a + b, 0)).toBe(pagamentos);
  });

  it('says of each payment what it is: dates and values bear it out', () => {
    const { bytes, acontecimentos } = simularRetorno({ ...PEDIDO, parte: 1 });
    const lidos = segundoLeitor150(bytes).pagamentos.filter((p) => CONTAS.some((c) => p.barras.endsWith(`${String(c.aviso).padStart(11, '0')}000000`)) && p.barras.slice(15, 19) === '9173');
    const nominal = (barras: string) => Number(barras.slice(4, 15));
    expect(lidos.filter((p) => Number(p.recebido) > nominal(p.barras))).toHaveLength(acontecimentos['A_MAIOR'] ?? 0);
    expect(lidos.filter((p) => Number(p.recebido) < nominal(p.barras))).toHaveLength(acontecimentos['A_MENOR'] ?? 0);
    expect(lidos.filter((p) => p.pagoEm > '20261123')).toHaveLength(lidos.filter((p) => p.pagoEm === '20261124').length);
    // 20 November is a national holiday: who pays on the 23rd is in time
    expect(lidos.filter((p) => p.pagoEm > '20261123' && p.barras !== '').length).toBeGreaterThanOrEqual(acontecimentos['ATRASADA'] ?? 0);
    expect(new Set(lidos.map((p) => p.autenticacao)).size).toBe(lidos.length);
  });

  it('has no number after the largest of six digits: what to do is said, and a number that somebody gives is used', () => {
    const convenio = { ...CONVENIO, ultimoNsa: 999_998 };
    expect(segundoLeitor150(simularRetorno({ ...PEDIDO, convenio }).bytes).cabecalho).toMatchObject({ sequencial: '999999' });
    const cheio = { ...PEDIDO, convenio: { ...CONVENIO, ultimoNsa: 999_999 } };
    expect(() => simularRetorno(cheio)).toThrow(FalhaDoComando);
    expect(() => simularRetorno(cheio)).toThrow(/número 999999.*--nsa.*--convenio/);
    const dito = simularRetorno({ ...cheio, nsa: 123 });
    expect(dito).toEqual(simularRetorno(PEDIDO));
    expect(dito.nsa).toBe(123);
    const grande = { ...PEDIDO, nsa: 1_000_000 };
    expect(() => simularRetorno(grande)).toThrow(/de 1 a 999999/);
  });

  it('of an agreement that does not fit the layout says which field, and what to look at', () => {
    const longo = { ...PEDIDO, convenio: { ...CONVENIO, codigo: '1'.repeat(21) } };
    expect(() => simularRetorno(longo)).toThrow(FalhaDoComando);
    expect(() => simularRetorno(longo)).toThrow(/posições 3 a 22.*convênio/);
  });

  it('can be only of right payments, or of none', () => {
    const certo = simularRetorno({ ...PEDIDO, comAnomalias: false, parte: 1, hoje: dataCivil('2026-11-19') });
    expect(certo.acontecimentos).toEqual({ EM_DIA: 300 });
    const vazio = simularRetorno({ ...PEDIDO, contas: [], comAnomalias: false });
    expect(vazio).toMatchObject({ pagamentos: 0, valor: 0 });
    expect(segundoLeitor150(vazio.bytes).pagamentos).toEqual([]);
  });

  it('before the due date nobody is late, and nothing is paid on a day to come', () => {
    const hoje = dataCivil('2026-11-10');
    const { bytes, acontecimentos } = simularRetorno({ ...PEDIDO, hoje, parte: 1 });
    expect(acontecimentos['ATRASADA']).toBeUndefined();
    expect(segundoLeitor150(bytes).pagamentos.every((p) => p.pagoEm <= '20261110')).toBe(true);
    const atrasado = simularRetorno({ ...PEDIDO, hoje: somarDias(HOJE, 20), parte: 1 });
    expect(atrasado.acontecimentos['ATRASADA']).toBeGreaterThan(20);
  });
});
