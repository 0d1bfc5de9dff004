import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { naApi } from '../execucao.ts';

/** A secret for the telephone, shown this once; nothing is asked of the login before a code of it is confirmed. */
export default rota({
  contexto: 'acesso',
  nome: 'cadastrar-segundo-fator',
  operationId: 'cadastrarSegundoFator',
  resumo: 'Começa o cadastro do segundo fator: o QR code para o celular',
  metodo: 'POST',
  caminho: '/segundo-fator/cadastro',
  confianca: 'operador',
  permissao: 'PROPRIA',
  duranteAPendencia: true,
  sigilosa: true,
  corpo: z.strictObject({ senha: z.string().min(1).max(1_000) }),
  resposta: z.strictObject({ qr: z.string().max(60_000).meta({ description: 'SVG' }), chave: z.string().max(120) }),
  erros: {
    'segundo-fator/sem-senha': { status: 422, descricao: 'Quem chama não é uma pessoa que entre com senha' },
    'segundo-fator/senha-recusada': { status: 422, descricao: 'A senha não confere' },
    'segundo-fator/bloqueado': { status: 429, descricao: 'Foram muitas tentativas sem sucesso' },
    'segundo-fator/lotado': { status: 503, descricao: 'Há senhas demais sendo conferidas ao mesmo tempo' },
    'segundo-fator/ja-cadastrado': { status: 409, descricao: 'Já há um segundo fator' },
  },
  exemplo: { corpo: { senha: 'cavalo correto bateria grampo' }, resposta: { qr: '<svg/>', chave: 'GEZDGNBVGY3TQOJQ' } },
  execucao: { ...naApi('Ninguém consegue cadastrar o segundo fator.', { segredo: 'chave-de-sessao' }), memoriaMB: 1024 },
});
