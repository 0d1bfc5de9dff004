import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { motivo, texto } from '../esquemas.ts';
import { DE_ADMINISTRADOR, PROPRIO } from '../esquemas-usuarios.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** By an administrator, of who lost the telephone and the recovery codes. The open sessions of that person end. */
export default rota({
  contexto: 'acesso',
  nome: 'retirar-segundo-fator',
  operationId: 'retirarSegundoFator',
  resumo: 'Retira o segundo fator de uma pessoa que perdeu o celular',
  metodo: 'POST',
  caminho: '/segundo-fator/retirar',
  confianca: 'operador',
  permissao: { funcao: 'segundo-fator', acao: 'alterar', semLugar: true },
  idempotente: true,
  corpo: z.strictObject({ login: texto(40, 3), motivo }),
  resposta: z.strictObject({ nome: z.string().max(120) }),
  erros: {
    ...DE_ADMINISTRADOR,
    ...PROPRIO,
    'segundo-fator/nao-cadastrado': { status: 404, descricao: 'Ninguém tem este usuário, ou não tem segundo fator' },
  },
  exemplo: { corpo: { login: 'marina', motivo: 'Celular roubado, identificou-se com documento' }, resposta: { nome: 'Marina Duarte (demonstração)' } },
  execucao: naApi('Quem perdeu o celular não entra.', idempotencia),
});
