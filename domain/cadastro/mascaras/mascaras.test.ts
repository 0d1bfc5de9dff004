import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitosDoCnpj, digitosDoCpf } from '../documento.ts';
import { A_VISTA, MASCARAS, TIPOS_MASCARADOS } from './mascaras.ts';
import { compilarPadrao } from './padrao-proprio.ts';
import { conferirPolitica, mascaradorDe, POLITICA_FECHADA, POLITICA_INICIAL } from './politica.ts';
import { mascararTexto } from './texto-livre.ts';

const TODOS = new Set(TIPOS_MASCARADOS);
const sinais = (texto: string) => texto.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
const cpf = fc.stringMatching(/^[1-8]\d{8}$/).map((base) => base + digitosDoCpf(base));
const cnpj = fc.stringMatching(/^[0-9A-Z]{11}1$/).map((base) => base + digitosDoCnpj(base));
const formatado = (n: string) => `${n.slice(0, 3)}.${n.slice(3, 6)}.${n.slice(6, 9)}-${n.slice(9)}`;
const comBarra = (n: string) => `${n.slice(0, 2)}.${n.slice(2, 5)}.${n.slice(5, 8)}/${n.slice(8, 12)}-${n.slice(12)}`;
const email = fc.tuple(fc.stringMatching(/^[a-z][a-z0-9.]{2,12}[a-z]$/), fc.stringMatching(/^[a-z]{3,10}$/)).map(([a, b]) => `${a}@${b}.com.br`);
const celular = fc.stringMatching(/^[1-9]{2}9[1-9]\d{7}$/);

