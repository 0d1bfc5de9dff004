import { expect, test } from 'vitest';
import { descreverAlvo, lerAlvo } from './alvo.ts';
import { descreverAto, descreverEvento, descreverResultado } from './eventos.ts';

test.each([
  ['ciclo:12/ligacao:10102', null, 'Ciclo 12, Ligação 10102'],
  ['usuario:e70ad1f4-0000-4000-8000-000000000001', 'Ana Souza', 'Usuário Ana Souza'],
  ['usuario:e70ad1f4-0000-4000-8000-000000000001', null, 'Usuário e70ad1f4'],
  ['usuario:ana/privilegio:pagamento:estornar', 'Ana Souza', 'Usuário Ana Souza, Privilégio pagamento:estornar'],
  ['rota:mostrarLigacao', null, 'Função “Consulta a uma ligação”'],
  ['ciclo:1/rota:101', null, 'Ciclo 1, Rota 101'],
  ['sessao', null, 'Sessão'],
  ['entrada:retornos/x.ret', null, 'Arquivo retornos, x.ret'],
  ['de-outra-versao:7', null, 'de-outra-versao:7'],
])('%s of %s is "%s"', (objeto, pessoa, esperado) => {
  expect(descreverAlvo(objeto, pessoa)).toBe(esperado);
});

test('what is not known by this version is shown as it was written', () => {
  expect([descreverEvento('acesso/entrar'), descreverEvento('velho/ato')]).toEqual(['Entrada no sistema', 'velho/ato']);
  expect([descreverResultado('RECUSADO'), descreverResultado('toString')]).toEqual(['Recusado', 'toString']);
});

test.each([
  ['ligação 10102', 'ligacao:10102'],
  ['Ligacao  10102', 'ligacao:10102'],
  ['Pedido de titular 7', 'pedido-titular:7'],
  ['usuário ana.souza', 'usuario:ana.souza'],
  ['Auditoria', 'auditoria'],
  ['ciclo:1/rota:2', 'ciclo:1/rota:2'],
  ['qualquer coisa', 'qualquer coisa'],
])('"%s" is asked as %s', (digitado, esperado) => {
  expect(lerAlvo(digitado)).toBe(esperado);
});

test('an act that stands for many says how many', () => {
  expect(descreverAto({ funcao: 'acesso/entrar', depois: { repeticoes: 56 } })).toBe('Entrada no sistema (mais 56 vezes no mesmo minuto)');
  expect(descreverAto({ funcao: 'acesso/entrar', depois: { repeticoes: 1 } })).toBe('Entrada no sistema (mais 1 vez no mesmo minuto)');
  expect(descreverAto({ funcao: 'acesso/entrar', depois: null })).toBe('Entrada no sistema');
});
