import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { codigosDeReserva, EXEMPLO_DE_CODIGOS } from '../esquemas-segundo-fator.ts';
import { naApi } from '../execucao.ts';

/** From here on the login asks for a code. The recovery codes are answered this once. */
export default rota({
  contexto: 'acesso',
  nome: 'confirmar-segundo-fator',
  operationId: 'confirmarSegundoFator',
  resumo: 'Confirma o segundo fator com o primeiro código do celular',
  metodo: 'POST',
  caminho: '/segundo-fator/confirmar',
  confianca: 'operador',
  permissao: 'PROPRIA',
  duranteAPendencia: true,
  sigilosa: true,
  corpo: z.strictObject({ codigo: z.string().regex(/^\d{6}$/, 'são seis algarismos') }),
  resposta: z.strictObject({ codigos: codigosDeReserva }),
  erros: {
    'segundo-fator/sem-senha': { status: 422, descricao: 'Quem chama não é uma pessoa que entre com senha' },
    'segundo-fator/nao-comecado': { status: 409, descricao: 'O cadastro não foi começado' },
    'segundo-fator/codigo-recusado': { status: 422, descricao: 'O código não confere' },
    'segundo-fator/ja-cadastrado': { status: 409, descricao: 'Já há um segundo fator' },
  },
  exemplo: { corpo: { codigo: '081804' }, resposta: { codigos: EXEMPLO_DE_CODIGOS } },
  execucao: naApi('Ninguém consegue cadastrar o segundo fator.', { segredo: 'chave-de-sessao' }),
});