describe('a mask', () => {
  it.each([
    ['CPF', '12345678909', '***.456.789-**'],
    ['CPF', '123.456.789-09', '***.456.789-**'],
    ['CNPJ', '12.abc.345/01DE-35', '**.ABC.345/01DE-**'],
    ['EMAIL', 'joana@dominio.com.br', 'j***@d***'],
    ['TELEFONE', '+55 (15) 99123-4567', '(**) *****-4567'],
    ['TELEFONE', '1532245800', '(**) *****-5800'],
    ['NOME', 'Maria das Dores  Almeida', 'M*** A***'],
    ['NOME', 'Ágata', 'Á***'],
    ['CPF', 'o CPF dele', '***'],
    ['CPF', '', ''],
  ] as const)('of %s makes of %s: %s', (tipo, de, para) => {
    expect(MASCARAS[tipo](de)).toBe(para);
  });

  it.each(TIPOS_MASCARADOS)('of %s never shows more than it declares, put twice is as put once, and never throws', (tipo) => {
    const qualquer = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), cpf, cpf.map(formatado), cnpj, cnpj.map(comBarra), email, celular);
    fc.assert(
      fc.property(qualquer, (texto) => {
        const mascarado = MASCARAS[tipo](texto);
        expect(sinais(mascarado)).toBeLessThanOrEqual(A_VISTA[tipo]);
        expect(MASCARAS[tipo](mascarado)).toBe(mascarado);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('free text', () => {
  const antes = fc.constantFrom('', 'cliente ', 'CPF: ', '"', '(', 'a=', 'tel.\n', 'é ');
  const depois = fc.constantFrom('', ' ligou', '.', ',', '"', ')', ';', '\n', '?');

  it.each([
    ['a bare CPF', cpf, (n: string) => n.slice(0, 3)],
    ['a CPF as people write it', cpf.map(formatado), (n: string) => n.slice(0, 3)],
    ['an alphanumeric CNPJ', cnpj.map(comBarra), (n: string) => n.slice(0, 2)],
    ['an e-mail', email, (n: string) => n.slice(1)],
    ['a mobile', celular, (n: string) => n.slice(0, 7)],
    ['a mobile as people write it', celular.map((n) => `(${n.slice(0, 2)}) ${n.slice(2, 7)}-${n.slice(7)}`), (n: string) => n.slice(0, 10)],
  ])('hides %s wherever it stands', (_o, dado, escondido) => {
    fc.assert(
      fc.property(antes, dado, depois, (a, d, b) => {
        const feito = mascararTexto(a + d + b, TODOS);
        expect(feito).not.toContain(d);
        expect(feito.slice(a.length).startsWith(escondido(d))).toBe(false);
        expect(feito.startsWith(a)).toBe(true);
        expect(feito.endsWith(b)).toBe(true);
        expect(mascararTexto(feito, TODOS)).toBe(feito);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['CPF52998224725', 'CPF***.982.247-**'],
    ['cpf:52998224725', 'cpf:***.982.247-**'],
    ['CPF-529.982.247-25', 'CPF-***.982.247-**'],
    ['conta_52998224725.pdf', 'conta_***.982.247-**.pdf'],
    ['52998224725_frente', '***.982.247-**_frente'],
    ['529.982.247–25', '***.982.247-**'],
    ['529-982-247-25', '***.982.247-**'],
    ['529.982.247/25', '***.982.247-**'],
    ['529\u00a0982\u00a0247\u00a025', '***.982.247-**'],
    ['５２９.９８２.２４７-２５', '***.982.247-**'],
    ['15 99123–4567', '(**) *****-4567'],
    ['tel15991234567', 'tel(**) *****-4567'],
    ['(15)99123-4567', '(**) *****-4567'],
    ['+55\u00a015\u00a099123‑4567', '(**) *****-4567'],
    ['zap_15991234567', 'zap_(**) *****-4567'],
    ['maria@münchen.de', 'm***@m***'],
    ["o'neil@saae.com.br", 'o***@s***'],
  ])('hides what people make of it: %s', (texto, esperado) => {
    expect(mascararTexto(texto, TODOS)).toBe(esperado);
  });

  it.each(['2026-11-20T12:30:00.123Z', 'fatura 12345678900', '826000000001 123456789012 ', '0b5d6c1e-1234-4321-8765-123456789012', 'ciclo:71/ligacao:10102', 'ato 21/2026', '18010-000', 'R$ 1.234.567,89', '1764345600', '2025-2026', 'pedido-1'])(
    'leaves %s as it is',
    (texto) => {
      expect(mascararTexto(texto, TODOS)).toBe(texto);
    },
  );

  it('never throws and settles at once, whatever it is given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (t) => mascararTexto(mascararTexto(t, TODOS), TODOS) === mascararTexto(t, TODOS)), { numRuns: 1000 });
  });

  it('takes a long hostile text without being held by it', () => {
    const inicio = performance.now();
    for (const t of ['a'.repeat(100_000), '1'.repeat(100_000), '1.'.repeat(50_000), 'a@'.repeat(50_000), `${'a.'.repeat(50_000)}@`, '15 9999'.repeat(14_000), '55 '.repeat(30_000), "a'".repeat(50_000), 'tel'.repeat(33_000), `${'cpf-'.repeat(25_000)}1`, '1-'.repeat(50_000), '９'.repeat(100_000)]) mascararTexto(t, TODOS);
    expect(performance.now() - inicio).toBeLessThan(3_000);
  });
});

describe('a pattern of the utility', () => {
  const aplicar = (padrao: string, mascara: string, texto: string) => {
    const lido = compilarPadrao({ padrao, mascara });
    return lido.ok ? lido.valor(texto) : lido.erro;
  };

  it.each([
    ['RG ##.###.###-#', 'RG **.###.***-*', 'o RG 12.345.678-9 dele', 'o RG **.345.***-* dele'],
    ['###.###', '###.***', 'x123.456', 'x123.456'],
    ['###.###', '###.***', '123.456, 1123.456, 123.4567', '123.***, 1123.456, 123.4567'],
    ['X+@X+.XXX.XX', '*@*.XXX.XX', 'fale com jose@saae.com.br hoje', 'fale com ***@***.com.br hoje'],
    ['AAA-#A##', 'AAA-****', 'placa BRA-2E19.', 'placa BRA-****.'],
    ['\\A\\A###', '\\A\\A***', 'AA123', 'AA***'],
    // as long as it is written, and beside whatever letter: a pattern that begins or ends with a mark needs no other around it
    ['X+@X+.XXX', '*@*.XXX', `${'a'.repeat(70)}@b.com`, '***@***.com'],
    ['(##) ####', '(**) ****', 'tel(11) 1234', 'tel(**) ****'],
    ['[###]', '[***]', 'a[123]b', 'a[***]b'],
    // a letter written with its accent apart is one letter
    ['RG AAA', 'RG ***', 'RG e\u0301te', 'RG ***'],
  ])('%s under %s', (padrao, mascara, texto, esperado) => {
    expect(aplicar(padrao, mascara, texto)).toBe(esperado);
  });

  it.each([
    ['##', '**', 'padrao'],
    ['###X+A', '***X+A', 'padrao'],
    ['A+A+A+', '***', 'padrao'],
    ['###-#', '***', 'mascara'],
    ['###-#', '###-#', 'mascara'],
    ['###\\', '***\\', 'padrao'],
    ['#'.repeat(61), '*'.repeat(61), 'padrao'],
    ['#+.#+.#+.#+.#+.#+.#+', '*.*.*.*.*.*.*', 'padrao'],
  ])('refuses %s under %s by its field', (padrao, mascara, campo) => {
    expect(aplicar(padrao, mascara, '')).toMatchObject({ codigo: 'padrao/invalido', campo });
  });

  it('is linear: the worst text for the worst pattern costs little', () => {
    const lido = compilarPadrao({ padrao: 'X+.X+.X+.X+.X+.X+', mascara: '*.*.*.*.*.*' });
    const inicio = performance.now();
    if (lido.ok) for (const t of ['a'.repeat(100_000), 'a.'.repeat(50_000), `${'a'.repeat(64)}.`.repeat(1_500), `${'a'.repeat(20_000)}.`.repeat(5)]) lido.valor(t);
    expect(lido.ok).toBe(true);
    expect(performance.now() - inicio).toBeLessThan(3_000);
  });

  it('never throws and leaves no more than what its mask keeps', () => {
    fc.assert(fc.property(fc.string({ maxLength: 70 }), fc.string({ maxLength: 70 }), fc.string(), (p, m, t) => typeof aplicar(p, m, t) !== 'undefined'));
    fc.assert(fc.property(fc.stringMatching(/^\d{2}\.\d{3}$/), (t) => sinais(String(aplicar('##.###', '**.##*', t))) === 2));
  });
});

describe('a policy', () => {
  it('says which kinds are masked, and no policy is the one that masks them all', () => {
    const [inicial, fechada] = [mascaradorDe(POLITICA_INICIAL), mascaradorDe(POLITICA_FECHADA)];
    expect(inicial('DOCUMENTO', '12345678909')).toBe('***.456.789-**');
    expect(inicial('DOCUMENTO', '12.ABC.345/01DE-35')).toBe('12.ABC.345/01DE-35');
    expect(inicial('DOCUMENTO', 'passaporte X1')).toBe('***');
    expect(inicial('NOME', 'Maria Almeida')).toBe('Maria Almeida');
    expect(fechada('DOCUMENTO', '12.ABC.345/01DE-35')).toBe('**.ABC.345/01DE-**');
    expect(fechada('NOME', 'Maria Almeida')).toBe('M*** A***');
    expect([inicial('EMAIL', null), inicial('TELEFONE', undefined), inicial('TEXTO', 7)]).toEqual([null, undefined, 7]);
  });

  it.each(['telefones', 'telefoneCelular', 'celular_2', 'whatsApp', 'emailDoTitular', 'E-mails', 'contatoTelefone'])('knows %s by a word of the key', (chave) => {
    const [valor, mascarado] = /mail/i.test(chave) ? ['joao@x', 'j***@x***'] : ['1532245800', '(**) *****-5800'];
    expect(mascaradorDe(POLITICA_INICIAL)('TEXTO', { [chave]: valor, lista: { [chave]: [valor] } })).toEqual({ [chave]: mascarado, lista: { [chave]: [mascarado] } });
  });

  it('leaves alone keys that only look like those', () => {
    const estado = { telefonema: '1532245800', emailConferido: true, documentoTipo: 'CPF', responsavel: 'Rui', telefones: null };
    expect(mascaradorDe(POLITICA_FECHADA)('TEXTO', estado)).toEqual(estado);
  });

  it('walks what an act kept, by its keys and by its texts', () => {
    const estado = { cpf: 12345678909, titular: { email: 'a@b.com', 'e-mail': 'joao@x.y' }, obs: ['ligou de (15) 99123-4567'], documento: 4021, aviso: 12345678900, quando: '2026-11-20T12:30:00.123Z' };
    expect(mascaradorDe(POLITICA_INICIAL)('TEXTO', estado)).toEqual({ ...estado, cpf: '***.456.789-**', titular: { email: 'a***@b***', 'e-mail': 'j***@x***' }, obs: ['ligou de (**) *****-4567'] });
  });

  it('has patterns of its own, refused by their field when wrong or named twice', () => {
    const rg = { nome: 'RG', padrao: '##.###.###-#', mascara: '**.###.###-*' };
    expect(mascaradorDe({ ...POLITICA_INICIAL, padroes: [rg] })('TEXTO', 'RG 12.345.678-9')).toBe('RG **.345.678-*');
    expect(conferirPolitica({ ...POLITICA_INICIAL, padroes: [rg] })).toBeUndefined();
    expect(conferirPolitica({ ...POLITICA_INICIAL, padroes: [rg, rg] })).toMatchObject({ codigo: 'politica/invalida', campo: 'padroes.1.nome' });
    expect(conferirPolitica({ ...POLITICA_INICIAL, padroes: [rg, { ...rg, nome: 'x', mascara: '1' }] })).toMatchObject({ codigo: 'padrao/invalido', campo: 'padroes.1.mascara' });
    expect(conferirPolitica({ ...POLITICA_INICIAL, padroes: Array.from({ length: 21 }, (_, i) => ({ ...rg, nome: String(i) })) })).toMatchObject({ campo: 'padroes' });
  });
});
