import { expect, it } from 'vitest';
import { compilarPadrao } from '../../../../../../domain/cadastro/mascaras/padrao-proprio.ts';
import { POLITICA_INICIAL } from '../../../../../../domain/cadastro/mascaras/politica.ts';
import { comPadrao, errosDoPadrao, ocultarTudo, testarPadrao, type Politica } from './padrao-novo.ts';

const POLITICA: Politica = { mascarar: { ...POLITICA_INICIAL.mascarar }, padroes: [] };
const RG = { nome: 'RG', padrao: 'RG ##.###.###-#', mascara: 'RG **.###.###-*' };

it.each([
  ['RG ##.###.###-#', 'RG **.***.***-*'],
  ['X+@X+.XXX', '*@*.***'],
  ['\\A\\###-A##', '\\A\\#**-***'],
])('of %s all that varies is hidden by %s', (padrao, mascara) => {
  expect(ocultarTudo(padrao)).toBe(mascara);
  expect(compilarPadrao({ padrao, mascara }).ok).toBe(true);
});

it('says what is wrong in the field where it is', () => {
  expect(errosDoPadrao(POLITICA, RG)).toEqual({ nome: '', padrao: '', mascara: '' });
  expect(errosDoPadrao(POLITICA, { nome: ' r ', padrao: '', mascara: '' })).toMatchObject({ nome: expect.stringContaining('2 letras'), padrao: expect.stringContaining('#'), mascara: '' });
  expect(errosDoPadrao(POLITICA, { ...RG, padrao: 'A+A+#', mascara: '***' }).padrao).toContain('Depois de uma repetição');
  expect(errosDoPadrao(POLITICA, { ...RG, mascara: RG.padrao }).mascara).toContain('não oculta nada');
  expect(errosDoPadrao(comPadrao(POLITICA, RG), RG).nome).toContain('RG');
});

it('shows how a text comes out, and whether it was by this pattern', () => {
  expect(testarPadrao(POLITICA, RG, 'RG 12.345.678-9, de j@x.com')).toEqual({ saida: 'RG **.345.678-*, de j***@x***', achou: true });
  expect(testarPadrao(POLITICA, RG, 'de j@x.com')).toEqual({ saida: 'de j***@x***', achou: false });
  expect(testarPadrao(POLITICA, { ...RG, mascara: '' }, 'RG')).toBeUndefined();
});
