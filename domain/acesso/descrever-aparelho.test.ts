import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descreverAparelho } from './descrever-aparelho.ts';

describe('what a browser says of itself', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36', 'Chrome no Windows'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0', 'Edge no Windows'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 OPR/120.0.0.0', 'Opera no Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0', 'Firefox no Linux'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15', 'Safari no Mac'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1', 'Safari no iPhone'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/139.0.0.0 Mobile/15E148 Safari/604.1', 'Chrome no iPhone'],
    ['Mozilla/5.0 (Linux; Android 15; SM-S931B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36', 'Navegador da Samsung no Android'],
    ['Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36', 'Chrome no ChromeOS'],
    ['Lynx/2.9 (X11)', 'Navegador desconhecido no Linux'],
    ['Firefox/142.0', 'Firefox'],
    ['curl/8.5.0', 'Aparelho desconhecido'],
    ['', 'Aparelho desconhecido'],
    [null, 'Aparelho desconhecido'],
  ])('%s', (dito, emPalavras) => {
    expect(descreverAparelho(dito)).toBe(emPalavras);
  });

  it('nothing of it is repeated: whatever it says, the words are ours', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (dito) => /^[A-Z][\wçãé ]{3,40}$/.test(descreverAparelho(dito))));
  });
});
