/** What a browser says of itself, in words that a person knows: only to tell one's own sessions apart, since whoever calls may say what he likes. */

/** The first that is found speaks: Edge, Opera and Samsung also call themselves Chrome, and all of them Safari. */
const NAVEGADORES: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Navegador da Samsung'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/\S+ .*\bSafari\//, 'Safari'],
];

const SISTEMAS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
];

const achar = (dito: string, de: readonly (readonly [RegExp, string])[]): string | undefined => de.find(([forma]) => forma.test(dito))?.[1];

/** `Chrome no Windows`, `Safari no iPhone`. */
export function descreverAparelho(dito: string | null): string {
  const [navegador, sistema] = [achar(dito ?? '', NAVEGADORES), achar(dito ?? '', SISTEMAS)];
  if (navegador !== undefined && sistema !== undefined) return `${navegador} no ${sistema}`;
  if (sistema !== undefined) return `Navegador desconhecido no ${sistema}`;
  return navegador ?? 'Aparelho desconhecido';
}
