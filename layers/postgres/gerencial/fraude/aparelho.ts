/** In the order in which they are looked for: Edge also calls itself Chrome, and Chrome calls itself Safari. */
const NAVEGADORES = [['Edg(e|A|iOS)?/', 'Edge'], ['OPR/|Opera', 'Opera'], ['SamsungBrowser/', 'Samsung Internet'], ['Firefox/|FxiOS/', 'Firefox'], ['Chrome/|CriOS/|Chromium/', 'Chrome'], ['Safari/', 'Safari']] as const;
/** Android calls itself Linux. */
const SISTEMAS = [['Windows', 'no Windows'], ['Android', 'no Android'], ['iPhone|iPad|iPod', 'no iOS'], ['CrOS', 'no ChromeOS'], ['Macintosh|Mac OS X', 'no macOS'], ['Linux|X11', 'no Linux']] as const;

const caso = (texto: string, formas: readonly (readonly [string, string])[], senao: string): string => `CASE ${formas.map(([forma, nome]) => `WHEN ${texto} ~ '${forma}' THEN '${nome}'`).join(' ')} ELSE ${senao} END`;

/**
 * SQL of what a device is to who compares it: the family of the browser and its platform. A browser that was updated, or a computer that became a station
 * (`Balcão 2 · Mozilla/5.0…`), is the device that it was. Of what is no browser, the text without its versions.
 */
export const APARELHO = (coluna: string): string =>
  `CASE WHEN ${coluna} ~ 'Mozilla/' THEN ${caso(coluna, NAVEGADORES, `'Outro navegador'`)} || ' ' || ${caso(coluna, SISTEMAS, `'em outro sistema'`)} ELSE regexp_replace(${coluna}, '/[0-9][0-9.]*', '', 'g') END`;
