import type { z } from 'zod';
import type { CodigoDaSenha } from '../../../../../domain/acesso/politica-de-senha.ts';
import type { politicaDeSenha } from '../../../../../events/http/esquemas-acesso.ts';

type Politica = z.output<typeof politicaDeSenha>;

export interface Regra {
  readonly codigo: CodigoDaSenha;
  readonly texto: string;
}

/** What the policy asks, as a list that one reads before typing. What almost nobody breaks is said only when it is broken. */
export function regrasDa(p: Politica, quebradas: readonly CodigoDaSenha[]): readonly Regra[] {
  const regra = (mostrar: boolean, codigo: CodigoDaSenha, texto: string): readonly Regra[] => (mostrar ? [{ codigo, texto }] : []);
  return [
    ...regra(true, 'senha/curta', `Pelo menos ${p.minimo} caracteres: algumas palavras que só você juntaria`),
    ...regra(quebradas.includes('senha/longa'), 'senha/longa', `No máximo ${p.maximo} caracteres`),
    ...regra(quebradas.includes('senha/caractere-invalido'), 'senha/caractere-invalido', 'Só caracteres que se digitam'),
    ...regra(p.exigirMaiuscula, 'senha/sem-maiuscula', 'Uma letra maiúscula'),
    ...regra(p.exigirMinuscula, 'senha/sem-minuscula', 'Uma letra minúscula'),
    ...regra(p.exigirNumero, 'senha/sem-numero', 'Um número'),
    ...regra(p.exigirSimbolo, 'senha/sem-simbolo', 'Um caractere especial, como ! ou #'),
    ...regra(p.recusarVazadas, 'senha/vazada', 'Fora das listas que os invasores tentam primeiro'),
    ...regra(p.recusarContexto, 'senha/palavra-de-contexto', 'Sem o seu usuário, o seu nome nem palavras da autarquia'),
    ...regra(true, 'senha/repetida', p.historico === 0 ? 'Diferente da senha atual' : `Diferente da atual e ${p.historico === 1 ? 'da anterior' : `das ${p.historico} anteriores`}`),
  ];
}
