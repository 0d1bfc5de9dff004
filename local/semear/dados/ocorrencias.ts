/** Codes that the generator itself writes; the whole table, with what each means to billing, is in `seed.ts`. */
export const SEM_OCORRENCIA = 0;
export const CASA_FECHADA = 1;
export const PORTAO_TRANCADO = 2;
export const CAO_BRAVO = 3;
export const HIDROMETRO_PARADO = 10;
export const VAZAMENTO_VISIVEL = 20;
export const IMOVEL_VAZIO = 30;

/** Why a reader did not read, and how often each is the reason. */
export const IMPEDIMENTOS = [
  [CASA_FECHADA, 60],
  [PORTAO_TRANCADO, 25],
  [CAO_BRAVO, 15],
] as const;
