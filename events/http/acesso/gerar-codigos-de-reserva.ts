import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { codigosDeReserva, EXEMPLO_DE_CODIGOS } from '../esquemas-segundo-fator.ts';
import { naApi } from '../execucao.ts';

/** In place of those that are left, which open nothing from here on. */
export default rota({
  contexto: 'acesso',
  nome: 'gerar-codigos-de-reserva',
  operationId: 'gerarCodigosDeReserva',
  resumo: 'Dá outros códigos de reserva do próprio segundo fator',
  metodo: 'POST',
  caminho: '/segundo-fator/codigos',
  confianca: 'operador',
  permissao: 'PROPRIA',
  sigilosa: true,
  corpo: z.strictObject({ senha: z.string().min(1).max(1_000) }),
  resposta: z.strictObject({ codigos: codigosDeReserva }),
  erros: {
    'segundo-fator/sem-senha': { status: 422, descricao: 'Quem chama não é uma pessoa que entre com senha' },
    'segundo-fator/senha-recusada': { status: 422, descricao: 'A senha não confere' },
    'segundo-fator/bloqueado': { status: 429, descricao: 'Foram muitas tentativas sem sucesso' },
    'segundo-fator/lotado': { status: 503, descricao: 'Há senhas demais sendo conferidas ao mesmo tempo' },
    'segundo-fator/nao-cadastrado': { status: 409, descricao: 'Não há segundo fator cadastrado' },
  },
  exemplo: { corpo: { senha: 'cavalo correto bateria grampo' }, resposta: { codigos: EXEMPLO_DE_CODIGOS } },
  execucao: { ...naApi('Quem gastou os códigos de reserva não consegue outros.'), memoriaMB: 1024 },
});
