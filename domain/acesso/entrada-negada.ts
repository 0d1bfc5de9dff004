/**
 * Why an entry was refused, as the audit keeps it and whoever was refused never hears (TR 3.4, 6.1): the code is what one searches for, the words are what one reads.
 */
export const ENTRADA_NEGADA = {
  DESCONHECIDO: 'LOGIN_NEGADO_DESCONHECIDO: ninguém com senha em uso tem este usuário ou e-mail',
  SENHA: 'LOGIN_NEGADO_SENHA: a senha não confere',
  SEGUNDO_FATOR: 'LOGIN_NEGADO_SEGUNDO_FATOR: o código do segundo fator não confere ou já foi usado',
  FALHAS: 'LOGIN_NEGADO_FALHAS: falhas demais pelos dois nomes da pessoa; a senha não foi olhada',
  CODIGO: 'LOGIN_NEGADO_CODIGO: o endereço de uso único venceu, já foi usado ou não existe',
  BLOQUEIO: 'LOGIN_NEGADO_BLOQUEIO: alguém bloqueou o usuário enquanto a senha era conferida',
  INATIVO: 'LOGIN_NEGADO_INATIVO: o usuário está desativado',
  VALIDADE: 'LOGIN_NEGADO_VALIDADE: hoje não está entre os dias em que o usuário vale',
  PERFIL_VAZIO: 'LOGIN_NEGADO_PERFIL_VAZIO: nenhum perfil, função ou empréstimo em vigor dá acesso a algo',
} as const;
export type EntradaNegada = (typeof ENTRADA_NEGADA)[keyof typeof ENTRADA_NEGADA];
