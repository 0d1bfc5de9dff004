import { theme, type ThemeConfig } from 'antd';
import { createContext, useContext } from 'react';

export type Tema = 'claro' | 'escuro';

const FONTE = "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

/** Greys of small texts are darker than the component library's own, which do not reach the contrast of WCAG AA. */
const CLARO = {
  colorPrimary: '#0b6a94',
  // the library's own is lighter than a text on white may be
  colorPrimaryHover: '#16759f',
  colorInfo: '#0b6a94',
  colorLink: '#0a5f86',
  colorSuccess: '#14733f',
  colorWarning: '#8a5a00',
  colorError: '#b3261e',
  colorText: '#17232d',
  colorTextSecondary: '#45525e',
  colorTextTertiary: '#56636f',
  colorTextDescription: '#56636f',
  colorTextPlaceholder: '#66737f',
  colorTextDisabled: '#6b7782',
  colorBgLayout: '#f3f6f8',
  colorBorder: '#c3ccd4',
  colorBorderSecondary: '#e2e8ed',
  colorInfoBg: '#e8f3fa',
  colorInfoBorder: '#b4d6ea',
  colorSuccessBg: '#e6f6ec',
  colorSuccessBorder: '#a9d9bb',
  colorWarningBg: '#fdf4df',
  colorWarningBorder: '#e6cd93',
  colorErrorBg: '#fdeceb',
  colorErrorBorder: '#efb4af',
  controlItemBgActive: '#d8ecf6',
};

const ESCURO = {
  colorPrimary: '#3d9fcb',
  colorInfo: '#3d9fcb',
  colorLink: '#74c3e8',
  colorSuccess: '#4fc081',
  colorWarning: '#e0a73a',
  colorError: '#ff8a80',
  colorText: '#e6edf3',
  colorTextSecondary: '#b6c2cd',
  colorTextTertiary: '#a0adb9',
  colorTextDescription: '#a0adb9',
  colorTextPlaceholder: '#93a1ad',
  colorTextDisabled: '#8d9aa6',
  colorTextLightSolid: '#06131b',
  colorBgBase: '#0f171e',
  colorBgLayout: '#0b1218',
  colorBgContainer: '#131d26',
  colorBgElevated: '#1a2631',
  colorBorder: '#3a4956',
  colorBorderSecondary: '#24313c',
  colorInfoBg: '#10303f',
  colorInfoBorder: '#22566f',
  colorSuccessBg: '#10301d',
  colorSuccessBorder: '#235c39',
  colorWarningBg: '#33290d',
  colorWarningBorder: '#6b5518',
  colorErrorBg: '#3d1a18',
  colorErrorBorder: '#7c3430',
  controlItemBgActive: '#14384a',
};

/** Who asked the system for less movement gets none. */
function comMovimento(): boolean {
  return !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** The look of the component library in each theme. */
export function temaDosComponentes(tema: Tema): ThemeConfig {
  const escuro = tema === 'escuro';
  const cores = escuro ? ESCURO : CLARO;
  return {
    algorithm: escuro ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: { ...cores, fontFamily: FONTE, fontSize: 14, borderRadius: 6, motion: comMovimento() },
    components: {
      Table: { headerBg: escuro ? '#18242f' : '#eef3f6', headerSplitColor: 'transparent', cellPaddingBlockSM: 6, cellPaddingInlineSM: 8, rowHoverBg: escuro ? '#1b2833' : '#f2f8fb' },
      Layout: { headerPadding: '0 16px', headerHeight: 56 },
      Card: { headerFontSize: 15, headerHeight: 46, bodyPadding: 16, headerPadding: 16 },
      Descriptions: { itemPaddingBottom: 8, labelColor: cores.colorTextTertiary },
      Tabs: { horizontalMargin: '0 0 12px 0' },
      Statistic: { titleFontSize: 13, contentFontSize: 22 },
    },
  };
}

const GUARDADO = 'nascente.tema';

/** What `preparar.js` decided before the first paint. */
export function temaInicial(): Tema {
  return document.documentElement.dataset['tema'] === 'escuro' ? 'escuro' : 'claro';
}

export function aplicarTema(tema: Tema): void {
  document.documentElement.dataset['tema'] = tema;
  try {
    localStorage.setItem(GUARDADO, tema);
  } catch {
    // Storage may be forbidden: the choice lasts until the page is closed.
  }
}

export interface EscolhaDeTema {
  readonly tema: Tema;
  readonly alternar: () => void;
}
export const ContextoDoTema = createContext<EscolhaDeTema>({ tema: 'claro', alternar: () => undefined });

export function useTema(): EscolhaDeTema {
  return useContext(ContextoDoTema);
}
