import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { naApi } from '../execucao.ts';

/** Before another telephone, by who knows the password. */
export default rota({
  contexto: 'acesso',
  nome: 'desligar-segundo-fator',
  operationId: 'desligarSegundoFator',
  resumo: 'Desliga o próprio segundo fator',
  metodo: 'POST',
  caminho: '/segundo-fator/desligar',
  confianca: 'operador',
  permissao: 'PROPRIA',
  duranteAPendencia: true,
  sigilosa: true,
  status: 204,
  corpo: z.strictObject({ senha: z.string().min(1).max(1_000) }),
  resposta: z.null(),
  erros: {
    'segundo-fator/sem-senha': { status: 422, descricao: 'Quem chama não é uma pessoa que entre com senha' },
    'segundo-fator/senha-recusada': { status: 422, descricao: 'A senha não confere' },
    'segundo-fator/bloqueado': { status: 429, descricao: 'Foram muitas tentativas sem sucesso' },
    'segundo-fator/lotado': { status: 503, descricao: 'Há senhas demais sendo conferidas ao mesmo tempo' },
    'segundo-fator/nao-cadastrado': { status: 409, descricao: 'Não há segundo fator para desligar' },
  },
  exemplo: { corpo: { senha: 'cavalo correto bateria grampo' }, resposta: null },
  execucao: { ...naApi('Ninguém consegue trocar o celular do segundo fator.'), memoriaMB: 1024 },
});
