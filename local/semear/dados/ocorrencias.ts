/** Reading occurrences of the town (TR 12.8): what each code means to billing is data. Codes and descriptions are ours. */
import type { Ocorrencia } from '../../../domain/leitura/ocorrencia.ts';

export const SEM_OCORRENCIA = 0;
export const CASA_FECHADA = 1;
export const PORTAO_TRANCADO = 2;
export const CAO_BRAVO = 3;
export const HIDROMETRO_PARADO = 10;
export const VAZAMENTO_VISIVEL = 20;
export const IMOVEL_VAZIO = 30;

export const OCORRENCIAS: readonly Ocorrencia[] = [
  { codigo: SEM_OCORRENCIA, descricao: 'Leitura normal', acao: 'FATURAR_LEITURA', exigeLeitura: true, critica: false },
  { codigo: CASA_FECHADA, descricao: 'Casa fechada', acao: 'FATURAR_MEDIA', exigeLeitura: false, critica: false },
  { codigo: PORTAO_TRANCADO, descricao: 'Portão trancado', acao: 'FATURAR_MEDIA', exigeLeitura: false, critica: false },
  { codigo: CAO_BRAVO, descricao: 'Cão bravo', acao: 'FATURAR_MEDIA', exigeLeitura: false, critica: false },
  { codigo: 4, descricao: 'Abrigo obstruído', acao: 'FATURAR_MEDIA', exigeLeitura: false, critica: false },
  { codigo: 5, descricao: 'Acesso negado pelo morador', acao: 'FATURAR_MEDIA', exigeLeitura: false, critica: true },
  { codigo: HIDROMETRO_PARADO, descricao: 'Hidrômetro parado', acao: 'FATURAR_MEDIA', exigeLeitura: true, critica: true },
  { codigo: 11, descricao: 'Hidrômetro embaçado', acao: 'FATURAR_MEDIA', exigeLeitura: false, critica: false },
  { codigo: 12, descricao: 'Hidrômetro quebrado', acao: 'FATURAR_MEDIA', exigeLeitura: false, critica: true },
  { codigo: 13, descricao: 'Hidrômetro invertido', acao: 'FATURAR_MEDIA', exigeLeitura: true, critica: true },
  { codigo: 14, descricao: 'Hidrômetro não localizado', acao: 'FATURAR_MEDIA', exigeLeitura: false, critica: true },
  { codigo: 15, descricao: 'Número do hidrômetro não confere', acao: 'FATURAR_LEITURA', exigeLeitura: true, critica: true },
  { codigo: VAZAMENTO_VISIVEL, descricao: 'Vazamento visível no imóvel', acao: 'FATURAR_LEITURA', exigeLeitura: true, critica: true },
  { codigo: 21, descricao: 'Suspeita de fraude', acao: 'FATURAR_LEITURA', exigeLeitura: true, critica: true },
  { codigo: IMOVEL_VAZIO, descricao: 'Imóvel vazio', acao: 'FATURAR_LEITURA', exigeLeitura: true, critica: false },
  { codigo: 31, descricao: 'Imóvel demolido', acao: 'NAO_FATURAR', exigeLeitura: false, critica: true },
  { codigo: 32, descricao: 'Mudança de uso do imóvel', acao: 'FATURAR_LEITURA', exigeLeitura: true, critica: true },
  { codigo: 40, descricao: 'Ligação cortada', acao: 'FATURAR_LEITURA', exigeLeitura: true, critica: false },
  { codigo: 41, descricao: 'Ligação cortada com consumo', acao: 'FATURAR_LEITURA', exigeLeitura: true, critica: true },
];

/** Why a reader did not read, and how often each is the reason. */
export const IMPEDIMENTOS = [
  [CASA_FECHADA, 60],
  [PORTAO_TRANCADO, 25],
  [CAO_BRAVO, 15],
] as const;
