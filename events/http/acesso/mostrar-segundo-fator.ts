import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { naApi } from '../execucao.ts';

/** Whether who asks has a second factor, and has to have one. */
export default rota({
  contexto: 'acesso',
  nome: 'mostrar-segundo-fator',
  operationId: 'mostrarSegundoFator',
  resumo: 'Diz se quem chama tem segundo fator e se precisa ter',
  metodo: 'GET',
  caminho: '/segundo-fator',
  confianca: 'operador',
  permissao: 'PROPRIA',
  duranteAPendencia: true,
  resposta: z.strictObject({
    cadastrado: z.boolean(),
    exigido: z.boolean(),
    codigosDeReserva: z.int().min(0).nullable().meta({ description: 'Quantos códigos de reserva ainda entram; nulo sem segundo fator' }),
  }),
  erros: {},
  exemplo: { resposta: { cadastrado: true, exigido: true, codigosDeReserva: 10 } },
  execucao: naApi('Ninguém vê o próprio segundo fator.'),
});
