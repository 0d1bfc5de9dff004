/** The second factor: recovery codes, and from whom it is demanded when he enters with a password (parameter `acesso.segundo-fator-obrigatorio`). */
import { z } from 'zod';

export const obrigatoriedade = z
  .strictObject({
    administradores: z.boolean(),
    funcoes: z.array(z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/).max(60)).max(200).meta({ description: 'Quem tem alguma destas funções' }),
    privilegios: z.array(z.string().regex(/^[a-z][a-z0-9-]*:[a-z][a-z0-9-]*$/).max(60)).max(200).meta({ description: 'Quem tem algum destes privilégios' }),
  })
  .meta({ id: 'ObrigatoriedadeDoSegundoFator' });

export const CHAVE_DA_OBRIGATORIEDADE = 'acesso.segundo-fator-obrigatorio';
export const EXEMPLO_DE_OBRIGATORIEDADE = { administradores: true, funcoes: ['baixa-manual'], privilegios: ['pagamento:estornar'] };

export const codigosDeReserva = z.array(z.string().max(40)).max(20).meta({ description: 'Códigos de reserva, mostrados só agora; cada um entra uma vez' });
export const EXEMPLO_DE_CODIGOS = ['abcd-efgh-jkmn-pqrs-tuvw-xyz2'];

/** With this many left, or fewer, the screens say so. */
export const POUCOS_CODIGOS = 3;
