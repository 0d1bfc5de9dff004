import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco, motivo } from '../esquemas.ts';
import { EXEMPLO_PRIVILEGIO, privilegioDado } from '../esquemas-direitos.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** From the next call on the person does not have it. */
export default rota({
  contexto: 'acesso',
  nome: 'retirar-privilegio',
  operationId: 'retirarPrivilegio',
  resumo: 'Retira um privilégio concedido',
  metodo: 'POST',
  caminho: '/privilegios-concedidos/{id}/retirada',
  confianca: 'operador',
  permissao: { funcao: 'privilegio', acao: 'alterar', semLugar: true },
  params: z.strictObject({ id: idNoEndereco }),
  corpo: z.strictObject({ motivo }),
  resposta: privilegioDado,
  erros: {
    'privilegio/nao-encontrado': { status: 404, descricao: 'Não há concessão com este número' },
    'privilegio/ja-terminou': { status: 409, descricao: 'A concessão já terminou ou foi retirada' },
  },
  idempotente: true,
  exemplo: { params: { id: '7' }, corpo: { motivo: 'Tesoureiro voltou das férias' }, resposta: { ...EXEMPLO_PRIVILEGIO, situacao: 'RETIRADO', retiradoEm: '2026-12-10T12:00:00.000Z' } },
  execucao: naApi('Um privilégio só termina pelo prazo.', idempotencia),
});
