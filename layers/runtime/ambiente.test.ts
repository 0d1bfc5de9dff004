import { describe, expect, expectTypeOf, it } from 'vitest';
import { ambienteDe } from './ambiente.ts';

describe('ambienteDe', () => {
  it('knows by type and by value the variables of each resource', () => {
    const esquema = ambienteDe(
      { banco: 'lote' },
      { balde: 'entrada', acesso: 'ler' },
      { fila: 'calcular-rota' },
      { maquina: 'ciclo-faturamento', acesso: 'responder' },
      { segredo: 'chaves-pessoais' },
      { tabela: 'idempotencia' },
    );
    const completo = {
      BANCO_HOST: 'h',
      BANCO_PORTA: '5432',
      BANCO_NOME: 'nascente',
      BANCO_SEGREDO_ARN: 'a',
      BANCO_TLS: '1',
      BALDE_ENTRADA: 'e',
      FILA_CALCULAR_ROTA_URL: 'u',
      MAQUINA_CICLO_FATURAMENTO_ARN: 'm',
      SEGREDO_CHAVES_PESSOAIS_ARN: 's',
      TABELA_IDEMPOTENCIA: 't',
    };
    expectTypeOf(esquema.parse(completo)).toEqualTypeOf<Record<keyof typeof completo, string>>();
    expect(esquema.parse({ ...completo, OUTRA: 'fica de fora' })).toEqual(completo);
  });

  it('names the variable that is missing', () => {
    expect(() => ambienteDe({ fila: 'emitir-rota' }).parse({})).toThrow(/FILA_EMITIR_ROTA_URL/);
  });

  it('gives the migrator the passwords of the roles it makes', () => {
    expect(Object.keys(ambienteDe({ banco: 'migrador' }).shape)).toContain('BANCO_SEGREDO_LEITURA_ARN');
    expect(Object.keys(ambienteDe({ banco: 'app' }).shape)).not.toContain('BANCO_SEGREDO_LEITURA_ARN');
  });
});
