import { expect, test } from 'vitest';
import { dataCivil } from '../comum/data-civil.ts';
import { lerPrivilegio, privilegio, soConsulta, temPrivilegio } from './privilegio.ts';

test('a privilege is an object and an act', () => {
  for (const certo of ['divida-ativa:ver', 'economias:alterar', 'pagamento:estornar', 'lote2:isentar-taxa']) expect(lerPrivilegio(certo)).toEqual({ ok: true, valor: certo });
  for (const errado of ['', 'ver', ':ver', 'a:', 'a:b:c', 'Dívida:ver', 'divida ativa:ver', 'a-:b', '-a:b', 'a--b:c', '2a:b', 'a:b\n', `${'a'.repeat(59)}:b`]) {
    expect(lerPrivilegio(errado), errado).toMatchObject({ ok: false, erro: { codigo: 'privilegio/invalido' } });
    expect(() => privilegio(errado)).toThrow('não é um privilégio');
  }
});

test('a privilege holds from its first day through its last', () => {
  const estornar = privilegio('pagamento:estornar');
  const concedidos = [{ privilegio: estornar, de: dataCivil('2026-11-01'), ate: dataCivil('2026-11-30') }];
  const em = (dia: string) => temPrivilegio(concedidos, estornar, dataCivil(dia));
  expect(['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map(em)).toEqual([false, true, true, false]);
  expect(temPrivilegio(concedidos, privilegio('divida-ativa:ver'), dataCivil('2026-11-15'))).toBe(false);
});

test('only looking is told from acting', () => {
  expect(['divida-ativa:ver', 'auditoria:consultar', 'economias:alterar', 'ver:alterar'].map((p) => soConsulta(privilegio(p)))).toEqual([true, true, false, false]);
});
