/** What a person allows besides what the law and the contract already do: messages that nobody has to receive (LGPD arts. 7º, I, and 8º; TR 6.5.23.16). */
export const FINALIDADES = ['AVISOS_POR_WHATSAPP', 'AVISOS_POR_SMS', 'AVISOS_POR_EMAIL', 'PESQUISA_DE_SATISFACAO'] as const;
export type Finalidade = (typeof FINALIDADES)[number];

export const NOME_DA_FINALIDADE: Readonly<Record<Finalidade, string>> = {
  AVISOS_POR_WHATSAPP: 'Avisos por WhatsApp',
  AVISOS_POR_SMS: 'Avisos por SMS',
  AVISOS_POR_EMAIL: 'Avisos por e-mail',
  PESQUISA_DE_SATISFACAO: 'Pesquisa de satisfação',
};

/** By where a person spoke to the utility. */
export const CANAIS = ['BALCAO', 'TELEFONE', 'SITE', 'WHATSAPP', 'EMAIL', 'CARTA'] as const;
export type Canal = (typeof CANAIS)[number];

export const NOME_DO_CANAL: Readonly<Record<Canal, string>> = {
  BALCAO: 'Balcão',
  TELEFONE: 'Telefone',
  SITE: 'Site',
  WHATSAPP: 'WhatsApp',
  EMAIL: 'E-mail',
  CARTA: 'Carta',
};

export type DecisaoDeConsentimento = 'CONCEDIDO' | 'REVOGADO';
