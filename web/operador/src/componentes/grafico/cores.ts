import type { Tema } from '../../nucleo/tema.ts';

export interface CoresDoGrafico {
  readonly barra: string;
  readonly destaque: string;
  readonly linha: string;
  readonly texto: string;
  readonly grade: string;
  readonly fundo: string;
}

export const CORES: Readonly<Record<Tema, CoresDoGrafico>> = {
  claro: { barra: '#7fb8d3', destaque: '#0b6a94', linha: '#b45309', texto: '#45525e', grade: '#e2e8ed', fundo: '#ffffff' },
  escuro: { barra: '#3a7593', destaque: '#6cc4ec', linha: '#f0b35a', texto: '#b6c2cd', grade: '#24313c', fundo: '#1a2631' },
};
